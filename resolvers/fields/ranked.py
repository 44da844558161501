"""Pages of ranked lists: the best first, cursors by score and id."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from graph.query.cursors import Order, encode_cursor
from graph.query.pages import Page, page_of

_ORDER = Order("score", descending=True)

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class PageInfo:
    has_next_page: bool
    has_previous_page: bool
    start_cursor: str | None
    end_cursor: str | None


@dataclass(frozen=True, slots=True)
class RankedEdge(Generic[Item]):
    """An edge of a ranked list; all that the schema declares of it besides is an attribute of the item."""

    cursor: str
    node: str
    item: Item

    def __getattr__(self, name: str) -> Any:
        return getattr(self.item, name)


@dataclass(frozen=True, slots=True)
class RankedPage(Generic[Item]):
    """A page of a ranked list: its edges, what lies around it, and the length of the list."""

    edges: list[RankedEdge[Item]]
    page_info: PageInfo
    total_count: int

    @property
    def nodes(self) -> list[str]:
        """The ids of the nodes of the page."""
        return [edge.node for edge in self.edges]


@dataclass(frozen=True, slots=True)
class RankedConnection(Generic[Item]):
    """A connection with the page of a ranked answer; all that the schema declares of it besides is an attribute of the
    answer."""

    page: RankedPage[Item]
    answer: Any
    data_version: int

    @property
    def nodes(self) -> list[str]:
        """The ids of the nodes of the page."""
        return self.page.nodes

    @property
    def edges(self) -> list[RankedEdge[Item]]:
        return self.page.edges

    @property
    def page_info(self) -> PageInfo:
        return self.page.page_info

    @property
    def total_count(self) -> int:
        return self.page.total_count

    def __getattr__(self, name: str) -> Any:
        return getattr(self.answer, name)


def page_arguments(given: Mapping[str, Any], name: str) -> Page:
    """Return the page that `first` and `after` ask for, of the list `name`. Raises BadPage and BadCursor."""
    order = {"field": _ORDER.key, "direction": "DESC"}
    return page_of({"first": given.get("first"), "after": given.get("after"), "orderBy": order}, name,
                   (int, float), nullable=False)


def page_of_ranked(
    items: Sequence[Item], keys: Sequence[tuple[float, str]], page: Page, name: str,
) -> RankedPage[Item]:
    """Return the page of `items`, of which `keys` has the score and the id; only the items of the page are read.

    A cursor goes on behind its item; if that is gone by now, behind the last one that scored better.
    """
    start = 0
    if page.after is not None:
        score = page.after.value
        assert isinstance(score, (int, float)), "page_arguments accepts no other cursor"
        start = _behind(keys, score, page.after.id)
    span = slice(start, start + page.size)
    edges = [RankedEdge(encode_cursor(name, _ORDER, *key), key[1], item)
             for key, item in zip(keys[span], items[span], strict=True)]
    return RankedPage(edges, PageInfo(
        start + len(edges) < len(items), start > 0,
        edges[0].cursor if edges else None, edges[-1].cursor if edges else None,
    ), len(items))


def _behind(keys: Sequence[tuple[float, str]], score: float, id_: str) -> int:
    better = 0
    for position, found in enumerate(keys, 1):
        if found[1] == id_:
            return position
        if found[0] > score:
            better = position
    return better
