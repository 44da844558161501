"""Read the root fields of an operation from the store, with one statement per field."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphql import OperationType

from access.request_context import RequestContext
from graph.query import Arguments, Pending, Row, Statement
from graph.store.batching import BatchingReader
from resolvers.execution.bind import BoundField, BoundOperation
from resolvers.execution.computed import Batch, ReadingBatch
from resolvers.execution.computed_values import ComputedValues
from resolvers.execution.operation_record import timed


@dataclass(frozen=True, slots=True)
class FetchedRow:
    """The row of a root field's statement, not yet completed."""

    row: list[Any]
    statement: Statement
    arguments: tuple[Arguments, ...]

    def value(self) -> Any:
        """Return the value of the root field, or the exception raised while reading it."""
        try:
            return self.statement.read(self.row, self.arguments)[0]
        except Exception as error:
            return error


class OperationReader:
    """Reads root fields. reads: sends statements. computed: the batch functions of computed fields, by name."""

    def __init__(self, reads: BatchingReader, computed: Mapping[str, Batch | ReadingBatch]):
        self._reads, self._computed = reads, ComputedValues(reads, computed)

    async def read(self, bound: BoundOperation, context: RequestContext) -> Sequence[Any]:
        """Return a FetchedRow, a value or an exception for each root field.

        The fields of a query are read concurrently, those of a mutation in sequence (GraphQL, section 6.2.2).
        """
        fields = bound.fields
        if len(fields) > 1 and bound.operation.type is OperationType.QUERY:
            return await asyncio.gather(*[self._read(field, context) for field in fields])
        return [await self._read(field, context) for field in fields]  # a single field needs no task

    async def _read(self, bound: BoundField, context: RequestContext) -> Any:
        plan, arguments = bound
        if isinstance(arguments, Exception):
            return arguments
        try:
            if field := plan.selection.field.deferred:
                holder = Row("")
                await self._computed.fill_in(plan.statements, [Pending(field, "", holder)], arguments, context)
                return holder[field.key]
            statement = plan.statements.of(arguments)
            with timed("store"):
                async with context.principal.reads:
                    row = await self._reads.read(statement, arguments)
            if statement.field_reader is not None:
                return FetchedRow(row, statement, arguments)
            value, reading = statement.read(row, arguments)
            await self._computed.fill_in(plan.statements, reading.pending, arguments, context)
            return value
        except Exception as error:
            return error
