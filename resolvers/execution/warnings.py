"""Warnings in `extensions.warnings`: a list is empty because no node has the property that its `where` compares."""

import asyncio
import contextlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from access.errors import LimitError
from access.request_context import RequestContext
from errors import ErrorCode
from graph.query import Arguments, Catalog, ListPlace, Path, QueryError, optional_properties, present, without
from graph.store import StoreError
from graph.store.batching import BatchingReader
from messages import Message
from resolvers.execution.bind import BoundOperation
from resolvers.execution.variants import RootFieldPlan

#: Maximum number of properties examined per list; each takes one or two statements.
MAX_PROPERTIES = 4
#: Seconds for all examinations of an operation, whose answer is already complete.
TIMEOUT = 1.0


class FilteredList(NamedTuple):
    """A list with conditions. place: its path from the root field, and its slot."""

    place: ListPlace
    arguments: Arguments


async def find_warnings(
    catalog: Catalog, reads: BatchingReader, bound: BoundOperation, data: Mapping[str, Any], context: RequestContext
) -> list[dict[str, Any]]:
    """Return the warnings about empty lists that are found before the timeout. data: of the response.

    Each examination charges the principal the cost of the operation again.
    """
    warnings: list[dict[str, Any]] = []
    deadline = asyncio.get_running_loop().time() + TIMEOUT
    for plan, arguments in bound.fields:
        value = data.get(plan.selection.key)
        if value is None or isinstance(arguments, Exception) or not _has_conditions(arguments):
            continue
        empty = list(_empty_lists(plan, arguments, value))
        if not empty:
            continue
        with contextlib.suppress(StoreError, LimitError, QueryError, TimeoutError):
            async with asyncio.timeout_at(deadline):
                warnings += await _missing_properties(catalog, reads, context, plan, arguments, empty)
    return warnings


async def _missing_properties(
    catalog: Catalog,
    reads: BatchingReader,
    context: RequestContext,
    plan: RootFieldPlan,
    arguments: tuple[Arguments, ...],
    empty: Sequence[FilteredList],
) -> list[dict[str, Any]]:
    """Return the warnings of a root field. empty: its empty lists with conditions.

    A property is reported if the list is empty, if it has nodes without the condition on the property, and if none of
    these nodes has the property. If this holds for no single property, the conditions on all optional properties are
    dropped together.

    Raises StoreError and LimitError.
    """
    warnings: list[dict[str, Any]] = []
    for filtered in empty:
        place, where = filtered.place, filtered.arguments.where
        paths = list(optional_properties(catalog, filtered.arguments.group or "", where))[:MAX_PROPERTIES]

        async def has_nodes(where: Any, place: ListPlace = place) -> bool:
            changed = tuple(
                each.with_where(where) if slot == place.slot else each for slot, each in enumerate(arguments)
            )
            statement = plan.statements.of(changed)
            context.principal.rate_limit.charge(context.cost)
            async with context.principal.reads:
                row = await reads.read(statement, changed)
            return any(_filled(statement.read(row, changed)[0], place.path[1:], place))

        missing = [
            path
            for path in paths
            if not await has_nodes(present(where, [path], path)) and await has_nodes(without(where, [path]))
        ]
        if not missing and len(paths) > 1 and await has_nodes(without(where, paths)):
            missing = [path for path in paths if not await has_nodes(present(where, paths, path))]
        warnings += [_warning(place, path) for path in missing]
    return warnings


def _has_conditions(arguments: Sequence[Arguments]) -> bool:
    """Return whether any of these arguments has conditions."""
    return any(each.where for each in arguments)


def _empty_lists(plan: RootFieldPlan, arguments: Sequence[Arguments], value: Any) -> Iterator[FilteredList]:
    """Yield the lists with conditions that are empty below every parent, from their first page on."""
    seen: set[tuple[str, ...]] = set()
    for place in plan.lists():
        filtered = arguments[place.slot]
        page = filtered.page
        if not filtered.where or place.path in seen or page is None:
            continue
        seen.add(place.path)  # several types may have the same list
        if page.after is None and page.before is None:
            filled = list(_filled(value, place.path[1:], place))
            if filled and not any(filled):
                yield FilteredList(place, filtered)


def _filled(value: Any, path: tuple[str, ...], place: ListPlace) -> Iterator[bool]:
    """Yield for each list at this place in a value whether it has nodes."""
    if isinstance(value, list):
        for each in value:
            yield from _filled(each, path, place)
    elif isinstance(value, dict):
        if path:
            yield from _filled(value.get(path[0]), path[1:], place)
        else:
            yield any(value[key] for key in place.indicators)


def _warning(place: ListPlace, path: Path) -> dict[str, Any]:
    argument = ".".join(map(str, ("where", *path)))
    message = Message("operation.property-without-data", {"argument": argument})
    return {
        "code": ErrorCode.PROPERTY_WITHOUT_DATA.value,
        "path": list(place.path),
        "argument": argument,
        "message": message.text("en"),
        "messageRu": message.text("ru"),
    }
