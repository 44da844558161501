"""Find the rows of a query.

The rows of an export are the items of the first connection of the query, else of its first list, else its one object.
The nodes above them must not be lists. The fields beside them are not exported.
"""

from dataclasses import dataclass
from typing import Any

from graphql import (
    FieldNode,
    GraphQLObjectType,
    GraphQLSchema,
    SelectionSetNode,
    get_named_type,
    get_nullable_type,
    is_list_type,
)

from export.columns import fields_of, response_key
from export.errors import ExportError


@dataclass(frozen=True, slots=True)
class RowsField:
    """The field with the rows.

    path: the fields from the root to it. type: its type, of a list the type of the items. items: the selected field of
    a connection with its rows, `nodes` or `edges`; None for a list or an object.
    """

    path: tuple[FieldNode, ...]
    type: Any
    items: FieldNode | None = None

    @property
    def field(self) -> FieldNode:
        return self.path[-1]

    @property
    def selection(self) -> SelectionSetNode:
        """The selection of a row."""
        selection = (self.items or self.field).selection_set
        assert selection is not None, "rows are objects"
        return selection

    @property
    def row_type(self) -> Any:
        """The type of a row."""
        return self.type if self.items is None else get_named_type(self.type.fields[self.items.name.value].type)


def root_field(schema: GraphQLSchema, selection: SelectionSetNode) -> RowsField:
    """Return the one root field as the only row.

    Raises
    ------
    ExportError
        The query has several root fields, or one without subfields.
    """
    roots = list(fields_of(schema, schema.query_type, selection))
    if len(roots) != 1 or roots[0][0].selection_set is None:
        raise ExportError("export.one-root-field")
    field, definition = roots[0]
    return RowsField((field,), get_named_type(definition.type))


def rows_field(schema: GraphQLSchema, selection: SelectionSetNode) -> RowsField:
    """Return the rows of a valid query without named fragments.

    Raises
    ------
    ExportError
        The query has several root fields, a root field without subfields, or a connection with both `nodes` and
        `edges`.
    """
    root = root_field(schema, selection)
    return (
        _find(schema, schema.query_type, selection, (), connections=True)
        or _find(schema, schema.query_type, selection, (), connections=False)
        or root
    )


def _find(
    schema: GraphQLSchema, parent: Any, selection: SelectionSetNode, path: tuple[FieldNode, ...], *, connections: bool
) -> RowsField | None:
    for field, definition in fields_of(schema, parent, selection):
        if field.selection_set is None:
            continue
        type_, below = get_nullable_type(definition.type), (*path, field)
        if connections and _is_connection(type_) and (items := _items(schema, type_, field)):
            return RowsField(below, type_, items)
        if is_list_type(type_):
            if not connections:
                return RowsField(below, get_named_type(type_))
        elif found := _find(schema, type_, field.selection_set, below, connections=connections):
            return found
    return None


def _is_connection(type_: Any) -> bool:
    """Return whether a type is a connection: Relay's specification reserves the suffix of its name."""
    return isinstance(type_, GraphQLObjectType) and type_.name.endswith("Connection") and "pageInfo" in type_.fields


def _items(schema: GraphQLSchema, type_: Any, connection: FieldNode) -> FieldNode | None:
    """Return the field with the rows of a connection; None if only its facets, aggregates or count are selected."""
    assert connection.selection_set is not None, "a connection has subfields"
    fields = [
        field
        for field, _ in fields_of(schema, type_, connection.selection_set)
        if field.name.value in ("nodes", "edges")
    ]
    if len(fields) > 1:
        raise ExportError("export.nodes-or-edges", field=response_key(connection))
    return fields[0] if fields else None
