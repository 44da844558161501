"""The arguments of a field are the same in the first request and in later ones."""

import pytest
from graphql import parse
from graphql.execution import Executor

from resolvers.execution.selections import SelectionBuilder
from schema.public import GRAPHQL_SCHEMA

QUERY = """
query($n: Int, $m: Int = 7, $where: RegionWhere, $name: String, $order: RegionOrderField = NAME_RU) {
  regions(%s) { totalCount }
}
"""
ARGUMENTS = [
    "first: 3",
    "first: $n",
    "first: $m",
    "first: 3, where: $where",
    "where: {name: {eq: $name}}",
    "first: $n, orderBy: {field: $order}",
    "first: 5, orderBy: {field: NAME_RU, direction: DESC}",
    'last: $n, where: {not: {name: {eq: "x"}}}',
    "after: $name",
]
REQUESTS = [
    {},
    {"n": 4},
    {"n": 5, "m": 6},
    {"n": 4, "name": "a"},
    {"name": "b"},
    {"name": None, "n": None},
    {"where": {"name": {"eq": "c"}}},
    {"where": {"name": {"in": ["c", "d"]}}},
    {"order": "ID"},
]


def slot_of(document, variables):
    executor = Executor.build(GRAPHQL_SCHEMA, document, raw_variable_values=variables)
    [root] = SelectionBuilder(GRAPHQL_SCHEMA, executor).roots()
    return root.slots[0], executor.variable_values


def read(slot, values):
    try:
        arguments = slot.read(values)
    except Exception as error:
        return type(error), str(error)
    return dict(arguments.values), arguments.shape, arguments.page


@pytest.mark.parametrize("arguments", ARGUMENTS)
def test_later_requests_read_the_same_arguments_as_a_first_request(arguments):
    used = [name for name in ("n", "m", "where", "name", "order") if f"${name}" in arguments]
    text = QUERY % arguments
    document = parse(text)
    reused, _ = slot_of(document, {})
    for request in REQUESTS * 2:
        variables = {name: value for name, value in request.items() if name in used}
        new, values = slot_of(document, variables)
        assert read(reused, values) == read(new, values), variables
