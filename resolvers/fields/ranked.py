"""Pages of ranked lists: the best first, cursors by score and id."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.query.cursors import Order, encode_cursor
from graph.query.pages import Page, page_of
from resolvers.execution.computed import Ref

_ORDER = Order("score", descending=True)


@dataclass(frozen=True, slots=True)
class PageInfo:
    has_next_page: bool
    has_previous_page: bool
    start_cursor: str | None
    end_cursor: str | None


@dataclass(frozen=True, slots=True)
class RankedPage:
    """A page of a ranked list: where it begins, its items with their cursors, what lies around it."""

    items: list[tuple[str, Any]]
    page_info: PageInfo


def page_arguments(given: Mapping[str, Any], name: str) -> Page:
    """The page that `first` and `after` ask for, of the list `name`. Raises BadPage and BadCursor."""
    order = {"field": _ORDER.key, "direction": "DESC"}
    return page_of({"first": given.get("first"), "after": given.get("after"), "orderBy": order}, name,
                   (int, float), nullable=False)


def page_of_ranked(items: Sequence[Any], keys: Sequence[tuple[float, str]], page: Page, name: str) -> RankedPage:
    """The page of `items`, of which `keys` has the score and the id; only the items of the page are read.

    A cursor goes on behind its item; if that is gone by now, behind the last one that scored better.
    """
    start = 0
    if page.after is not None and isinstance(page.after.value, int | float):
        start = _behind(keys, page.after.value, page.after.id)
    span = slice(start, start + page.size)
    edges = [(encode_cursor(name, _ORDER, *key), item) for key, item in zip(keys[span], items[span], strict=True)]
    return RankedPage(edges, PageInfo(
        start + len(edges) < len(items), start > 0,
        edges[0][0] if edges else None, edges[-1][0] if edges else None,
    ))


def _behind(keys: Sequence[tuple[float, str]], score: float, id_: str) -> int:
    better = 0
    for position, found in enumerate(keys, 1):
        if found[1] == id_:
            return position
        if found[0] > score:
            better = position
    return better


def refs(ids: Sequence[str]) -> list[Ref]:
    return [Ref(id_) for id_ in ids]
