"""Edges: the cursor, the node and the relationship of each row."""

from graph.query.arguments import page_arguments, plain_arguments
from graph.query.compiler import Compiler
from schema.public import CONDITIONS
from tests.graph.query.selections import read, selected

MEMBERS = '{ team(id: "x") { members { edges { roleRu sources { totalCount } node { id } } } } }'
ARGUMENTS = (plain_arguments({"id": "x"}), page_arguments({}, "Person"), page_arguments({}, "Source"))


def test_an_edge_has_the_members_of_its_row_under_their_response_keys():
    rows = [[["A"], "region:a"], [["B"], "region:b"]]
    edges = read("edges { n: node { isoCode } cursor }", [rows])["edges"]
    assert [edge["n"] for edge in edges] == [{"isoCode": "A"}, {"isoCode": "B"}]
    assert [edge.type for edge in edges] == ["RegionEdge", "RegionEdge"]
    assert len({edge["cursor"] for edge in edges}) == 2


def test_properties_and_sources_are_read_from_the_relationship():
    field = selected(MEMBERS).field
    ((members,),) = field.node.types.values()
    assert members.members[0].uses_relationship
    statement = Compiler(CONDITIONS, ARGUMENTS).root(field)
    assert "r2.roleRu" in statement.text
    assert "UNWIND r2.sourceIds AS" in statement.text
    value, _ = statement.read([[[["mentor", 3, ["person:a"]]]]], ARGUMENTS)
    assert value["members"]["edges"] == [{"roleRu": "mentor", "sources": {"totalCount": 3}, "node": {"id": "person:a"}}]


def test_a_list_of_all_nodes_has_no_relationship_with_sources():
    assert read("edges { node { isoCode } sources { totalCount } }", [[["A"]]])["edges"] == [
        {"node": {"isoCode": "A"}, "sources": None}
    ]


def test_the_lists_of_a_node_are_found_by_their_path():
    field = selected("{ regions { e: edges { n: node { m: municipalities { totalCount } } } } }").field
    assert [place.path for place in field.lists()] == [("regions",), ("regions", "e", "n", "m")]
