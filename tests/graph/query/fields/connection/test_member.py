"""The rows of a page, as the members of a connection read them."""

import pytest

from graph.query.arguments import page_arguments, page_at
from graph.query.fields.connection.member import ConnectionState
from tests.graph.query.selections import read


def state(rows: list, **page) -> ConnectionState:
    return ConnectionState(["parent"], rows, page_at((page_arguments(page, "Region"),), 0))


@pytest.mark.parametrize(
    ("page", "rows", "expected", "more"),
    [
        ({"first": 2}, [], [], False),
        ({"first": 2}, [1, 2], [1, 2], False),
        ({"first": 2}, [1, 2, 3], [1, 2], True),
        ({"last": 2}, [3, 2], [2, 3], False),
        ({"last": 2}, [3, 2, 1], [2, 3], True),
    ],
)
def test_the_extra_row_is_cut_and_a_backward_page_is_reversed(page, rows, expected, more):
    result = state(rows, **page)
    assert (result.row, result.rows, result.more) == (["parent"], expected, more)


def test_a_page_from_the_end_is_read_in_ascending_order():
    value = read("nodes { isoCode }", [[["c"], ["b"], ["a"]]], first=None, last=2)
    assert [node["isoCode"] for node in value["nodes"]] == ["b", "c"]
