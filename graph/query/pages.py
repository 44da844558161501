"""A page of a connection: which part of the list, in which order."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.query.cursors import Cursor, Order, decode_cursor
from graph.query.errors import BadPage

DEFAULT_SIZE = 20
MAX_SIZE = 100


@dataclass(frozen=True, slots=True)
class Page:
    """What `first/after/last/before` and `orderBy` ask for."""

    size: int
    backward: bool
    order: Order
    after: Cursor | None
    before: Cursor | None

    @property
    def shape(self) -> tuple[Hashable, ...]:
        """All that decides the text of the statement."""
        return (
            self.backward,
            self.order,
            self.after and self.after.value is None,
            self.before and self.before.value is None,
        )

    @property
    def reversed(self) -> bool:
        """Whether the store walks against the ascending order."""
        return self.order.descending != self.backward


def order_of(arguments: Mapping[str, Any]) -> Order:
    """The order that `orderBy` asks for: by id, ascending, if it does not say."""
    given = arguments.get("orderBy") or {}
    return Order(given.get("field") or "id", given.get("direction") == "DESC")


def page_of(arguments: Mapping[str, Any], list_: str, types: tuple[type, ...], *, nullable: bool = True) -> Page:
    """The page that a field's arguments describe, of a list of `list_`.

    types: what the values that it is ordered by are in Python; nullable: whether they may be missing.

    Raises
    ------
    BadPage
        A size out of range, or `first` and `last` together.
    BadCursor
        `after` or `before` is not a cursor of this list.
    """
    first, last = arguments.get("first"), arguments.get("last")
    if first is not None and last is not None:
        raise BadPage("first", "query.first-and-last")
    name, size = ("last", last) if last is not None else ("first", DEFAULT_SIZE if first is None else first)
    if not 1 <= size <= MAX_SIZE:
        raise BadPage(name, "query.size", size=size, limit=MAX_SIZE)
    order = order_of(arguments)
    cursors = {
        side: decode_cursor(side, arguments[side], list_, order, types, nullable=nullable)
        if arguments.get(side) is not None
        else None
        for side in ("after", "before")
    }
    return Page(size, last is not None, order, **cursors)
