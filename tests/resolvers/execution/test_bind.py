"""An operation is bound to the variables of a request without sending a statement."""

import pytest

from access.bounds import Bounds
from access.errors import LimitError
from graph.query.errors import BadPage
from resolvers.execution.bind import BoundOperation, bind
from resolvers.execution.errors import RequestError
from resolvers.execution.prepare import OperationPreparer
from schema.public import CONDITIONS, GRAPHQL_SCHEMA

PREPARER = OperationPreparer(GRAPHQL_SCHEMA, CONDITIONS)


def bound(query: str, variables: dict | None = None, **bounds) -> BoundOperation:
    return bind(PREPARER.prepare(query), variables or {}, None, Bounds(**bounds))


def test_a_field_with_invalid_arguments_has_an_error_and_costs_1():
    operation = bound("{ regions(first: 0) { totalCount } dataVersion }")
    assert [field.key for field in operation.fields] == ["regions", "dataVersion"]
    assert isinstance(operation.fields[0].arguments, BadPage)
    assert operation.cost == 1 + 1 + 1


def test_variables_are_bounded_before_they_are_coerced():
    query = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }"
    assert bound(query, {"ids": ["a", "b"]}, values=3).cost == 1 + 1 + 2
    with pytest.raises(LimitError):
        bound(query, {"ids": [1, {}]}, values=2)
    with pytest.raises(RequestError):
        bound(query, {"ids": [{}]})


def test_the_conditions_of_all_fields_count_together():
    one = '{name: {eq: "x"}, population: {gt: 1}}'
    query = f"{{ a: regions(where: {one}) {{ totalCount }} b: regions(where: {one}) {{ totalCount }} }}"
    bound(query, conditions=6)
    with pytest.raises(LimitError) as raised:
        bound(query, conditions=5)
    assert raised.value.code == "TOO_MANY_CONDITIONS"


def test_the_most_expensive_part_is_named_by_its_path():
    assert bound("{ dataVersion regions(first: 50) { nodes { id } } }").most_expensive_part() == ("regions.nodes", 50)
