"""The arguments of a field are the same at the first request and at every later one."""

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


def slot_of(document, given):
    executor = Executor.build(GRAPHQL_SCHEMA, document, raw_variable_values=given)
    [root] = SelectionBuilder(GRAPHQL_SCHEMA, executor).roots()
    return root.slots[0], executor.variable_values


def read(slot, values):
    try:
        found = slot.read(values)
    except Exception as error:
        return type(error), str(error)
    return dict(found.values), found.shape, found.page


@pytest.mark.parametrize("arguments", ARGUMENTS)
def test_later_requests_read_what_a_first_one_would(arguments):
    used = [name for name in ("n", "m", "where", "name", "order") if f"${name}" in arguments]
    text = QUERY % arguments
    document = parse(text)
    kept, _ = slot_of(document, {})
    for given in REQUESTS * 2:
        given = {name: value for name, value in given.items() if name in used}
        new, values = slot_of(document, given)
        assert read(kept, values) == read(new, values), given
