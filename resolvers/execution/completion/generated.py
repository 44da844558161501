"""The generated code of an operation, generated on first use."""

from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import Any

from graphql import GraphQLField, GraphQLSchema
from graphql.execution import Executor
from graphql.execution.collect_fields import FieldDetails

from graph.query import Statement
from resolvers.execution.completion.codegen import Completion, generate
from resolvers.execution.completion.rows import Direct, generate_direct

#: Maximum number of statements per root field with cached code.
MAX_STATEMENTS = 64


class OperationCompletion:
    """Completes the root fields of a variant of an operation."""

    def __init__(self, schema: GraphQLSchema, executor: Executor[Any]):
        self._schema, self._executor = schema, executor

    @cached_property
    def function(self) -> Completion | None:
        """The generated code; None if graphql-core has to complete the operation."""
        return generate(self._schema, self._executor)


class RowCompletions:
    """Completes a root field directly from the rows of its statements."""

    def __init__(
        self, schema: GraphQLSchema, executor: Executor[Any], definition: GraphQLField, details: Sequence[FieldDetails]
    ):
        self._schema, self._executor = schema, executor
        self._definition, self._details = definition, list(details)
        self._used: set[Statement] = set()
        self._generated = lru_cache(MAX_STATEMENTS)(self._generate)

    def of(self, statement: Statement) -> Direct | None:
        """Return the code for the rows of a statement, or None.

        It is None for a statement without a field reader, and on the first use of a statement: generating code for a
        single use takes longer than completing without it.
        """
        if statement.field_reader is None:
            return None
        if statement not in self._used:
            if len(self._used) >= MAX_STATEMENTS:
                self._used.clear()
            self._used.add(statement)
            return None
        return self._generated(statement)

    def _generate(self, statement: Statement) -> Direct:
        assert statement.field_reader is not None, "`of` returns None for such statements"
        return generate_direct(self._schema, self._executor, self._definition, self._details, statement.field_reader)
