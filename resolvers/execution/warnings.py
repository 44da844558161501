"""Warnings in `extensions.warnings`: a list is empty because no node has a property that its `where` compares."""

import asyncio
import contextlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from access.errors import LimitError
from access.request_context import RequestContext
from graph.batching import Reads
from graph.query.arguments import Arguments
from graph.query.conditions import Catalog
from graph.query.errors import QueryError
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
from graph.store import StoreError
from resolvers.execution.bind import BoundOperation
from resolvers.execution.variants import RootFieldPlan

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


async def find_warnings(catalog: Catalog, reads: Reads, bound: BoundOperation, data: Mapping[str, Any],
                        context: RequestContext) -> list[dict[str, Any]]:
    """Return the warnings of empty lists, as far as they are found in time. data: of the response.

    Each examination costs the principal the operation once more.
    """
    warnings: list[dict[str, Any]] = []
    end = asyncio.get_running_loop().time() + WAIT
    for plan, arguments in bound.fields:
        value = data.get(plan.selection.key)
        if value is None or isinstance(arguments, Exception) or not _has_conditions(plan, arguments):
            continue
        with contextlib.suppress(StoreError, LimitError, QueryError, TimeoutError):
            async with asyncio.timeout_at(end):
                warnings += await _missing_properties(catalog, reads, context, plan, arguments, value)
    return warnings


async def _missing_properties(catalog: Catalog, reads: Reads, context: RequestContext, plan: RootFieldPlan,
                              arguments: tuple[Arguments, ...], value: Any) -> list[dict[str, Any]]:
    """Return the warnings of a root field. value: that of the field in the response.

    A property is named where a list is empty, is not empty without the condition on the property, and none of its
    nodes then has the property. Where that holds for no property alone, the conditions on all optional properties are
    left out together.

    Raises StoreError and LimitError.
    """
    warnings: list[dict[str, Any]] = []
    for filtered in _empty(plan, arguments, value):
        where = filtered.arguments.values["where"]
        paths = list(optional_properties(catalog, f"{filtered.field.target}Where", where))[:MOST]

        async def finds(where: Any, filtered: FilteredList = filtered) -> bool:
            given = tuple(filtered.arguments.with_where(where) if slot == filtered.field.slot else each
                          for slot, each in enumerate(arguments))
            statement = plan.statements.of(given)
            context.principal.rate_limit.charge(context.cost)
            async with context.principal.reads:
                row = await reads.read(statement, given)
            return any(_found(statement.read(row, given)[0], filtered.path[1:], filtered.field))

        missing = [path for path in paths if not await finds(present(where, [path], path))
                   and await finds(without(where, [path]))]
        if not missing and len(paths) > 1 and await finds(without(where, paths)):
            missing = [path for path in paths if not await finds(present(where, paths, path))]
        warnings += [_warning(filtered, path) for path in missing]
    return warnings


def _has_conditions(plan: RootFieldPlan, arguments: tuple[Arguments, ...]) -> bool:
    """Whether a list of the root field has conditions."""
    return any(reader.target and each.values["where"]
               for reader, each in zip(plan.selection.slots, arguments, strict=True))


def _empty(plan: RootFieldPlan, arguments: Sequence[Arguments], value: Any) -> Iterator[FilteredList]:
    """The lists with conditions that are empty everywhere, from their beginning."""
    for filtered in _filtered(plan.selection.field, (plan.selection.key,), arguments):
        page = filtered.arguments.page
        if page is not None and page.after is None and page.before is None:
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
    return {
        "code": CODE, "path": list(filtered.path), "argument": argument,
        "message": f"{argument}: no node of this list has a value of this property, so that the list is empty; "
                   "leave the condition out.",
        "messageRu": f"{argument}: ни у одного узла этого списка значение этого свойства не указано, поэтому список "
                     "пуст; уберите это условие.",
    }
