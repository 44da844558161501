"""The generated code of an operation, made when it is first needed."""

from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import Any

from graphql import GraphQLField, GraphQLSchema
from graphql.execution import Executor
from graphql.execution.collect_fields import FieldDetails

from graph.query import Statement
from resolvers.execution.completion.codegen import Completion, generate
from resolvers.execution.completion.rows import Direct, generate_direct

#: Statements of a root field for which code is kept.
STATEMENTS = 64


class OperationCompletion:
    """Completes the root fields of a variant of an operation."""

    def __init__(self, schema: GraphQLSchema, executor: Executor[Any]):
        self._schema, self._executor = schema, executor

    @cached_property
    def function(self) -> Completion | None:
        """The generated code; None where graphql-core has to complete the operation."""
        return generate(self._schema, self._executor)


class RowCompletions:
    """Completes a root field straight from the row of its statement."""

    def __init__(
        self, schema: GraphQLSchema, executor: Executor[Any], definition: GraphQLField, details: Sequence[FieldDetails]
    ):
        self._schema, self._executor = schema, executor
        self._definition, self._details = definition, list(details)
        self._met: set[Statement] = set()
        self._generated = lru_cache(STATEMENTS)(self._generate)

    def of(self, statement: Statement) -> Direct | None:
        """Return the code for the rows of a statement, or None.

        There is none where no field reader reads the rows. A statement that is met for the first time has none
        either: generating code for one use takes longer than doing without.
        """
        if statement.field_reader is None:
            return None
        if statement not in self._met:
            if len(self._met) >= STATEMENTS:
                self._met.clear()
            self._met.add(statement)
            return None
        return self._generated(statement)

    def _generate(self, statement: Statement) -> Direct:
        assert statement.field_reader is not None, "of returns None for it"
        return generate_direct(self._schema, self._executor, self._definition, self._details, statement.field_reader)
