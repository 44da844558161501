"""Completion by graphql-core: fetched values by response key, types of rows, and errors of fields."""

from graphql import build_schema, parse

from graph.query import Row
from resolvers.execution.completion.arbiter import arbitrate

SCHEMA = build_schema("""
type Query { a: Thing, b: Int!, list: [Thing!] }
interface Thing { n: Int }
type One implements Thing { n: Int, one: String }
type Two implements Thing { n: Int }
""")


def thing(type_: str, **values) -> Row:
    row = Row(type_)
    row.update(values)
    return row


def arbitrated(query: str, root: dict, operation_name: str | None = None, **variables):
    result = arbitrate(SCHEMA, parse(query), operation_name, root, variables)
    return result.data, [error.path for error in result.errors or ()]


def test_values_are_read_by_their_response_keys():
    query = "query A { x: a { n } y: a { m: n } } query B { b }"
    assert arbitrated(query, {"x": thing("One", n=1), "y": thing("Two", m=2)}, "A") == (
        {"x": {"n": 1}, "y": {"m": 2}},
        [],
    )
    assert arbitrated(query, {"b": 3}, "B") == ({"b": 3}, [])


def test_the_type_of_a_row_selects_its_fields():
    root = {"list": [thing("One", one="x"), thing("Two")]}
    assert arbitrated("{ list { __typename ... on One { one } } }", root) == (
        {"list": [{"__typename": "One", "one": "x"}, {"__typename": "Two"}]},
        [],
    )


def test_an_exception_is_the_error_of_its_field():
    assert arbitrated("{ a { n } }", {"a": ValueError("x")}) == ({"a": None}, [["a"]])
    assert arbitrated("{ list { n } }", {"list": [thing("One", n=ValueError("x"))]}) == (
        {"list": [{"n": None}]},
        [["list", 0, "n"]],
    )


def test_a_null_in_a_non_null_field_is_an_error_of_its_parent():
    assert arbitrated("{ b }", {"b": None}) == (None, [["b"]])
    assert arbitrated("query($s: Boolean!) { b @skip(if: $s) }", {}, s=True) == ({}, [])
