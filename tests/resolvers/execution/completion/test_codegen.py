"""Generated code completes values exactly as graphql-core does, or leaves them to it."""

import math
from typing import Any

import pytest
from graphql import build_schema, parse
from graphql.execution import Executor

from graph.query import Row
from resolvers.execution.completion.arbiter import arbitrate
from resolvers.execution.completion.codegen import CannotComplete, Completed, generate
from tests.support.narrowing import instance, present

SCHEMA = build_schema("""
type Query {
  string: String, int: Int, float: Float, boolean: Boolean, id: ID, colour: Colour, needed: String!
  list: [Int], neededList: [Int!]!, thing: Thing, one: One, any: Any, things: [Thing!]
}
enum Colour { RED GREEN }
interface Thing { n: Int! }
type One implements Thing { n: Int!, inner: One }
type Two implements Thing { n: Int!, two: String }
union Any = One | Two
""")


def row(type_: str, **values) -> Row:
    result = Row(type_)
    result.update(values)
    return result


ONE, TWO = row("One", n=1, inner=row("One", n=2)), row("Two", n=3, two="x")
VALUES: list[Any] = [
    *(None, True, False, 0, 1, -1, 2**31 - 1, 2**31, -(2**31), -(2**31) - 1, 0.0, 1.0, 0.5, math.inf, math.nan),
    *("", "RED", "BLUE", "ё", "1", "true", b"x", [], [1], [1, None], ["x"], [[1]], (1, 2), {}, ValueError("x")),
    *(ONE, TWO, [ONE, TWO], [ONE, None], row("One", n=None), row("Two", n="x", two=None)),
]
SELECTIONS = {
    "thing": "{ __typename n ... on Two { two } }",
    "one": "{ n inner { n } }",
    "any": "{ ... on One { n } ... on Two { two } }",
    "things": "{ n ... on One { inner { n } } }",
}


def executor(query: str, **variables) -> Executor:
    return instance(Executor.build(SCHEMA, parse(query), raw_variable_values=variables), Executor)


@pytest.mark.parametrize("field", present(SCHEMA.query_type).fields)
def test_generated_code_and_graphql_core_accept_the_same_values_and_complete_them_alike(field):
    query = f"{{ {field} {SELECTIONS.get(field, '')} }}"
    complete = generate(SCHEMA, executor(query))
    for value in VALUES:
        root = {field: complete_row(value, field)}
        expected = arbitrate(SCHEMA, parse(query), None, root, {})
        try:
            result = complete(root)
        except CannotComplete:
            # No store returns a tuple.
            assert expected.errors or isinstance(value, tuple), value
            continue
        assert (result, expected.errors) == (expected.data, None), value
        assert list(map(type, result.values())) == list(map(type, expected.data.values())), value


def complete_row(value, field: str):
    """Return a value whose objects have all keys that the selections read."""
    if isinstance(value, Row) and field in SELECTIONS:
        return row(value.type, **{"n": 0, "inner": None, "two": None, **value})
    if isinstance(value, list):
        return [complete_row(each, field) for each in value]
    return value


def test_errors_and_nulls_in_the_wrong_place_are_left_to_graphql_core():
    complete = generate(SCHEMA, executor("{ needed neededList }"))
    assert complete({"needed": "x", "neededList": [1]}) == {"needed": "x", "neededList": [1]}
    for wrong in (
        {"needed": None, "neededList": [1]},
        {"needed": "x", "neededList": None},
        {"needed": "x", "neededList": [None]},
        {"needed": ValueError("x"), "neededList": [1]},
        {"needed": "x"},
    ):
        with pytest.raises(CannotComplete):
            complete(wrong)


def test_a_completed_value_is_not_checked_again():
    complete = generate(SCHEMA, executor("{ string thing { n } }"))
    done = {"n": "anything"}
    assert complete({"string": "x", "thing": Completed(done)})["thing"] is done


def test_an_operation_on_the_schema_itself_is_left_to_graphql_core():
    assert generate(SCHEMA, executor("{ __schema { description } string }")) is None
    assert generate(SCHEMA, executor("{ __typename string }"))({"string": None}) == {
        "__typename": "Query",
        "string": None,
    }


def test_keys_follow_the_order_of_the_selection():
    query = "query($no: Boolean!) { b: int a: int ...F c: int @skip(if: $no) } fragment F on Query { d: string a: int }"
    result = generate(SCHEMA, executor(query, no=True))({"a": 1, "b": 2, "d": "x"})
    assert list(result.items()) == [("b", 2), ("a", 1), ("d", "x")]
