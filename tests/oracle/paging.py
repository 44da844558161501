"""Sorting and paging of a whole list in memory."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cmp_to_key
from typing import Any

from graph.query.cursors import Cursor, Order, decode_cursor, encode_cursor
from graph.query.errors import BadPage
from tests.oracle.tables import Link, Node

Item = tuple[Node, Link | None]


@dataclass(frozen=True, slots=True)
class Page:
    """A page, with the whole sorted list and whether items precede or follow the page."""

    target: str
    order: Order
    whole: Sequence[Item]
    items: Sequence[Item]
    has_next: bool
    has_previous: bool

    def cursor(self, item: Item) -> str:
        node = item[0]
        return encode_cursor(self.target, self.order, node.values.get(self.order.key), node.id)


def page_of(target: str, items: Sequence[Item], arguments: Mapping[str, Any]) -> Page:
    """Return the page that `first`, `after`, `last`, `before` and `orderBy` select.

    Raises BadPage and BadCursor.
    """
    size, backward = _size(arguments)
    order_by = arguments.get("orderBy") or {}
    order = Order(order_by.get("field") or "id", order_by.get("direction") == "DESC")
    after, before = (_cursor(arguments, side, target, order) for side in ("after", "before"))
    whole = sorted(items, key=lambda item: _sort_key(order, item[0].values.get(order.key), item[0].id))
    keys = [_sort_key(order, item[0].values.get(order.key), item[0].id) for item in whole]
    start = sum(key <= after for key in keys) if after else 0
    end = sum(key < before for key in keys) if before else len(whole)
    between = whole[start:end]
    page = between[-size:] if backward else between[:size]
    truncated = len(between) > len(page)
    return Page(
        target,
        order,
        whole,
        page,
        has_next=end < len(whole) or (truncated and not backward),
        has_previous=start > 0 or (truncated and backward),
    )


def _size(arguments: Mapping[str, Any]) -> tuple[int, bool]:
    first, last = arguments.get("first"), arguments.get("last")
    if first is not None and last is not None:
        raise BadPage("first", "query.first-and-last")
    size = first if first is not None else 20 if last is None else last
    if size < 1 or size > 1000:
        raise BadPage("first" if last is None else "last", "query.size", size=size, limit=1000)
    return size, last is not None


def _cursor(arguments: Mapping[str, Any], side: str, target: str, order: Order) -> Any:
    if arguments.get(side) is None:
        return None
    cursor: Cursor = decode_cursor(side, arguments[side], target, order, (str, int, float))
    return _sort_key(order, cursor.id if order.by_id else cursor.value, cursor.id)


def _compare(one: tuple, other: tuple) -> int:
    """Compare by value, then by id, in the direction of the order. Null values come last in both directions."""
    (descending, value, id_), (_, other_value, other_id) = one, other
    if (value is None) != (other_value is None):
        return 1 if value is None else -1
    if (value, id_) == (other_value, other_id):
        return 0
    less = id_ < other_id if value == other_value else value < other_value
    return -1 if less != descending else 1


_comparison_key = cmp_to_key(_compare)


def _sort_key(order: Order, value: Any, id_: str) -> Any:
    return _comparison_key((order.descending, value, id_))
