"""Pages of ranked lists: the best items first, with cursors by score and id, forward and backward."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from graph.query import Cursor, Order, Page, encode_cursor, page_of
from recommend import Ranked

T = TypeVar("T")

_ORDER = Order("score", descending=True)
_ARGUMENTS = ("first", "after", "last", "before")

Item = TypeVar("Item")
#: The score and the id of an item.
Key = tuple[float, str]


@dataclass(frozen=True, slots=True)
class PageInfo:
    has_next_page: bool
    has_previous_page: bool
    start_cursor: str | None
    end_cursor: str | None


@dataclass(frozen=True, slots=True)
class RankedEdge(Generic[Item]):
    """An edge of a ranked list. All other fields of the schema are attributes of the item.

    tie_count: the number of items of the list with its score, itself included; 0 if the list does not count them.
    """

    cursor: str
    node: str
    item: Item
    tie_count: int = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self.item, name)


@dataclass(frozen=True, slots=True)
class RankedPage(Generic[Item]):
    """A page of a ranked list: its edges, its page info, and the length of the list."""

    edges: list[RankedEdge[Item]]
    page_info: PageInfo
    total_count: int

    @property
    def nodes(self) -> list[str]:
        """The ids of the nodes on the page."""
        return [edge.node for edge in self.edges]


@dataclass(frozen=True, slots=True)
class RankedConnection(Generic[Item]):
    """A connection with one page of a ranked answer. All other fields of the schema are attributes of the answer."""

    page: RankedPage[Item]
    answer: Any
    data_version: int

    @property
    def nodes(self) -> list[str]:
        """The ids of the nodes on the page."""
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


def page_arguments(arguments: Mapping[str, Any], name: str) -> Page:
    """Return the page of the list `name` that `first`, `after`, `last` and `before` select.

    Raises BadPage and BadCursor.
    """
    order = {"field": _ORDER.key, "direction": "DESC"}
    return page_of(
        {**{argument: arguments.get(argument) for argument in _ARGUMENTS}, "orderBy": order},
        name,
        (int, float),
        nullable=False,
    )


def page_of_ranked(items: Sequence[Item], keys: Sequence[Key], page: Page, name: str) -> RankedPage[Item]:
    """Return the page of `items`. Only the items on the page are read.

    As the Relay Cursor Connections Specification requires, the list is first narrowed to the range between the cursors,
    then to `first` or `last`. The cursor of a removed item keeps its place: `after` continues behind the last item with
    a better score, `before` ends before the first item with a worse score.

    keys: the score and the id of each item. If `reach(page)` is a number, the keys of that many items are enough.
    """
    start = 0 if page.after is None else _place(keys, page.after).after
    end = len(items) if page.before is None else _place(keys, page.before).before
    if page.backward:
        start = max(start, end - page.size)
    else:
        end = min(end, start + page.size)
    span = slice(start, max(start, end))  # `after` may lie behind `before`
    positions = range(len(items))[span]
    edges = [
        RankedEdge(cursor_of(name, *key), key[1], item, items.tie_count(position) if isinstance(items, Ranked) else 0)
        for position, key, item in zip(positions, keys[span], items[span], strict=True)
    ]
    return RankedPage(
        edges,
        PageInfo(
            end < len(items),
            start > 0,
            edges[0].cursor if edges else None,
            edges[-1].cursor if edges else None,
        ),
        len(items),
    )


def cursor_of(name: str, score: float, id_: str) -> str:
    """Return the cursor of an item of the list `name`."""
    return encode_cursor(name, _ORDER, score, id_)


def reach(page: Page) -> int | None:
    """Return the number of leading items that a page needs; None if it depends on a cursor or the end of the list."""
    return None if page.backward or page.after or page.before else page.size


class _Place(NamedTuple):
    """The place of a cursor in a list: the end of the items before it, and the start of the items after it."""

    before: int
    after: int


def _place(keys: Sequence[Key], cursor: Cursor) -> _Place:
    cursor_score = cursor.value
    assert isinstance(cursor_score, (int, float))  # page_arguments accepts no other cursor
    worse, better = len(keys), 0
    for position, (score, id_) in enumerate(keys):
        if id_ == cursor.id:
            return _Place(position, position + 1)
        if score > cursor_score:
            better = position + 1
        elif score < cursor_score:
            worse = min(worse, position)
    return _Place(worse, better)
