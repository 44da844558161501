"""Ranked lists: the best item first, ties by id. Items are built on access."""

import abc
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, overload

import numpy as np

from recommend.model.tables import NodeId

Item = TypeVar("Item")
#: The number of items that are sorted at first: a page or two.
_HEAD = 256
#: The block size in the search for the best values.
_BLOCK = 128


def ranked(candidates: np.ndarray, values: np.ndarray, first: int | None = None) -> np.ndarray:
    """Return the order of the candidates, the best first. Ties are broken by position, and so by id.

    >>> ranked(np.array([4, 1, 7]), np.array([0.5, 0.5, 2.0])).tolist()
    [2, 1, 0]
    >>> ranked(np.array([4, 1, 7]), np.array([0.5, 0.5, 2.0]), first=2).tolist()
    [2, 1]
    """
    if first is None or first >= len(values):
        return np.lexsort((candidates, -values))
    # The first-th largest block maximum is a lower bound for the first values, which excludes most of the others.
    blocks = len(values) // _BLOCK
    head = np.arange(len(values))
    if 0 < first <= blocks:
        maxima = values[: blocks * _BLOCK].reshape(blocks, _BLOCK).max(axis=1)
        head = np.flatnonzero(values >= np.partition(maxima, -first)[-first])
    top = values[head]
    head = head[top >= np.partition(top, -first)[-first]]
    order: np.ndarray = head[np.lexsort((candidates[head], -values[head]))]
    return order[:first]


class Ranked(Sequence[Item], Generic[Item]):
    """The items of an answer, the best first. An item is built on access."""

    @property
    def keys(self) -> list[tuple[float, NodeId]]:
        """The sort key and id of every item, in order; no items are built."""
        return self.head(len(self))

    @abc.abstractmethod
    def head(self, first: int) -> list[tuple[float, NodeId]]:
        """Return the `first` entries of `keys`."""

    @abc.abstractmethod
    def tie_count(self, position: int) -> int:
        """Return the number of items with the score of the item at a position, itself included."""

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Item, ...]: ...

    def __getitem__(self, index: int | slice) -> Item | tuple[Item, ...]:
        positions = range(len(self))[index]
        return self._item(positions) if isinstance(positions, int) else tuple(map(self._item, positions))

    @abc.abstractmethod
    def _item(self, position: int) -> Item:
        """Return the item at a position, from 0."""


class RankedList(Ranked[Item]):
    """A ranked list. An item is built on access, because a page shows few items of many.

    Parameters
    ----------
    ids : sequence of NodeId
        By position.
    columns, values : ndarray
        The candidates, as positions in `ids` in any order, and their scores.
    build : callable
        Returns the item from a position in `ids`, a rank and a score.
    """

    def __init__(
        self,
        ids: Sequence[NodeId],
        columns: np.ndarray,
        values: np.ndarray,
        build: Callable[[int, int, float], Item],
    ):
        self._ids, self._columns, self._values, self._build = ids, columns, values, build
        self._order = ranked(columns, values, _HEAD)

    def head(self, first: int) -> list[tuple[float, NodeId]]:
        """Return the `first` entries of `keys`."""
        if first > len(self._order):
            self._sort_all()
        order = self._order[:first]
        return [
            (score, self._ids[column])
            for score, column in zip(self._values[order].tolist(), self._columns[order].tolist(), strict=True)
        ]

    def __len__(self) -> int:
        return len(self._columns)

    def tie_count(self, position: int) -> int:
        """Return the number of items with the score of the item at a position, itself included."""
        return int((self._values == self._values[self._index(position)]).sum())

    def _index(self, position: int) -> int:
        """Return the index of the candidate at a position."""
        if position >= len(self._order):
            self._sort_all()
        return int(self._order[position])

    def _item(self, position: int) -> Item:
        index = self._index(position)
        return self._build(int(self._columns[index]), position + 1, float(self._values[index]))

    def _sort_all(self) -> None:
        if len(self._order) < len(self._columns):
            self._order = ranked(self._columns, self._values)


#: The difference between the keys of one list and the next: larger than any score.
_TIER = 1e6


class ConcatenatedList(Ranked[Item]):
    """Ranked lists one after the other, with continuous ranks. The scores of different lists are not comparable.

    Keys decrease from one list to the next.

    with_rank: returns an item with another rank.
    """

    def __init__(self, lists: Sequence[RankedList[Item]], with_rank: Callable[[Item, int], Item]):
        self._lists, self._with_rank = lists, with_rank

    def head(self, first: int) -> list[tuple[float, NodeId]]:
        """Return the `first` entries of `keys`."""
        keys: list[tuple[float, NodeId]] = []
        for tier, each in enumerate(self._lists):
            missing = first - len(keys)
            found = each.keys if missing >= len(each) else each.head(missing)
            keys += [(score - tier * _TIER, id_) for score, id_ in found]
        return keys

    def __len__(self) -> int:
        return sum(map(len, self._lists))

    def tie_count(self, position: int) -> int:
        """Return the number of items of its list with the score of the item at a position, itself included."""
        each, before = self._list_at(position)
        return each.tie_count(position - before)

    def _list_at(self, position: int) -> tuple[RankedList[Item], int]:
        """Return the list of the item at a position, and the number of items before this list."""
        before = 0
        for each in self._lists:
            if position < before + len(each):
                return each, before
            before += len(each)
        raise IndexError(position)

    def _item(self, position: int) -> Item:
        each, before = self._list_at(position)
        item = each[position - before]
        return self._with_rank(item, position + 1) if before else item


def empty_list() -> RankedList[Item]:
    """Return a list without items."""

    def build(position: int, rank: int, score: float) -> Item:
        raise IndexError(position)

    return RankedList((), np.zeros(0, int), np.zeros(0), build)
