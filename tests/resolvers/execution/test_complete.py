"""Rows are completed by generated code, or by graphql-core if generated code cannot complete them."""

import pytest

from resolvers.execution.bind import bind
from resolvers.execution.complete import OperationCompleter
from resolvers.execution.prepare import OperationPreparer
from resolvers.execution.read import FetchedRow
from schema.public import CONDITIONS, GRAPHQL_SCHEMA

QUERY = '{ region(id: "region:a") { id population } }'
ROW = [["region:a", 5]]


@pytest.fixture
def bound():
    return bind(OperationPreparer(GRAPHQL_SCHEMA, CONDITIONS).prepare(QUERY), {}, None)


def row(bound, columns: list) -> FetchedRow:
    [(plan, arguments)] = bound.fields
    return FetchedRow(columns, plan.statements.of(arguments), arguments)


def test_the_first_and_later_rows_of_a_statement_are_completed_alike(bound):
    completer = OperationCompleter(GRAPHQL_SCHEMA)
    expected = {"data": {"region": {"id": "region:a", "population": 5}}}
    for _ in range(3):
        assert completer.complete(bound, [row(bound, ROW)]) == (expected, True)
    assert (completer.generated_count, completer.arbitrated_count) == (3, 0)
    arbiter = OperationCompleter(GRAPHQL_SCHEMA, generated=False)
    assert arbiter.complete(bound, [row(bound, ROW)]) == (expected, False)
    assert (arbiter.generated_count, arbiter.arbitrated_count) == (0, 1)


def test_graphql_core_completes_rows_that_generated_code_cannot(bound):
    completer = OperationCompleter(GRAPHQL_SCHEMA)
    for _ in range(3):
        completed = completer.complete(bound, [row(bound, [["region:a", "many"]])])
        assert not completed.generated
        assert completed.response["data"] == {"region": {"id": "region:a", "population": None}}
        [error] = completed.response["errors"]
        assert (error["path"], error["extensions"]["code"]) == (["region", "population"], "INTERNAL_SERVER_ERROR")
    assert completer.arbitrated_count == 3


def test_completion_does_not_change_the_schema(bound):
    fields = GRAPHQL_SCHEMA.query_type.fields.values()
    OperationCompleter(GRAPHQL_SCHEMA, generated=False).complete(bound, [row(bound, ROW)])
    assert all(field.resolve is None for field in fields)
