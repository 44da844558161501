"""Generated code completes a row with the same result as its reader and the completion of its objects."""

from collections.abc import Callable
from typing import Any

import pytest
from graphql import parse
from graphql.execution import Executor

from graph.query import Compiler
from resolvers.execution.completion.codegen import CannotComplete, generate
from resolvers.execution.completion.rows import generate_direct
from resolvers.execution.selections import SelectionBuilder
from schema.public import CONDITIONS, GRAPHQL_SCHEMA
from tests.support.narrowing import instance, present

A, B = "region:a", "region:b"
#: Root fields with a row of their statements.
ROWS = [
    ('region(id: "x") { __typename id name population }', [[A, "А", 5]]),
    ('region(id: "x") { id }', [None]),
    ('region(id: "x") { __typename }', [[True]]),
    ('territory(id: "x") { id ... on Municipality { kind } }', [[1, ["municipality:a", "CITY"]]]),
    ('municipality(id: "x") { id region { isoCode } }', [["municipality:a", ["RU-TA"]]]),
    ('municipality(id: "x") { id region { isoCode } }', [["municipality:a", None]]),
    ('adoption(id: "x") { label }', [[["Практика", None, "adoption:a"]]]),
    ("regions { __typename totalCount }", [3]),
    ("regions { nodes { id } }", [[[A], [B]]]),
    ("regions(last: 1) { nodes { id } }", [[[B], [A]]]),
    ("regions { edges { __typename cursor node { id } } }", [[[[A], A], [[B], B]]]),
    ("regions(first: 1) { pageInfo { hasNextPage hasPreviousPage endCursor } nodes { id } }", [[[A, [A]], [B, [B]]]]),
]


def readers(field: str) -> tuple[Callable[[list[Any]], Any], Callable[[list[Any]], Any]]:
    """Return two functions that complete the rows of a root field: in one pass, and by reader and completion."""
    schema = GRAPHQL_SCHEMA
    executor = instance(Executor.build(schema, parse(f"{{ {field} }}")), Executor)
    (root,) = SelectionBuilder(schema, executor).roots()
    arguments = tuple(slot.read(executor.variable_values) for slot in root.slots)
    statement = Compiler(CONDITIONS, arguments).root(root.field)
    direct = generate_direct(schema, executor, root.definition, root.details, present(statement.field_reader))
    completion = present(generate(schema, executor))
    return (
        lambda row: direct(row, arguments),
        lambda row: completion({root.key: statement.read(row, arguments)[0]})[root.key],
    )


@pytest.mark.parametrize(("field", "row"), ROWS)
def test_both_ways_of_completion_agree(field, row):
    direct, read = readers(field)
    assert direct(row) == read(row)
    assert (direct(row) is None) == (row == [None])


@pytest.mark.parametrize(
    ("field", "row"),
    [
        ('region(id: "x") { id name }', [[None, "А"]]),
        ('region(id: "x") { id }', [[]]),
        ('region(id: "x") { __typename }', [True]),
        ("regions { totalCount }", [None]),
        ("regions { nodes { id } }", [None]),
        ('adoption(id: "x") { label }', [[None]]),
    ],
)
def test_a_row_that_does_not_match_the_schema_cannot_be_completed(field, row):
    direct, _ = readers(field)
    with pytest.raises(CannotComplete):
        direct(row)
