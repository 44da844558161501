"""The columns of an export follow from the selection of its rows."""

from graphql import FieldNode, OperationDefinitionNode, parse

from export.columns import Column, columns_of
from schema.public import GRAPHQL_SCHEMA
from tests.support.narrowing import instance, present


def columns(selection: str, type_: str = "Adoption") -> list[tuple[str, type, int]]:
    operation = instance(parse(f"{{ x {{ {selection} }} }}").definitions[0], OperationDefinitionNode)
    field = instance(operation.selection_set.selections[0], FieldNode)
    found = columns_of(GRAPHQL_SCHEMA, GRAPHQL_SCHEMA.type_map[type_], present(field.selection_set))
    return [(column.name, column.kind, column.lists) for column in found]


def test_names_leave_out_the_levels_of_connections():
    assert columns(
        "id runningOn practice { name topics { nodes { id } totalCount } } sources { edges { node { url } } }"
    ) == [
        ("id", str, 0),
        ("runningOn", str, 0),
        ("practice.name", str, 0),
        ("practice.topics.id", str, 1),
        ("practice.topics.totalCount", int, 0),
        ("sources.url", str, 1),
    ]


def test_kinds_are_those_of_the_schema():
    found = columns("name population latitude adoptions { nodes { practice { id } } }", "Municipality")
    assert [kind for _, kind, _ in found] == [str, int, float, str]


def test_fragments_give_each_field_once():
    selection = "__typename ... on Region { name isoCode } ... on Municipality { name oktmo } ... { country }"
    assert [name for name, _, _ in columns(selection, "Territory")] == [
        "__typename",
        "name",
        "isoCode",
        "oktmo",
        "country",
    ]


def test_equal_names_are_told_apart_by_their_whole_paths():
    found = columns("cursor node { cursor: id } ", "AdoptionEdge")
    assert [name for name, _, _ in found] == ["cursor", "node.cursor"]


def test_values_are_read_by_path():
    row = {"a": {"b": 1}, "c": None, "d": [{"e": [1, 2]}, {"e": None}, {"e": [3]}]}
    assert Column("a.b", ("a", "b"), int).value(row) == 1
    assert Column("c.x", ("c", "x"), int).value(row) is None
    assert Column("d.e", ("d", "e"), int, 2).value(row) == [1, 2, 3]
