"""Pages of ranked lists: the best first, cursors by score and id, from either end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from graph.query.cursors import Cursor, Order, encode_cursor
from graph.query.pages import Page, page_of
from resolvers.computed import Ref

T = TypeVar("T")

_ORDER = Order("score", descending=True)


@dataclass(frozen=True, slots=True)
class PageInfo:
    has_next_page: bool
    has_previous_page: bool
    start_cursor: str | None
    end_cursor: str | None


@dataclass(frozen=True, slots=True)
class RankedPage(Generic[T]):
    """A page of a ranked list: its items with their cursors, what lies around it."""

    items: list[tuple[str, T]]
    page_info: PageInfo


def page_arguments(given: Mapping[str, Any], name: str) -> Page:
    """The page of the list `name` that `first`, `after`, `last` and `before` ask for. Raises BadPage and BadCursor."""
    order = {"field": _ORDER.key, "direction": "DESC"}
    asked = {side: given.get(side) for side in ("first", "after", "last", "before")}
    return page_of({**asked, "orderBy": order}, name, (int, float), nullable=False)


def is_beginning(page: Page) -> bool:
    """Whether the page is the beginning of the list: then no more keys than its size are needed."""
    return page.after is None and page.before is None and not page.backward


def page_of_ranked(items: Sequence[T], keys: Sequence[tuple[float, str]], page: Page, name: str) -> RankedPage[T]:
    """The page of `items`, of which `keys` has the score and the id; only the items of the page are read.

    A cursor stands behind (`after`) or before (`before`) its item. If that is gone by now, `after` goes on behind the
    last one that scored better, and `before` ends before the first one that scored worse.
    """
    low = 0 if page.after is None else _place(keys, page.after, behind=True)
    high = len(items) if page.before is None else _place(keys, page.before, behind=False)
    begin = max(low, high - page.size) if page.backward else low
    span = slice(begin, max(begin, min(begin + page.size, high)))
    edges = [(cursor_of(name, *key), item) for key, item in zip(keys[span], items[span], strict=True)]
    return RankedPage(edges, PageInfo(
        span.stop < len(items), span.start > 0, edges[0][0] if edges else None, edges[-1][0] if edges else None))


def cursor_of(name: str, score: float, id_: str) -> str:
    """The cursor of an item of the list `name`."""
    return encode_cursor(name, _ORDER, score, id_)


def _place(keys: Sequence[tuple[float, str]], cursor: Cursor, *, behind: bool) -> int:
    """How many items lie before a cursor, its own among them where the place is behind it."""
    score = cursor.value
    assert isinstance(score, (int, float))  # page_arguments takes no other
    place = 0
    for position, (found, id_) in enumerate(keys):
        if id_ == cursor.id:
            return position + behind
        if found > score or (found == score and not behind):
            place = position + 1
    return place


def refs(ids: Sequence[str]) -> list[Ref]:
    return [Ref(id_) for id_ in ids]
