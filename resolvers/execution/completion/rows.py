"""Completion in one walk: generated code that makes the response of a root field straight from its statement's row.

One walk replaces a statement's reader (row to objects) and `resolvers.execution.completion.codegen` (objects to
response), in the same order and with the same checks: each reader writes its code, from the schema and the operation
as ResponseField gives them. A value that the code cannot complete raises `CannotComplete`; then those two, or
graphql-core, complete the same row.
"""

from collections.abc import Callable, Sequence
from typing import Any

from graphql import GraphQLField, GraphQLObjectType, GraphQLOutputType, GraphQLSchema, is_non_null_type
from graphql.execution import Executor
from graphql.execution.collect_fields import FieldDetails

from graph.query import Arguments, FieldReader
from resolvers.execution.completion.codegen import CannotComplete, Generator

#: Makes the value of a root field in the response from the row of its statement and the arguments of the request.
#: Raises CannotComplete.
Direct = Callable[[list[Any], Sequence[Arguments]], Any]


def generate_direct(
    schema: GraphQLSchema,
    executor: Executor[Any],
    field: GraphQLField,
    details: list[FieldDetails],
    reader: FieldReader,
) -> Direct:
    """The completion of one root field whose row this reader reads."""
    root = _ResponseField(Generator(schema, executor), field.type, details)
    name = root.function(reader.code(root, "v"), "v")
    complete: Direct = root.generator.compiled()[name]

    def direct(row: list[Any], arguments: Sequence[Arguments]) -> Any:
        try:
            return complete(row, arguments)
        except CannotComplete:
            raise
        except Exception as error:
            raise CannotComplete from error

    return direct


class _ResponseField:
    """A field of the response: see `graph.query.fields.code.ResponseField`."""

    __slots__ = ("_details", "_type", "generator", "nullable")

    def __init__(self, generator: Generator, type_: GraphQLOutputType, details: list[FieldDetails]):
        self.generator, self._type, self._details = generator, type_, details
        self.nullable = not is_non_null_type(type_)

    def checked(self, variable: str) -> list[str]:
        return self.generator.checked(self._type, self._details, variable)

    def members(self, type_: str) -> list[tuple[str, "_ResponseField | None"]]:
        concrete = self.generator.schema.type_map[type_]
        assert isinstance(concrete, GraphQLObjectType), f"{type_} is no type of objects"
        return [
            (key, self._member(concrete, details)) for key, details in self.generator.subfields(concrete, self._details)
        ]

    def _member(self, type_: GraphQLObjectType, details: list[FieldDetails]) -> "_ResponseField | None":
        name = details[0].node.name.value
        return None if name == "__typename" else _ResponseField(self.generator, type_.fields[name].type, details)

    def function(self, lines: Sequence[str], result: str) -> str:
        return self.generator.function(list(lines), result, "r, a")

    def table(self, expression: str) -> str:
        return self.generator.statement(expression)

    def name(self, value: object) -> str:
        return self.generator.name(value)
