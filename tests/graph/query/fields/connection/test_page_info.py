"""`pageInfo`: whether the list continues, and the cursors of the page."""

import pytest

from graph.query.cursors import Order, encode_cursor
from tests.graph.query.selections import page_statement, read

CURSOR = encode_cursor("Region", Order(), None, "region:m")
BOTH = "pageInfo { hasNextPage hasPreviousPage }"


def test_an_extra_row_means_that_there_is_a_next_page():
    members = "nodes { isoCode } pageInfo { more: hasNextPage hasPreviousPage startCursor }"
    rows = [[[f"{letter}"], f"region:{letter}"] for letter in "abc"]
    value = read(members, [rows])
    assert [node["isoCode"] for node in value["nodes"]] == ["a", "b"]
    assert (value["pageInfo"]["more"], value["pageInfo"]["hasPreviousPage"]) == (True, False)
    assert value["pageInfo"]["startCursor"]
    assert read(members, [[]])["pageInfo"] == {"more": False, "hasPreviousPage": False, "startCursor": None}


@pytest.mark.parametrize(
    ("page", "beyond", "rows", "has_next", "has_previous"),
    [
        ({"first": 2}, [], 2, False, False),
        ({"first": 2}, [], 3, True, False),
        ({"first": 2, "after": CURSOR}, [True], 3, True, True),
        ({"first": 2, "after": CURSOR}, [False], 2, False, False),
        ({"first": 2, "before": CURSOR}, [True], 2, True, False),
        ({"first": None, "last": 2}, [], 3, False, True),
        ({"first": None, "last": 2, "before": CURSOR}, [True], 2, True, False),
        ({"first": None, "last": 2, "after": CURSOR}, [True], 2, False, True),
    ],
)
def test_a_list_continues_after_an_extra_row_and_beyond_a_cursor(page, beyond, rows, has_next, has_previous):
    # The answers to "are there nodes beyond the cursor" precede the rows.
    value = read(BOTH, [*beyond, [[True]] * rows], **page)
    assert value["pageInfo"] == {"hasNextPage": has_next, "hasPreviousPage": has_previous}


def test_one_row_more_is_only_read_if_it_is_needed():
    for page, members, limit in (
        ({}, "pageInfo { hasNextPage }", 3),
        ({}, "pageInfo { hasPreviousPage }", 2),
        ({"first": None, "last": 2}, "pageInfo { hasPreviousPage }", 3),
        ({"first": None, "last": 2}, "pageInfo { endCursor hasNextPage }", 2),
    ):
        statement, arguments = page_statement(members, **page)
        assert list(statement.bind(arguments).values()) == [limit], members


def test_the_cursors_are_those_of_the_first_and_last_row():
    first, last = (encode_cursor("Region", Order(), None, f"region:{name}") for name in "ab")
    for page, rows in (({}, "ab"), ({"first": None, "last": 2}, "ba")):
        value = read("pageInfo { startCursor endCursor }", [[[f"region:{name}"] for name in rows]], **page)
        assert value["pageInfo"] == {"startCursor": first, "endCursor": last}
