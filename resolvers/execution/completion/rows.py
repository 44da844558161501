"""Completion in one pass: generated code that builds the response of a root field directly from its statement's row.

The pass replaces a statement's reader (row to objects) and `resolvers.execution.completion.codegen` (objects to
response), with the same order and the same checks. Each reader writes its own code; ResponseField gives it the types
and the selected fields. If the code raises `CannotComplete`, the reader and `codegen`, or graphql-core, complete the
same row.
"""

from collections.abc import Callable, Sequence
from typing import Any

from graphql import GraphQLField, GraphQLObjectType, GraphQLOutputType, GraphQLSchema, is_non_null_type
from graphql.execution import Executor
from graphql.execution.collect_fields import FieldDetails

from graph.query import Arguments, FieldReader
from resolvers.execution.completion.codegen import CannotComplete, Generator

#: Returns the response value of a root field for the row of its statement and the arguments of the request. Raises
#: CannotComplete.
Direct = Callable[[list[Any], Sequence[Arguments]], Any]


def generate_direct(
    schema: GraphQLSchema,
    executor: Executor[Any],
    field: GraphQLField,
    details: list[FieldDetails],
    reader: FieldReader,
) -> Direct:
    """Return the function that completes a root field from the rows of its statement.

    details: the nodes of the field in the document. reader: the reader of the rows, which the function replaces.
    """
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
    """A field of the response; see `graph.query.fields.code.ResponseField`."""

    __slots__ = ("_details", "_type", "generator", "nullable")

    def __init__(self, generator: Generator, type_: GraphQLOutputType, details: list[FieldDetails]):
        self.generator, self._type, self._details = generator, type_, details
        self.nullable = not is_non_null_type(type_)

    def checked(self, variable: str) -> list[str]:
        return self.generator.checked(self._type, self._details, variable)

    def members(self, type_: str) -> list[tuple[str, "_ResponseField | None"]]:
        concrete = self.generator.schema.type_map[type_]
        assert isinstance(concrete, GraphQLObjectType), f"{type_} is not an object type"
        return [
            (key, self._member(concrete, details)) for key, details in self.generator.subfields(concrete, self._details)
        ]

    def _member(self, type_: GraphQLObjectType, details: list[FieldDetails]) -> "_ResponseField | None":
        name = details[0].node.name.value
        return None if name == "__typename" else _ResponseField(self.generator, type_.fields[name].type, details)

    def function(self, lines: Sequence[str], result: str) -> str:
        return self.generator.function(list(lines), result, "r, a")

    def table(self, expression: str) -> str:
        return self.generator.table(expression)

    def name(self, value: object) -> str:
        return self.generator.name(value)
