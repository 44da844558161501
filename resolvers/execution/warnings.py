"""Warnings in `extensions.warnings`: a list is empty because no node has a property that its `where` compares."""

import asyncio
import contextlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from access.errors import LimitError
from access.request_context import RequestContext
from graph.query import Arguments, Catalog, ListPlace, Path, QueryError, optional_properties, present, without
from graph.store import StoreError
from graph.store.batching import BatchingReader
from messages import Message
from resolvers.execution.bind import BoundOperation
from resolvers.execution.variants import RootFieldPlan

CODE = "PROPERTY_WITHOUT_DATA"
#: Properties that are examined for one list: each takes one statement or two.
MOST = 4
#: Seconds that the examination may take in all: the answer is there already.
WAIT = 1.0


class FilteredList(NamedTuple):
    """A list with conditions. place: from the root field on."""

    place: ListPlace
    arguments: Arguments


async def find_warnings(
    catalog: Catalog, reads: BatchingReader, bound: BoundOperation, data: Mapping[str, Any], context: RequestContext
) -> list[dict[str, Any]]:
    """Return the warnings of empty lists, as far as they are found in time. data: of the response.

    Each examination costs the principal the operation once more.
    """
    warnings: list[dict[str, Any]] = []
    end = asyncio.get_running_loop().time() + WAIT
    for plan, arguments in bound.fields:
        value = data.get(plan.selection.key)
        if value is None or isinstance(arguments, Exception) or not _has_conditions(arguments):
            continue
        with contextlib.suppress(StoreError, LimitError, QueryError, TimeoutError):
            async with asyncio.timeout_at(end):
                warnings += await _missing_properties(catalog, reads, context, plan, arguments, value)
    return warnings


async def _missing_properties(
    catalog: Catalog,
    reads: BatchingReader,
    context: RequestContext,
    plan: RootFieldPlan,
    arguments: tuple[Arguments, ...],
    value: Any,
) -> list[dict[str, Any]]:
    """Return the warnings of a root field. value: that of the field in the response.

    A property is named where a list is empty, is not empty without the condition on the property, and none of its
    nodes then has the property. Where that holds for no property alone, the conditions on all optional properties are
    left out together.

    Raises StoreError and LimitError.
    """
    warnings: list[dict[str, Any]] = []
    for filtered in _empty(plan, arguments, value):
        place, where = filtered.place, filtered.arguments.where
        paths = list(optional_properties(catalog, filtered.arguments.group or "", where))[:MOST]

        async def finds(where: Any, place: ListPlace = place) -> bool:
            given = tuple(each.with_where(where) if slot == place.slot else each for slot, each in enumerate(arguments))
            statement = plan.statements.of(given)
            context.principal.rate_limit.charge(context.cost)
            async with context.principal.reads:
                row = await reads.read(statement, given)
            return any(_found(statement.read(row, given)[0], place.path[1:], place))

        missing = [
            path
            for path in paths
            if not await finds(present(where, [path], path)) and await finds(without(where, [path]))
        ]
        if not missing and len(paths) > 1 and await finds(without(where, paths)):
            missing = [path for path in paths if not await finds(present(where, paths, path))]
        warnings += [_warning(place, path) for path in missing]
    return warnings


def _has_conditions(arguments: Sequence[Arguments]) -> bool:
    """Whether a list with these arguments has conditions."""
    return any(each.where for each in arguments)


def _empty(plan: RootFieldPlan, arguments: Sequence[Arguments], value: Any) -> Iterator[FilteredList]:
    """The lists with conditions that are empty everywhere, from their beginning."""
    seen: set[tuple[str, ...]] = set()
    for place in plan.selection.field.lists():
        given = arguments[place.slot]
        page = given.page
        if not given.where or place.path in seen or page is None:
            continue
        seen.add(place.path)  # once where several types have it
        if page.after is None and page.before is None:
            found = list(_found(value, place.path[1:], place))
            if found and not any(found):
                yield FilteredList(place, given)


def _found(value: Any, path: tuple[str, ...], place: ListPlace) -> Iterator[bool]:
    """Of each list at this place in a value whether it has any node."""
    if isinstance(value, list):
        for each in value:
            yield from _found(each, path, place)
    elif isinstance(value, dict):
        if path:
            yield from _found(value.get(path[0]), path[1:], place)
        else:
            yield any(value[key] for key in place.indicators)


def _warning(place: ListPlace, path: Path) -> dict[str, Any]:
    argument = ".".join(map(str, ("where", *path)))
    sentence = Message("operation.property-without-data", {"argument": argument})
    return {
        "code": CODE,
        "path": list(place.path),
        "argument": argument,
        "message": sentence.text("en"),
        "messageRu": sentence.text("ru"),
    }
