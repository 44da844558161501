"""The columns of an export, from the selection of its rows.

A column is a leaf of the selection. Its name is the path to it without the levels of connections: `practice.name`,
`topics.name`. Below a list it holds a list of values.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    FieldNode,
    GraphQLField,
    GraphQLSchema,
    InlineFragmentNode,
    SelectionSetNode,
    TypeNameMetaFieldDef,
    get_named_type,
    get_nullable_type,
    is_list_type,
)

#: The levels of connections, which the names of columns leave out.
_LEVELS = ("nodes", "edges", "node")
_KINDS = {"Int": int, "Float": float, "Boolean": bool}

Scalar = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    path: response keys from the row. kind: str, int, float or bool. lists: the number of lists on the path; with any,
    the column holds lists.
    """

    name: str
    path: tuple[str, ...]
    kind: type
    lists: int = 0

    @property
    def many(self) -> bool:
        return self.lists > 0

    def below(self, list_key: str) -> "Column":
        """Return the column for the items of the list at this key, with which its path begins."""
        name = self.name.removeprefix(f"{list_key}.")
        return Column(name, self.path[1:], self.kind, self.lists - 1)

    def value(self, row: Mapping[str, Any]) -> Scalar | list[Scalar]:
        """Return the value in a row; a list of the values that are not null if the column holds lists.

        >>> Column("topics.name", ("topics", "nodes", "name"), str, 1).value(
        ...     {"topics": {"nodes": [{"name": "Waste"}, {"name": None}]}}
        ... )
        ['Waste']
        """
        if self.many:
            return list(_values(row, self.path))
        value: Any = row
        for key in self.path:
            if value is None:
                return None
            value = value.get(key)
        leaf: Scalar = value
        return leaf


def _values(value: Any, path: tuple[str, ...]) -> Iterator[Scalar]:
    if isinstance(value, list):
        for each in value:
            yield from _values(each, path)
    elif value is None:
        return
    elif path:
        yield from _values(value.get(path[0]), path[1:])
    else:
        yield value


def columns_of(schema: GraphQLSchema, row_type: Any, selection: SelectionSetNode) -> tuple[Column, ...]:
    """Return the columns of the rows, in the order of the selection."""
    leaves = dict.fromkeys(_leaves(schema, row_type, selection, (), 0))
    names = Counter(_name(path) for path, _, _ in leaves)
    return tuple(
        Column(_name(path) if names[_name(path)] == 1 else ".".join(path), path, kind, lists)
        for path, kind, lists in leaves
    )


def fields_of(
    schema: GraphQLSchema, parent: Any, selection: SelectionSetNode
) -> Iterator[tuple[FieldNode, GraphQLField]]:
    """Yield the selected fields of a type with their definitions, those in inline fragments too."""
    for each in selection.selections:
        if isinstance(each, InlineFragmentNode):
            condition = each.type_condition
            inner = parent if condition is None else schema.type_map[condition.name.value]
            yield from fields_of(schema, inner, each.selection_set)
        elif isinstance(each, FieldNode):
            name = each.name.value
            definition = TypeNameMetaFieldDef if name == "__typename" else getattr(parent, "fields", {}).get(name)
            if definition is not None:
                yield each, definition


def response_key(field: FieldNode) -> str:
    """Return the alias of a field, or its name."""
    return field.alias.value if field.alias else field.name.value


def _name(path: tuple[str, ...]) -> str:
    return ".".join(key for key in path if key not in _LEVELS) or ".".join(path)


def _leaves(
    schema: GraphQLSchema, parent: Any, selection: SelectionSetNode, path: tuple[str, ...], above: int
) -> Iterator[tuple[tuple[str, ...], type, int]]:
    for field, definition in fields_of(schema, parent, selection):
        below, type_ = (*path, response_key(field)), get_named_type(definition.type)
        lists = above + is_list_type(get_nullable_type(definition.type))
        if field.selection_set is None:
            yield below, _KINDS.get(type_.name, str), lists
        else:
            yield from _leaves(schema, type_, field.selection_set, below, lists)
