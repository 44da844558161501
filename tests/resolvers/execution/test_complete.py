"""A row is completed by generated code from the second time on, and by graphql-core where that cannot."""

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


def test_the_first_row_of_a_statement_and_all_later_ones_are_completed_alike(bound):
    completer = OperationCompleter(GRAPHQL_SCHEMA)
    expected = {"data": {"region": {"id": "region:a", "population": 5}}}
    for _ in range(3):
        assert completer.complete(bound, [row(bound, ROW)]) == (expected, True)
    assert (completer.generated_count, completer.arbitrated_count) == (3, 0)
    stock = OperationCompleter(GRAPHQL_SCHEMA, generated=False)
    assert stock.complete(bound, [row(bound, ROW)]) == (expected, False)
    assert (stock.generated_count, stock.arbitrated_count) == (0, 1)


def test_what_the_generated_code_cannot_complete_graphql_core_completes(bound):
    completer = OperationCompleter(GRAPHQL_SCHEMA)
    for _ in range(3):
        completed = completer.complete(bound, [row(bound, [["region:a", "many"]])])
        assert not completed.generated
        assert completed.response["data"] == {"region": {"id": "region:a", "population": None}}
        [error] = completed.response["errors"]
        assert (error["path"], error["extensions"]["code"]) == (["region", "population"], "INTERNAL_SERVER_ERROR")
    assert completer.arbitrated_count == 3


def test_the_schema_is_the_same_after_it(bound):
    fields = GRAPHQL_SCHEMA.query_type.fields.values()
    OperationCompleter(GRAPHQL_SCHEMA, generated=False).complete(bound, [row(bound, ROW)])
    assert all(field.resolve is None for field in fields)
