"""Completion by graphql-core, which checks every value against the schema and builds the response."""

from typing import Any

from graphql import DocumentNode, ExecutionResult, GraphQLResolveInfo, GraphQLSchema, execute_sync

from graph.query import Row


def arbitrate(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation_name: str | None,
    root: dict[str, Any],
    variables: dict[str, Any],
) -> ExecutionResult:
    """Return the result for the fetched root values. An exception among them becomes the error of its field.

    schema: without resolvers, as `schema.strawberry_adapter.graphql_schema` returns it.
    """
    return execute_sync(
        schema,
        document,
        root,
        variable_values=variables,
        operation_name=operation_name,
        field_resolver=_read,
        type_resolver=_type_of,
    )


def _read(source: dict[str, Any], info: GraphQLResolveInfo[Any], **_: Any) -> Any:
    """Return the fetched value of a field by its response key."""
    return source[info.path.key]  # type: ignore[index]  # the key of a field is a str


def _type_of(value: Row, *_: Any) -> str:
    return value.type
