"""Connections: their members, prices and lists."""

import pytest

from graph.query.arguments import page_arguments
from graph.query.compiler import Compiler
from graph.query.fields.to_many import ToMany
from graph.query.pricing.pricing import Pricing
from schema.public import CONDITIONS
from tests.graph.query.selections import list_of, read, whole_connection

ARGUMENTS = (page_arguments({"first": 2}, "Region"),)


def test_the_arguments_request_a_page():
    arguments = ToMany(None, "Region").arguments({"first": 7, "where": {"name": {"eq": "a"}}})
    assert (arguments.page.size, arguments.group, arguments.where) == (7, "RegionWhere", {"name": {"eq": "a"}})


def test_members_are_read_from_the_rows_of_the_page():
    value = read("nodes { iso: isoCode } edges { node { isoCode } } totalCount", [9, [[["A"], ["A"]], [["B"], ["B"]]]])
    assert value == {
        "nodes": [{"iso": "A"}, {"iso": "B"}],
        "totalCount": 9,
        "edges": [{"node": {"isoCode": "A"}}, {"node": {"isoCode": "B"}}],
    }
    assert (value.type, value["edges"][0].type, value["nodes"][0].type) == ("RegionConnection", "RegionEdge", "Region")


def test_a_page_from_the_end_is_reversed():
    value = read("nodes { isoCode }", [[["c"], ["b"], ["a"]]], first=None, last=2)
    assert [node["isoCode"] for node in value["nodes"]] == ["b", "c"]


@pytest.mark.parametrize(
    ("members", "price"),
    [
        ("totalCount", 1 + 5),
        ("nodes { id }", 1 + 2),
        ("edges { cursor }", 1 + 2),
        ("edges { node { id } }", 1 + 2),
        ("pageInfo { hasNextPage }", 1 + 2),
        ("totalCount nodes { id } edges { cursor node { id } }", 1 + 5 + 2 + 2),
    ],
)
def test_each_member_has_its_price(members, price):
    assert list_of(members).price(Pricing(CONDITIONS, ARGUMENTS, None), None).total == price


@pytest.mark.parametrize(
    ("members", "paths"),
    [
        ("pageInfo { hasNextPage }", []),
        ("totalCount", [("regions",)]),
        (
            "edges { cursor n: node { borders { c: totalCount } } }",
            [("regions",), ("regions", "edges", "n", "borders")],
        ),
    ],
)
def test_lists_are_returned_if_a_member_indicates_that_they_are_empty(members, paths):
    assert [place.path for place in list_of(members).lists()] == paths


def test_all_members_compile_together():
    statement = Compiler(CONDITIONS, ARGUMENTS).root(whole_connection("Territory"))
    assert statement.field_reader is not None
    assert statement.parameters.shared
