"""A page of a connection: a part of the list and its order."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.query.cursors import Cursor, Order, decode_cursor
from graph.query.errors import BadPage

DEFAULT_SIZE = 20
#: The maximum size of a page that the store reads, and of a list whose items are computed.
MAX_PAGE, MAX_SIZE = 1_000, 100


@dataclass(frozen=True, slots=True)
class Page:
    """The page that `first`, `after`, `last`, `before` and `orderBy` request."""

    size: int
    backward: bool
    order: Order
    after: Cursor | None
    before: Cursor | None

    @property
    def shape(self) -> tuple[Hashable, ...]:
        """Return everything that determines the text of the statement."""
        return (
            self.backward,
            self.order,
            self.after and self.after.value is None,
            self.before and self.before.value is None,
        )

    @property
    def reversed(self) -> bool:
        """Return whether the store walks against the ascending order."""
        return self.order.descending != self.backward


def order_of(arguments: Mapping[str, Any]) -> Order:
    """Return the order that `orderBy` requests. The default is by id, ascending."""
    order_by = arguments.get("orderBy") or {}
    return Order(order_by.get("field") or "id", order_by.get("direction") == "DESC")


def checked_size(argument: str, size: int, limit: int = MAX_SIZE, key: str = "query.size", **details: object) -> int:
    """Return a size from 1 to `limit`. Raise BadPage for any other.

    argument: the argument with the size. key, details: the key of the error's message, and further values in it.
    """
    if not 1 <= size <= limit:
        raise BadPage(argument, key, size=size, limit=limit, **details)
    return size


def page_of(
    arguments: Mapping[str, Any],
    list_type: str,
    types: tuple[type, ...],
    *,
    nullable: bool = True,
    limit: int = MAX_SIZE,
) -> Page:
    """Return the page that a field's arguments request. list_type: the type of the list's items.

    types: the Python types of the ordering property's values; nullable: whether they may be missing. limit: the
    maximum size.

    Raises
    ------
    BadPage
        The size is out of range, or both `first` and `last` are present.
    BadCursor
        `after` or `before` is not a cursor of this list.
    """
    first, last = arguments.get("first"), arguments.get("last")
    if first is not None and last is not None:
        raise BadPage("first", "query.first-and-last")
    name, size = ("last", last) if last is not None else ("first", DEFAULT_SIZE if first is None else first)
    checked_size(name, size, limit)
    order = order_of(arguments)
    cursors = {
        side: decode_cursor(side, arguments[side], list_type, order, types, nullable=nullable)
        if arguments.get(side) is not None
        else None
        for side in ("after", "before")
    }
    return Page(size, last is not None, order, **cursors)
