"""Ranked lists: the best first, ties by id; the items are made when they are read."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, overload

import numpy as np

from recommend.model.tables import NodeId

Item = TypeVar("Item")
#: So many are put in order first: a page or two.
_HEAD = 256
#: Values in a block of those that are put in order together.
_BLOCK = 128


def ranked(candidates: np.ndarray, values: np.ndarray, first: int | None = None) -> np.ndarray:
    """Return the order of the candidates, the best first; positions follow the ids, so ties are broken by id.

    >>> ranked(np.array([4, 1, 7]), np.array([0.5, 0.5, 2.0])).tolist()
    [2, 1, 0]
    >>> ranked(np.array([4, 1, 7]), np.array([0.5, 0.5, 2.0]), first=2).tolist()
    [2, 1]
    """
    if first is None or first >= len(values):
        return np.lexsort((candidates, -values))
    # The first-th of the maxima of blocks bounds from below what can be among the first: most drops out at once.
    blocks = len(values) // _BLOCK
    head = np.arange(len(values))
    if 0 < first <= blocks:
        maxima = values[: blocks * _BLOCK].reshape(blocks, _BLOCK).max(axis=1)
        head = np.flatnonzero(values >= np.partition(maxima, -first)[-first])
    top = values[head]
    head = head[top >= np.partition(top, -first)[-first]]
    order: np.ndarray = head[np.lexsort((candidates[head], -values[head]))]
    return order[:first]


class RankedList(Sequence[Item], Generic[Item]):
    """A ranked list; an item's explanation is made when it is read, since a page reads few of many.

    Parameters
    ----------
    ids : sequence of NodeId
        By position.
    columns, values : ndarray
        The candidates, as positions in `ids`, in any order, and their scores.
    make : callable
        Returns the item of a position in `ids`, a rank and a score.
    """

    def __init__(
        self,
        ids: Sequence[NodeId],
        columns: np.ndarray,
        values: np.ndarray,
        make: Callable[[int, int, float], Item],
    ):
        self._ids, self._columns, self._values, self._make = ids, columns, values, make
        self._order = ranked(columns, values, _HEAD)

    @property
    def keys(self) -> list[tuple[float, NodeId]]:
        """Score and id of every item in order, without the cost of the explanations."""
        self._sort_all()
        return self.head(len(self))

    def head(self, first: int) -> list[tuple[float, NodeId]]:
        """Return the first so many of `keys`."""
        if first > len(self._order):
            self._sort_all()
        order = self._order[:first]
        return [
            (score, self._ids[column])
            for score, column in zip(self._values[order].tolist(), self._columns[order].tolist(), strict=True)
        ]

    def __len__(self) -> int:
        return len(self._columns)

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Item, ...]: ...

    def __getitem__(self, index: int | slice) -> Item | tuple[Item, ...]:
        positions = range(len(self))[index]
        return self._item(positions) if isinstance(positions, int) else tuple(map(self._item, positions))

    def _item(self, position: int) -> Item:
        if position >= len(self._order):
            self._sort_all()
        where = self._order[position]
        return self._make(int(self._columns[where]), position + 1, float(self._values[where]))

    def _sort_all(self) -> None:
        if len(self._order) < len(self._columns):
            self._order = ranked(self._columns, self._values)


def empty_list() -> RankedList[Item]:
    """Return a list without items."""

    def make(position: int, rank: int, score: float) -> Item:
        raise IndexError(position)

    return RankedList((), np.zeros(0, int), np.zeros(0), make)
