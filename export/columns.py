"""The columns of an export, from the selection of its rows.

A column is a leaf of the selection. Its name is the path to it without the levels of connections: `practice.name`,
`topics.name`. Below a list it holds a list of values. Each key of a group has columns of its own, named by its
dimension: `TERRITORY.key`.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from graphql import (
    FieldNode,
    GraphQLEnumType,
    GraphQLField,
    GraphQLSchema,
    InlineFragmentNode,
    SelectionSetNode,
    TypeNameMetaFieldDef,
    get_named_type,
    get_nullable_type,
    is_list_type,
    value_from_ast,
)
from graphql.execution.values import VariableValues

#: The maximum number of dimensions; more are refused when the query runs.
_MAX_DIMENSIONS = 3
#: The levels of connections and facets, which the names of columns leave out.
_LEVELS = ("nodes", "edges", "node", "buckets")
_KINDS = {"Int": int, "Float": float, "Boolean": bool}

Scalar = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    path: from the row; response keys, and the index of an item in a list of known length. kind: str, int, float or
    bool. lists: the number of whole lists on the path; with any, the column holds lists. is_json: the values are those
    of the scalar JSON, as texts. heading: the name for a reader of the table; empty for `name`. words: words for a
    reader, by value.
    """

    name: str
    path: tuple[str | int, ...]
    kind: type
    lists: int = 0
    is_json: bool = False
    heading: str = ""
    words: Mapping[str, str] | None = None

    @property
    def title(self) -> str:
        """The name of the column in a table for readers."""
        return self.heading or self.name

    @property
    def many(self) -> bool:
        return self.lists > 0

    def below(self, list_key: str) -> "Column":
        """Return the column for the items of the list at this key, with which its path begins."""
        name = self.name.removeprefix(f"{list_key}.")
        return replace(self, name=name, path=self.path[1:], lists=self.lists - 1)

    def value(self, row: Mapping[str, Any]) -> Scalar | list[Scalar]:
        """Return the value in a row; a list if the column holds lists.

        The list has one value, or null, for each item, so that the columns of one list match.

        >>> Column("topics.name", ("topics", "nodes", "name"), str, 1).value(
        ...     {"topics": {"nodes": [{"name": "Waste"}, {"name": None}]}}
        ... )
        ['Waste', None]
        """
        values = self._values(row, self.path, self.lists)
        return list(values) if self.many else next(values)

    def shown(self, row: Mapping[str, Any]) -> Scalar | list[Scalar]:
        """Return the value in a row, with the words for a reader."""
        value = self.value(row)
        if not self.words:
            return value
        return [self._word(each) for each in value] if isinstance(value, list) else self._word(value)

    def _word(self, value: Scalar) -> Scalar:
        return self.words.get(value, value) if self.words and isinstance(value, str) else value

    def _values(self, value: Any, path: tuple[str | int, ...], lists: int) -> Iterator[Scalar]:
        """Yield the values at the end of a path. lists: the number of whole lists on it."""
        if value is None:
            if not lists:
                yield None
        elif path and (isinstance(path[0], int) or isinstance(value, Mapping)):
            yield from self._values(_item(value, path[0]), path[1:], lists)
        elif lists:
            for each in value:
                yield from self._values(each, path, lists - 1)
        else:
            yield self._leaf(value)

    def _leaf(self, value: Any) -> Scalar:
        if self.is_json and value is not None:
            return json.dumps(value, ensure_ascii=False)
        leaf: Scalar = value
        return leaf


def _item(value: Any, step: str | int) -> Any:
    """Return the item of a list, or the value of a response key; None if a fragment leaves it out."""
    return value[step] if isinstance(step, int) else value.get(step)


class _Leaf(NamedTuple):
    """A leaf of a selection. names: its path with the dimension instead of the place of a group's key."""

    path: tuple[str | int, ...]
    names: tuple[str, ...]
    type: str
    lists: int


def columns_of(
    schema: GraphQLSchema,
    row_type: Any,
    selection: SelectionSetNode,
    variables: VariableValues | None = None,
    dimensions: Sequence[str] = (),
) -> tuple[Column, ...]:
    """Return the columns of the rows, in the order of the selection.

    variables: of the arguments `groupBy`. dimensions: of the rows if these are groups.
    """
    leaves = dict.fromkeys(_leaves(schema, row_type, selection, _Leaf((), (), "", 0), variables, dimensions))
    names = Counter(_name(leaf.names) for leaf in leaves)
    return tuple(
        Column(
            _name(leaf.names) if names[_name(leaf.names)] == 1 else ".".join(leaf.names),
            leaf.path,
            _KINDS.get(leaf.type, str),
            leaf.lists,
            leaf.type == "JSON",
        )
        for leaf in leaves
    )


def dimensions_of(definition: GraphQLField, field: FieldNode, variables: VariableValues | None) -> Sequence[str]:
    """Return the names of the dimensions in `groupBy` of a field."""
    if "groupBy" not in definition.args:
        return ()
    type_: Any = get_nullable_type(definition.args["groupBy"].type)
    dimension = get_named_type(type_)
    assert isinstance(dimension, GraphQLEnumType)
    given = next((each.value for each in field.arguments or () if each.name.value == "groupBy"), None)
    values = value_from_ast(given, type_, variables.coerced if variables else None)
    return [dimension.serialize(each) for each in (values or ())[:_MAX_DIMENSIONS]]


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
    schema: GraphQLSchema,
    parent: Any,
    selection: SelectionSetNode,
    above: _Leaf,
    variables: VariableValues | None,
    dimensions: Sequence[str],
) -> Iterator[_Leaf]:
    for field, definition in fields_of(schema, parent, selection):
        key, type_ = response_key(field), get_named_type(definition.type)
        is_list = is_list_type(get_nullable_type(definition.type))
        below = _Leaf((*above.path, key), (*above.names, key), type_.name, above.lists + is_list)
        if field.selection_set is None:
            yield below
        elif type_.name == "GroupKey":
            names = above.names if field.alias is None else below.names
            for index, dimension in enumerate(dimensions):
                one = _Leaf((*below.path, index), (*names, dimension), type_.name, above.lists)
                yield from _leaves(schema, type_, field.selection_set, one, variables, ())
        else:
            inner = dimensions_of(definition, field, variables) or dimensions
            yield from _leaves(schema, type_, field.selection_set, below, variables, inner)
