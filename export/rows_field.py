"""Find the rows of a query.

The rows of an export are the items of the first connection or aggregate of the query, else of its first list, else its
one object. Of facets they are the buckets.
The nodes above them must not be lists. The fields beside them are not exported.
"""

from dataclasses import dataclass
from typing import Any

from graphql import (
    FieldNode,
    GraphQLField,
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

    path: the fields from the root to it. definition: of the last of them. items: the selected field of a paged list
    with its rows, `nodes`, `edges` or `groups`; None for a list or an object. nested: the selected field of facets with
    their buckets, which are the rows.
    """

    path: tuple[FieldNode, ...]
    definition: GraphQLField
    items: FieldNode | None = None
    nested: FieldNode | None = None

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
        type_: Any = get_named_type(self.definition.type)
        return type_ if self.items is None else get_named_type(type_.fields[self.items.name.value].type)


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
    return RowsField((field,), definition)


def rows_field(schema: GraphQLSchema, selection: SelectionSetNode) -> RowsField:
    """Return the rows of a valid query without named fragments.

    Raises
    ------
    ExportError
        The query has several root fields, a root field without subfields, or a connection with both `nodes` and
        `edges`, or one of them twice.
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
        if connections and _is_paged(type_) and (items := _items(schema, type_, field)):
            return RowsField(below, definition, items)
        if is_list_type(type_):
            if not connections:
                return RowsField(below, definition, nested=_buckets(schema, get_named_type(type_), field))
        elif found := _find(schema, type_, field.selection_set, below, connections=connections):
            return found
    return None


def _is_paged(type_: Any) -> bool:
    """Return whether a type is a connection or an aggregate. Relay's specification reserves the suffix Connection."""
    return (
        isinstance(type_, GraphQLObjectType)
        and type_.name.endswith(("Connection", "Aggregate"))
        and "pageInfo" in type_.fields
    )


def _items(schema: GraphQLSchema, type_: Any, paged: FieldNode) -> FieldNode | None:
    """Return the field with the rows of a paged list; None if only others are selected, such as its count."""
    assert paged.selection_set is not None, "a paged list has subfields"
    fields = [
        field
        for field, _ in fields_of(schema, type_, paged.selection_set)
        if field.name.value in ("nodes", "edges", "groups")
    ]
    if len(fields) > 1:
        raise ExportError("export.nodes-or-edges", field=response_key(paged))
    return fields[0] if fields else None


def _buckets(schema: GraphQLSchema, type_: Any, facets: FieldNode) -> FieldNode | None:
    """Return the field with the buckets of a list of facets; None for other lists."""
    assert facets.selection_set is not None, "facets have subfields"
    return next(
        (
            field
            for field, definition in fields_of(schema, type_, facets.selection_set)
            if get_named_type(definition.type).name == "Bucket"
        ),
        None,
    )
