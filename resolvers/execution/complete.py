"""Complete the values of the root fields into a response: by generated code, or else by graphql-core."""

import contextlib
from collections.abc import Sequence
from typing import Any, NamedTuple

from graphql import GraphQLSchema

from resolvers.execution.bind import BoundField, BoundOperation
from resolvers.execution.completion.arbiter import arbitrate
from resolvers.execution.completion.codegen import CannotComplete, Completed
from resolvers.execution.errors import public_error
from resolvers.execution.read import FetchedRow
from resolvers.execution.response import Response


class CompletedOperation(NamedTuple):
    """The response to an operation: `data` and `errors`. generated: whether generated code completed it."""

    response: Response
    generated: bool


class OperationCompleter:
    """Completes operations of a schema.

    generated: whether generated code is used if possible; otherwise graphql-core completes all operations.
    generated_count, arbitrated_count: operations completed by generated code and by graphql-core.
    """

    def __init__(self, schema: GraphQLSchema, *, generated: bool = True):
        self._schema, self._generated = schema, generated
        self.generated_count = self.arbitrated_count = 0

    def complete(self, bound: BoundOperation, values: Sequence[Any]) -> CompletedOperation:
        """Return the response for the values of the root fields."""
        if self._generated and (completion := bound.variant.completion.function) is not None:
            with contextlib.suppress(CannotComplete):
                data = completion(
                    {field.key: _generated(field, value) for field, value in zip(bound.fields, values, strict=True)}
                )
                self.generated_count += 1
                return CompletedOperation(Response({"data": data}), generated=True)
        self.arbitrated_count += 1
        root = {
            field.key: value.value() if value.__class__ is FetchedRow else value
            for field, value in zip(bound.fields, values, strict=True)
        }
        operation = bound.operation
        result = arbitrate(self._schema, operation.document, operation.name, root, bound.variables)
        if not result.errors:
            return CompletedOperation(Response({"data": result.data}), generated=False)
        public_errors = [public_error(error) for error in result.errors]
        errors = [each.error.formatted for each in public_errors]
        return CompletedOperation(
            Response({"data": result.data, "errors": errors}, [each.cause for each in public_errors]), generated=False
        )


def _generated(field: BoundField, value: Any) -> Any:
    """Return a row completed by its generated code, if any, or else the value. Raises CannotComplete."""
    if value.__class__ is not FetchedRow:
        return value
    complete = field.plan.rows.of(value.statement)
    return value.value() if complete is None else Completed(complete(value.row, value.arguments))
