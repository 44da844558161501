"""The selections of an operation: its root fields, their slots, and merged and skipped fields."""

import pytest
from graphql import build_schema, parse
from graphql.execution import Executor
from graphql.execution.values import VariableValues

from resolvers.execution.selections import SelectionBuilder
from schema.public import GRAPHQL_SCHEMA
from tests.graph.query.selections import selected
from tests.support.narrowing import instance


def builder(query: str, **variables) -> SelectionBuilder:
    executor = instance(Executor.build(GRAPHQL_SCHEMA, parse(query), raw_variable_values=variables), Executor)
    return SelectionBuilder(GRAPHQL_SCHEMA, executor)


def tree(node) -> dict:
    """Return the response keys of a node selection by type."""
    return {type_: [field.key for field in fields] for type_, fields in node.types.items()}


def test_each_field_with_arguments_has_a_slot():
    root = selected('{ region(id: "x") { name(lang: EN) municipalities(first: 3) { nodes { label } } isoCode } }')
    read = [slot.read(VariableValues({}, {})).values for slot in root.slots]
    assert [{name: values[name] for name in ("id", "lang", "size") if name in values} for values in read] == [
        {"id": "x"},
        {"lang": "EN"},
        {"size": 3},
        {"lang": "RU"},
    ]
    assert {field.key for field in root.fields} == {"region", "name", "municipalities", "label", "isoCode"}


def test_fields_selected_twice_are_merged_by_response_key():
    root = selected("""{ territory(id: "x") { id ...F ... on Region { iso: isoCode } } }
        fragment F on Territory { id country ... on Municipality { kind } }""")
    assert tree(root.field.node) == {"Region": ["id", "country", "iso"], "Municipality": ["id", "country", "kind"]}


def test_skipped_fields_and_typenames_are_not_selected():
    query = """query($s: Boolean!) { region(id: "x") { __typename id @skip(if: $s) country @include(if: $s) } }"""
    assert tree(selected(query, s=True).field.node) == {"Region": ["country"]}
    assert tree(selected(query, s=False).field.node) == {"Region": ["id"]}


def test_fields_of_introspection_are_counted_apart():
    of_schema = builder('{ __schema { description } a: __type(name: "Region") { name } __typename dataVersion }')
    assert [root.key for root in of_schema.roots()] == ["dataVersion"]
    assert of_schema.introspection == 2


def test_a_field_that_the_schema_does_not_declare_is_a_fault():
    schema = build_schema("type Query { undeclared: Int }")
    executor = instance(Executor.build(schema, parse("{ undeclared }")), Executor)
    with pytest.raises(TypeError, match="Query.undeclared is not declared"):
        SelectionBuilder(schema, executor).roots()
