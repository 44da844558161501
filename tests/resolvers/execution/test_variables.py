"""Variables are coerced as graphql-core does, whichever way."""

import math

import pytest
from graphql import parse
from graphql.execution.values import get_variable_values

from resolvers.execution.errors import RequestError
from resolvers.execution.json_text import quote_as_json
from resolvers.execution.variables import Variables
from schema.public import GRAPHQL_SCHEMA as schema

VALUES = [
    "text",
    "",
    "5",
    5,
    0,
    -1,
    2**31 - 1,
    2**31,
    5.0,
    5.5,
    math.inf,
    True,
    False,
    None,
    [],
    ["a"],
    [None],
    {},
    {"id": "a"},
    "ID",
]
TYPES = [
    "ID",
    "ID!",
    "String",
    "String!",
    "Int",
    "Int!",
    "Boolean",
    "Boolean!",
    "Float",
    "Float!",
    "[String!]",
    "RegionWhere",
    "Language!",
]


@pytest.mark.parametrize("type_", TYPES)
@pytest.mark.parametrize("default", [False, True])
def test_each_value_of_each_type(type_, default):
    given_default = {"ID": '"d"', "String": '"d"', "Int": "1", "Boolean": "true", "Float": "1.5"}.get(type_)
    definition = f"$v: {type_}" + (f" = {given_default}" if default and given_default else "")
    operation = parse(f"query({definition}, $other: String) {{ __typename }}").definitions[0]
    variables = Variables(schema, operation)
    for given in ({}, *({"v": value} for value in VALUES), *({"v": value, "other": "x", "z": 1} for value in VALUES)):
        expected = get_variable_values(schema, operation.variable_definitions, given, max_errors=50)
        if isinstance(expected, list):
            with pytest.raises(RequestError) as raised:
                variables.coerce(given, suggestions=True)
            assert [e.message for e in raised.value.errors] == [e.message for e in quote_as_json(expected, given)]
        else:
            found = variables.coerce(given, suggestions=True)
            assert found.coerced == expected.coerced
            assert [*map(type, found.coerced.values())] == [*map(type, expected.coerced.values())]
            assert {name: source.value for name, source in found.sources.items()} == {
                name: source.value for name, source in expected.sources.items()
            }
