"""Completion by graphql-core: it checks every value against the schema and builds the response."""

from typing import Any

from graphql import (
    ExecutionResult,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    execute,
)

from graph.query import Row
from resolvers.execution.operations import Operation


def install(schema: GraphQLSchema) -> None:
    """Makes every field read what was fetched for it, by its response key; objects know their own type."""
    for type_ in schema.type_map.values():
        if type_.name.startswith("__"):
            continue
        if isinstance(type_, GraphQLObjectType):
            type_.is_type_of = None
            for field in type_.fields.values():
                field.resolve = _read
        elif isinstance(type_, (GraphQLInterfaceType, GraphQLUnionType)):
            type_.resolve_type = _type_of


def complete(schema: GraphQLSchema, operation: Operation, root: dict[str, Any],
             variables: dict[str, Any]) -> ExecutionResult:
    """The response for fetched root values; an exception among them becomes the error of its field."""
    return execute(schema, operation.document, root, variable_values=variables, operation_name=operation.name)


def _read(source: dict, info, **arguments) -> Any:
    return source[info.path.key]


def _type_of(value: Row, info, type_) -> str:
    return value.type
