"""The generated code of an operation: for statements that are used again, and for a limited number of them."""

from dataclasses import replace

import pytest
from graphql import parse
from graphql.execution import Executor

from graph.query import Compiler
from resolvers.execution.completion.generated import MAX_STATEMENTS, OperationCompletion, RowCompletions
from resolvers.execution.selections import SelectionBuilder
from schema.public import CONDITIONS, GRAPHQL_SCHEMA
from tests.support.narrowing import instance, present

EXECUTOR = instance(Executor.build(GRAPHQL_SCHEMA, parse('{ region(id: "x") { id } }')), Executor)


@pytest.fixture
def root():
    (root,) = SelectionBuilder(GRAPHQL_SCHEMA, EXECUTOR).roots()
    return root


@pytest.fixture
def completions(root) -> RowCompletions:
    return RowCompletions(GRAPHQL_SCHEMA, EXECUTOR, root.definition, root.details)


@pytest.fixture
def statement(root):
    arguments = tuple(slot.read(EXECUTOR.variable_values) for slot in root.slots)
    return Compiler(CONDITIONS, arguments).root(root.field)


def test_code_is_generated_on_the_second_use_of_a_statement_and_kept(completions, statement):
    assert completions.of(statement) is None
    complete = present(completions.of(statement))
    assert complete([["region:a"]], ()) == {"id": "region:a"}
    assert completions.of(statement) is complete


def test_a_statement_with_deferred_fields_has_no_code(completions, statement):
    deferred = replace(statement, field_reader=None)
    assert [completions.of(deferred) for _ in range(3)] == [None, None, None]


def test_only_a_limited_number_of_statements_is_remembered(completions, statement):
    completions.of(statement)
    for _ in range(MAX_STATEMENTS):
        completions.of(replace(statement))
    assert completions.of(statement) is None  # forgotten: it is used for the first time again
    assert completions.of(statement) is not None


def test_the_code_of_an_operation_is_generated_once():
    completion = OperationCompletion(GRAPHQL_SCHEMA, EXECUTOR)
    function = present(completion.function)
    assert completion.function is function
    assert function({"region": None}) == {"region": None}
