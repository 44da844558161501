"""Warnings in `extensions.warnings`: a list is empty because no node has a property that its `where` compares."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from access import Asking
from graph.query import Arguments, Catalog, ListPlace, Path, optional_properties, present, without
from graph.store.batching import BatchingReader
from resolvers.execution.operations import Root

CODE = "PROPERTY_WITHOUT_DATA"
#: Properties that are examined for one list: each takes one statement or two.
MOST = 4
#: Seconds that the examination may take in all: the answer is there already.
WAIT = 1.0


class FilteredList(NamedTuple):
    """A list with conditions. place: from the root field on."""

    place: ListPlace
    arguments: Arguments


async def missing_properties(catalog: Catalog, reads: BatchingReader, asking: Asking, cost: int, root: Root,
                             arguments: tuple[Arguments, ...], value: Any) -> list[dict[str, Any]]:
    """The warnings of a root field. value: that of the field in the response.

    A property is named where a list is empty, is not empty without the condition on the property, and none of its
    nodes then has the property. Where that holds for no property alone, the conditions on all optional properties are
    left out together.

    cost: what each examination costs the client. Raises StoreError and LimitError.
    """
    warnings: list[dict[str, Any]] = []
    for filtered in _empty(root, arguments, value):
        place, where = filtered.place, filtered.arguments.where
        paths = list(optional_properties(catalog, filtered.arguments.group or "", where))[:MOST]

        async def finds(where: Any, place: ListPlace = place) -> bool:
            given = tuple(each.with_where(where) if slot == place.slot else each
                          for slot, each in enumerate(arguments))
            statement = root.statement(given)
            asking.client.charge(cost)
            async with asking.client.reads:
                row = await reads.read(statement, given)
            return any(_found(statement.read(row, given)[0], place.path[1:], place))

        missing = [path for path in paths if not await finds(present(where, [path], path))
                   and await finds(without(where, [path]))]
        if not missing and len(paths) > 1 and await finds(without(where, paths)):
            missing = [path for path in paths if not await finds(present(where, paths, path))]
        warnings += [_warning(place, path) for path in missing]
    return warnings


def has_conditions(arguments: Sequence[Arguments]) -> bool:
    """Whether a list with these arguments has conditions."""
    return any(each.where for each in arguments)


def _empty(root: Root, arguments: Sequence[Arguments], value: Any) -> Iterator[FilteredList]:
    """The lists with conditions that are empty everywhere, from their beginning."""
    seen: set[tuple[str, ...]] = set()
    for place in root.selection.field.lists():
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
            yield any(value[key] for key in place.shows)


def _warning(place: ListPlace, path: Path) -> dict[str, Any]:
    argument = ".".join(map(str, ("where", *path)))
    return {
        "code": CODE, "path": list(place.path), "argument": argument,
        "message": f"{argument}: no node of this list has a value of this property, so that the list is empty; "
                   "leave the condition out.",
        "messageRu": f"{argument}: ни у одного узла этого списка значение этого свойства не указано, поэтому список "
                     "пуст; уберите это условие.",
    }
