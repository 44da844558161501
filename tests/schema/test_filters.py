"""The filters of a `where`: each kind of value has the comparisons that make sense for it."""

from graphql import GraphQLInputObjectType, GraphQLNonNull, get_named_type

from graph.model import Kind
from schema.filters import FILTERS, filter_type
from schema.names import known
from schema.public import GRAPHQL_SCHEMA
from tests.support.narrowing import instance

EQUALITY, ORDER = {"eq", "ne", "in", "notIn", "isNull"}, {"lt", "lte", "gt", "gte"}


def operators(name: str) -> dict[str, str]:
    """Return the type of each comparison of a filter."""
    fields = instance(GRAPHQL_SCHEMA.type_map[name], GraphQLInputObjectType).fields
    assert not any(isinstance(field.type, GraphQLNonNull) for field in fields.values())
    return {operator: str(field.type) for operator, field in fields.items()}


def test_numbers_and_dates_are_ordered_and_texts_are_searched():
    for kind in (Kind.INT, Kind.FLOAT, Kind.DATE):
        assert operators(FILTERS[kind]).keys() == EQUALITY | ORDER
    for kind in (Kind.STRING, Kind.TEXT):
        assert operators(FILTERS[kind]).keys() == EQUALITY | {"contains", "startsWith"}
    assert operators("ProjectStatusFilter").keys() == EQUALITY
    # An id is never missing. The comparison of a bilingual text holds in either language, so it has no negation.
    assert operators("IDFilter").keys() == EQUALITY - {"isNull"} | {"startsWith"}
    assert operators("TextFilter").keys() == {"eq", "in", "contains", "startsWith", "isNull"}


def test_operands_have_the_type_of_the_value_or_are_lists_of_it():
    for name, type_ in (("IntFilter", "Int"), ("DateFilter", "PartialDate"), ("ProjectStatusFilter", "ProjectStatus")):
        for operator, operand in operators(name).items():
            expected = {"in": f"[{type_}!]", "notIn": f"[{type_}!]", "isNull": "Boolean"}.get(operator, type_)
            assert operand == expected, (name, operator)


def test_a_filter_is_created_once():
    before = known("IntFilter")
    assert filter_type("IntFilter", "int", "eq", "Another description.") == "IntFilter"
    assert known("IntFilter") is before


def test_every_filter_states_that_all_comparisons_must_hold():
    filters = [
        type_
        for name, type_ in GRAPHQL_SCHEMA.type_map.items()
        if name.endswith("Filter") and isinstance(type_, GraphQLInputObjectType)
    ]
    assert len(filters) > len(set(FILTERS.values()))
    for type_ in filters:
        assert (type_.description or "").endswith(" All comparisons must hold."), type_.name
        assert all(get_named_type(field.type).name in GRAPHQL_SCHEMA.type_map for field in type_.fields.values())
