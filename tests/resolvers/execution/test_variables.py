"""Variables are coerced as by graphql-core, also if they bypass it."""

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
def test_every_value_of_every_type(type_, default):
    default_value = {"ID": '"d"', "String": '"d"', "Int": "1", "Boolean": "true", "Float": "1.5"}.get(type_)
    definition = f"$v: {type_}" + (f" = {default_value}" if default and default_value else "")
    operation = parse(f"query({definition}, $other: String) {{ __typename }}").definitions[0]
    variables = Variables(schema, operation)
    for raw_values in (
        {},
        *({"v": value} for value in VALUES),
        *({"v": value, "other": "x", "z": 1} for value in VALUES),
    ):
        expected = get_variable_values(schema, operation.variable_definitions, raw_values, max_errors=50)
        if isinstance(expected, list):
            with pytest.raises(RequestError) as raised:
                variables.coerce(raw_values, suggestions=True)
            assert [e.message for e in raised.value.errors] == [e.message for e in quote_as_json(expected, raw_values)]
        else:
            coerced = variables.coerce(raw_values, suggestions=True)
            assert coerced.coerced == expected.coerced
            assert [*map(type, coerced.coerced.values())] == [*map(type, expected.coerced.values())]
            assert {name: source.value for name, source in coerced.sources.items()} == {
                name: source.value for name, source in expected.sources.items()
            }
