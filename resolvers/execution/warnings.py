"""Warnings in `extensions.warnings`: a list is empty because no node has a property that its `where` compares."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from access import Asking
from graph.batching import Reads
from graph.query.arguments import Arguments
from graph.query.conditions import Catalog
from graph.query.missing_properties import Path, optional_properties, present, without
from graph.query.selection import (
    ByIdField,
    EdgeNodeField,
    EdgesField,
    NodeSelection,
    NodesField,
    ToManyField,
    ToOneField,
    TotalCountField,
)
from messages import Message
from resolvers.execution.operations import Root

CODE = "PROPERTY_WITHOUT_DATA"
#: Properties that are examined for one list: each takes one statement or two.
MOST = 4
#: Seconds that the examination may take in all: the answer is there already.
WAIT = 1.0
#: The fields of a connection that show whether it is empty.
_SHOWING = (TotalCountField, NodesField, EdgesField)


class FilteredList(NamedTuple):
    """A list with conditions. path: its response keys, from that of the root field on."""

    path: tuple[str, ...]
    field: ToManyField
    arguments: Arguments


async def missing_properties(catalog: Catalog, reads: Reads, asking: Asking, cost: int, root: Root,
                             arguments: tuple[Arguments, ...], value: Any) -> list[dict[str, Any]]:
    """The warnings of a root field. value: that of the field in the response.

    A property is named where a list is empty, is not empty without the condition on the property, and none of its
    nodes then has the property. Where that holds for no property alone, the conditions on all optional properties are
    left out together.

    cost: what each examination costs the client. Raises StoreError and LimitError.
    """
    warnings: list[dict[str, Any]] = []
    for filtered in _empty(root, arguments, value):
        where = filtered.arguments.values["where"]
        paths = list(optional_properties(catalog, f"{filtered.field.target}Where", where))[:MOST]

        async def finds(where: Any, filtered: FilteredList = filtered) -> bool:
            given = tuple(filtered.arguments.with_where(where) if slot == filtered.field.slot else each
                          for slot, each in enumerate(arguments))
            statement = root.statement(given)
            asking.client.charge(cost)
            async with asking.client.reads:
                row = await reads.read(statement, given)
            return any(_found(statement.read(row, given)[0], filtered.path[1:], filtered.field))

        missing = [path for path in paths if not await finds(present(where, [path], path))
                   and await finds(without(where, [path]))]
        if not missing and len(paths) > 1 and await finds(without(where, paths)):
            missing = [path for path in paths if not await finds(present(where, paths, path))]
        warnings += [_warning(filtered, path) for path in missing]
    return warnings


def has_conditions(root: Root, arguments: tuple[Arguments, ...]) -> bool:
    """Whether a list of the root field has conditions."""
    return any(slot.target and each.values["where"] for slot, each in zip(root.selection.slots, arguments, strict=True))


def _empty(root: Root, arguments: Sequence[Arguments], value: Any) -> Iterator[FilteredList]:
    """The lists with conditions that are empty everywhere, from their beginning."""
    for filtered in _filtered(root.selection.field, (root.selection.field.key,), arguments):
        page = filtered.arguments.page
        if page.after is None and page.before is None:
            found = list(_found(value, filtered.path[1:], filtered.field))
            if found and not any(found):
                yield filtered


def _filtered(field: Any, path: tuple[str, ...], arguments: Sequence[Arguments]) -> Iterator[FilteredList]:
    """The lists with conditions, those below computed fields left out."""
    match field:
        case ToManyField(slot=slot, connection=connection):
            if arguments[slot].values["where"] and any(isinstance(part, _SHOWING) for part in connection.fields):
                yield FilteredList(path, field, arguments[slot])
            for part in connection.fields:
                if isinstance(part, NodesField):
                    yield from _below(part.node, (*path, part.key), arguments)
                elif isinstance(part, EdgesField):
                    for inner in part.edge.fields:
                        if isinstance(inner, EdgeNodeField):
                            yield from _below(inner.node, (*path, part.key, inner.key), arguments)
        case ToOneField(node=node) | ByIdField(node=node):
            yield from _below(node, path, arguments)


def _below(node: NodeSelection, path: tuple[str, ...], arguments: Sequence[Arguments]) -> Iterator[FilteredList]:
    seen: set[tuple[str, ...]] = set()
    for fields in node.types.values():
        for each in fields:
            for filtered in _filtered(each, (*path, each.key), arguments):
                if filtered.path not in seen:  # once where several types have it
                    seen.add(filtered.path)
                    yield filtered


def _found(value: Any, path: tuple[str, ...], field: ToManyField) -> Iterator[bool]:
    """Of each list at this place in a value whether it has any node."""
    if isinstance(value, list):
        for each in value:
            yield from _found(each, path, field)
    elif isinstance(value, dict):
        if path:
            yield from _found(value.get(path[0]), path[1:], field)
        else:
            yield any(value[part.key] for part in field.connection.fields if isinstance(part, _SHOWING))


def _warning(filtered: FilteredList, path: Path) -> dict[str, Any]:
    argument = ".".join(map(str, ("where", *path)))
    sentence = Message("operation.property-without-data", {"argument": argument})
    return {"code": CODE, "path": list(filtered.path), "argument": argument,
            "message": sentence.text("en"), "messageRu": sentence.text("ru")}
