"""Connections: their members, prices and lists."""

import pytest

from graph.query.arguments import page_arguments, plain_arguments
from graph.query.compiler import Compiler
from graph.query.fields.to_many import ToMany, ToManyField
from graph.query.pricing.pricing import Pricing
from schema.public import CONDITIONS
from tests.graph.query.selections import selected, whole_connection

ARGUMENTS = (page_arguments({"first": 2}, "Region"),)


def list_of(members: str) -> ToManyField:
    field = selected(f"{{ regions(first: 2) {{ {members} }} }}").field
    assert isinstance(field, ToManyField)
    return field


def read(members: str, row: list, **page):
    arguments = (page_arguments({"first": 2, **page}, "Region"),)
    return Compiler(CONDITIONS, arguments).root(list_of(members)).read(row, arguments)[0]


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


def test_a_row_with_a_single_column_is_the_node():
    assert read("nodes { isoCode }", [[["A"]]]) == {"nodes": [{"isoCode": "A"}]}


def test_an_extra_row_means_that_there_is_a_next_page():
    members = "nodes { isoCode } pageInfo { more: hasNextPage hasPreviousPage startCursor }"
    rows = [[[f"{letter}"], f"region:{letter}"] for letter in "abc"]
    value = read(members, [rows])
    assert [node["isoCode"] for node in value["nodes"]] == ["a", "b"]
    assert (value["pageInfo"]["more"], value["pageInfo"]["hasPreviousPage"]) == (True, False)
    assert value["pageInfo"]["startCursor"]
    assert read(members, [[]])["pageInfo"] == {"more": False, "hasPreviousPage": False, "startCursor": None}


def test_a_page_from_the_end_is_reversed():
    value = read("nodes { isoCode }", [[["c"], ["b"], ["a"]]], first=None, last=2)
    assert [node["isoCode"] for node in value["nodes"]] == ["b", "c"]


def test_a_count_alone_reads_no_rows():
    text = Compiler(CONDITIONS, ARGUMENTS).root(list_of("totalCount")).text
    assert text == "RETURN [COUNT { MATCH (n0:Region) }] AS d"


def test_properties_and_sources_are_read_from_the_relationship():
    field = selected('{ team(id: "x") { members { edges { roleRu sources { totalCount } } } } }').field
    ((members,),) = field.node.types.values()
    assert members.members[0].uses_relationship
    arguments = (plain_arguments({"id": "x"}), page_arguments({}, "Person"), page_arguments({}, "Source"))
    text = Compiler(CONDITIONS, arguments).root(field).text
    assert "r2.roleRu" in text
    assert "UNWIND r2.sourceIds AS" in text


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
