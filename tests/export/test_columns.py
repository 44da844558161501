"""The columns of an export follow from the selection of its rows."""

from graphql import FieldNode, OperationDefinitionNode, parse

from export.columns import Column, columns_of
from schema.public import GRAPHQL_SCHEMA
from tests.support.narrowing import instance, present


def found(selection: str, type_: str) -> tuple[Column, ...]:
    operation = instance(parse(f"{{ x {{ {selection} }} }}").definitions[0], OperationDefinitionNode)
    field = instance(operation.selection_set.selections[0], FieldNode)
    return columns_of(GRAPHQL_SCHEMA, GRAPHQL_SCHEMA.type_map[type_], present(field.selection_set))


def columns(selection: str, type_: str = "Adoption") -> list[tuple[str, type, int]]:
    return [(column.name, column.kind, column.lists) for column in found(selection, type_)]


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
    kinds = columns("name population latitude adoptions { nodes { practice { id } } }", "Municipality")
    assert [kind for _, kind, _ in kinds] == [str, int, float, str]


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
    names = columns("cursor node { cursor: id } ", "AdoptionEdge")
    assert [name for name, _, _ in names] == ["cursor", "node.cursor"]


def test_values_are_read_by_path():
    row = {"a": {"b": 1}, "c": None, "d": [{"e": [1, 2]}, {"e": None}, {"e": [3]}]}
    assert Column("a.b", ("a", "b"), int).value(row) == 1
    assert Column("c.x", ("c", "x"), int).value(row) is None
    assert Column("d.e", ("d", "e"), int, 2).value(row) == [1, 2, 3]
    assert Column("f", ("d", 2, "e"), int, 1).value(row) == [3]


def test_the_columns_of_one_list_match():
    row = {
        "a": {"nodes": [{"b": 1, "c": None}, {"b": None, "c": {"d": 2}}, {"b": 3, "c": {"d": None}}, {"c": {"d": 4}}]}
    }
    assert Column("a.b", ("a", "nodes", "b"), int, 1).value(row) == [1, None, 3, None]
    assert Column("a.d", ("a", "nodes", "c", "d"), int, 1).value(row) == [None, 2, None, 4]
    assert Column("a.b", ("a", "nodes", "b"), int, 1).value({"a": None}) == []


def test_json_is_text():
    row = {"a": {"x": "да", "y": [1]}, "b": [{"a": {"x": 1}}, {"a": None}, {"a": [2]}]}
    assert Column("a", ("a",), str, is_json=True).value(row) == '{"x": "да", "y": [1]}'
    assert Column("b.a", ("b", "a"), str, 1, is_json=True).value(row) == ['{"x": 1}', None, "[2]"]
    assert [column.is_json for column in found("key where", "Bucket")] == [False, True]


def test_each_key_of_a_group_has_columns_of_its_own():
    selection = """municipalities { aggregate(groupBy: [KIND, REGION]) {
        groups { keys { key node { ... on Region { isoCode } } } other: keys { key } count } } }"""
    groups = "municipalities.aggregate.groups"
    assert columns(selection, "Region") == [
        (f"{groups}.KIND.key", str, 1),
        (f"{groups}.KIND.isoCode", str, 1),
        (f"{groups}.REGION.key", str, 1),
        (f"{groups}.REGION.isoCode", str, 1),
        (f"{groups}.other.KIND.key", str, 1),
        (f"{groups}.other.REGION.key", str, 1),
        (f"{groups}.count", int, 1),
    ]
    many = ", ".join(["KIND"] * 50)  # refused when the query runs
    assert (
        len(columns(f"municipalities {{ aggregate(groupBy: [{many}]) {{ groups {{ keys {{ key }} }} }} }}", "Region"))
        == 3
    )
