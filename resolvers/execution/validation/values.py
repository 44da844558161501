"""Russian messages for invalid values: literals of a document, and variables of a request.

The fault is derived from the type and the value at the place that graphql-core reports.
"""

import contextlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from typing import Any

from graphql import (
    GraphQLError,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLSchema,
    GraphQLType,
    ListValueNode,
    Node,
    NullValueNode,
    ObjectFieldNode,
    ObjectValueNode,
    ValueNode,
    VariableDefinitionNode,
    VariableNode,
    get_nullable_type,
    is_enum_type,
    is_input_object_type,
    is_input_type,
    is_list_type,
    is_non_null_type,
    is_required_input_field,
    print_ast,
    type_from_ast,
)
from graphql.utilities import validate_input_value

from messages import Message
from resolvers.execution.json_text import MAX_LENGTH, json_text
from resolvers.execution.validation.places import set_russian_message

#: Maximum number of unknown fields that are named for one object.
MAX_UNKNOWN = 3
Path = tuple[str | int, ...]
Fault = Message | tuple[Message, ...]
#: Scalars with a message of their own.
_SCALARS = ("Int", "Float", "String", "Boolean", "ID", "PartialDate")


def shown_path(path: Iterable[str | int]) -> str:
    """Return a path in JavaScript notation.

    >>> shown_path(("where", "or", 0, "population"))
    'where.or[0].population'
    """
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")


def literal_fault(target: Node, root: ValueNode, type_: GraphQLInputType) -> tuple[Path, Fault]:
    """Return the path and the fault of a node that is, or is inside, a literal of this type."""
    for node, its_type, path in _literals(root, type_):
        if node is target:
            if isinstance(node, ObjectFieldNode):
                return path, Message("value.unknown", {"type": its_type, "name": node.name.value})
            fields = [field.name.value for field in node.fields] if isinstance(node, ObjectValueNode) else None
            shown = print_ast(node)
            return path, _fault(
                _item_type(its_type, isinstance(node, (ListValueNode, NullValueNode))),
                fields,
                is_null=isinstance(node, NullValueNode),
                shown=shown if len(shown) <= MAX_LENGTH else f"{shown[:MAX_LENGTH]}…",
            )
    return (), Message("value.other", {"value": print_ast(root)[:MAX_LENGTH], "type": type_})


def explain_variables(schema: GraphQLSchema, errors: Sequence[GraphQLError], variables: Mapping[str, Any]) -> None:
    """Add Russian messages to graphql-core's errors about the variables of a request."""
    for definition, group in groupby(errors, lambda error: error.nodes[0] if error.nodes else None):
        if not isinstance(definition, VariableDefinitionNode):
            for error in group:
                set_russian_message(error, Message("value.variables-aborted"))
            continue
        name, variable_errors = definition.variable.name.value, list(group)
        type_ = type_from_ast(schema, definition.type)
        if name not in variables or not is_input_type(type_):
            for error in variable_errors:
                set_russian_message(error, Message("value.variable-required", {"name": name, "type": type_}))
            continue
        paths = _fault_paths(variables[name], type_, len(variable_errors))
        for error, path in zip(variable_errors, paths, strict=False):
            fault = _json_fault(variables[name], type_, path)
            set_russian_message(
                error, Message("value.of-variable", {"name": shown_path((name, *path)), "fault": fault})
            )


def null_variable(error: GraphQLError) -> str | None:
    """Return the null or missing variable that causes the error; None for other errors."""
    return next((node.name.value for node in error.nodes or () if isinstance(node, VariableNode)), None)


def _literals(root: ValueNode, type_: GraphQLInputType) -> Iterator[tuple[Node, GraphQLInputType, Path]]:
    """Yield every value in a literal with its type and path. An unknown field has the type that lacks it."""
    stack: list[tuple[ValueNode, GraphQLInputType, Path]] = [(root, type_, ())]
    while stack:
        node, its_type, path = stack.pop()
        yield node, its_type, path
        inner = get_nullable_type(_item_type(its_type, isinstance(node, ListValueNode)))
        if isinstance(node, ListValueNode) and is_list_type(inner):
            stack += [(item, inner.of_type, (*path, i)) for i, item in enumerate(node.values)]
        elif isinstance(node, ObjectValueNode) and is_input_object_type(inner):
            for field in node.fields:
                if known := inner.fields.get(field.name.value):
                    stack.append((field.value, known.type, (*path, field.name.value)))
                else:
                    yield field, inner, path


def _item_type(type_: GraphQLInputType, is_list: bool) -> GraphQLInputType:
    """Return the type of a value. A list with one item may be written without brackets, so its type is the item's."""
    if not is_list:
        while is_list_type(inner := get_nullable_type(type_)):
            type_ = inner.of_type
    return type_


class _Enough(Exception):
    """The limit of faults has been reached."""


def _fault_paths(value: Any, type_: GraphQLInputType, limit: int) -> list[Path]:
    """Return the paths of the first `limit` faults, in the order of graphql-core."""
    paths: list[Path] = []

    def add(_: GraphQLError, path: list[str | int]) -> None:
        paths.append(tuple(path))
        if len(paths) == limit:
            raise _Enough

    with contextlib.suppress(_Enough):
        validate_input_value(value, type_, add, True)
    return paths


def _json_fault(value: Any, type_: GraphQLInputType, path: Path) -> Fault:
    """Return the fault at a path in a JSON value."""
    parent: GraphQLType = type_
    for step in path:
        parent = get_nullable_type(_item_type(type_, isinstance(value, list)))
        if is_list_type(parent):
            type_ = parent.of_type
        elif is_input_object_type(parent) and isinstance(step, str):
            type_ = parent.fields[step].type
        value = value[step]
    if value is None and not is_non_null_type(type_):
        return Message("value.one-of", {"type": parent})
    return _fault(
        _item_type(type_, value is None or isinstance(value, list)),
        list(value) if isinstance(value, Mapping) else None,
        is_null=value is None,
        shown=json_text(value),
    )


def _fault(type_: GraphQLInputType, fields: Collection[str] | None, *, is_null: bool, shown: str) -> Fault:
    """Return why a value does not match its type. fields: its field names; None if it is not an object."""
    if is_null:
        return Message("value.null", {"type": type_})
    inner = get_nullable_type(type_)
    if is_input_object_type(inner):
        if fields is None:
            return Message("value.object", {"type": inner, "value": shown})
        return tuple(_object_faults(inner, fields))
    if is_enum_type(inner):
        return Message("value.enum", {"type": inner, "value": shown})
    return Message(f"value.{inner}" if str(inner) in _SCALARS else "value.other", {"type": inner, "value": shown})


def _object_faults(type_: GraphQLInputObjectType, fields: Collection[str]) -> Iterator[Message]:
    missing = [name for name, field in type_.fields.items() if is_required_input_field(field) and name not in fields]
    if missing:
        yield Message("value.required", {"type": type_, "names": ", ".join(missing)})
    unknown = list(islice((name for name in fields if name not in type_.fields), MAX_UNKNOWN))
    for name in unknown:
        yield Message("value.unknown", {"type": type_, "name": name})
    if not missing and not unknown:
        yield Message("value.one-of", {"type": type_})
