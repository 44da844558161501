"""The practices in place in the territories of one level and country: those that run, and those that these include."""

from collections.abc import Callable, Iterator

import numpy as np

from recommend.model.groups import Group
from recommend.model.history import History, Slice
from recommend.model.snapshot import Snapshot
from recommend.model.sorted_ids import position_in


class InPlace:
    """The practices in place as of a date, in all groups of a level and country.

    A practice and a broader one may belong to different groups: a complete list of adopters and a sample.

    Parameters
    ----------
    history : History
    place : Group
        The level and country.
    snapshot : callable
        Returns the snapshot of a group as of the date.
    """

    def __init__(self, history: History, place: Group, snapshot: Callable[[Group], Snapshot]):
        self._history, self._snapshot = history, snapshot
        self._groups = [group for group in history.slices if group[:2] == place]

    def practices_of(self, territory_id: str) -> frozenset[str]:
        """Return the ids of the practices that a territory runs, and of those that these include."""
        running: set[str] = set()
        for snapshot, row in self._rows_of(territory_id):
            running |= {snapshot.practice_ids[column] for column in snapshot.practices_of(row).tolist()}
        return frozenset(running) | self._within(running)

    def included_for(self, territory_id: str) -> frozenset[str]:
        """Return the ids of the practices that are not offered to a territory, because one of its own includes them.

        Own practices are those that it runs. An undated one counts too, as it prevents its own recommendation.
        """
        if not self._history.inclusion.within:
            return frozenset()
        running: set[str] = set()
        for snapshot, row in self._rows_of(territory_id):
            running |= {snapshot.practice_ids[column] for column in snapshot.practices_of(row).tolist()}
            records = snapshot.records
            own = slice(*np.searchsorted(records.row, [row, row + 1]).tolist())
            undated = records.column[own][_undated(records, own)]
            running |= {records.practice_ids[column] for column in undated.tolist()}
        return self._within(running)

    def territories_with(self, practice_id: str) -> frozenset[str]:
        """Return the ids of the territories in which a practice is in place."""
        ids = {practice_id, *self._history.inclusion.around.get(practice_id, ())}
        return frozenset(territory for id_ in ids for territory in self._runners(id_))

    def territories_including(self, practice_id: str) -> frozenset[str]:
        """Return the ids of the territories to which a practice is not offered, because one of theirs includes it."""
        including: set[str] = set()
        for id_ in self._history.inclusion.around.get(practice_id, ()):
            including |= {*self._runners(id_), *self._undated_adopters(id_)}
        return frozenset(including)

    def _within(self, ids: set[str]) -> frozenset[str]:
        within = self._history.inclusion.within
        return frozenset(narrower for id_ in ids for narrower in within.get(id_, ()))

    def _rows_of(self, territory_id: str) -> Iterator[tuple[Snapshot, int]]:
        """Yield the snapshot of each group of a territory, and its row there."""
        for group in self._groups:
            row = position_in(self._history.members[group], territory_id)
            if row is not None and len(self._history.slices[group].row):
                yield self._snapshot(group), row

    def _runners(self, practice_id: str) -> Iterator[str]:
        for group in self._groups:
            if position_in(self._history.slices[group].practice_ids, practice_id) is not None:
                snapshot = self._snapshot(group)
                column = position_in(snapshot.practice_ids, practice_id)
                if column is not None:
                    yield from (snapshot.territory_ids[row] for row in snapshot.adopters_of(column)[0].tolist())

    def _undated_adopters(self, practice_id: str) -> Iterator[str]:
        for group in self._groups:
            records = self._history.slices[group]
            column = position_in(records.practice_ids, practice_id)
            if column is not None:
                chosen = np.flatnonzero(records.column == column)
                rows = records.row[chosen[_undated(records, chosen)]]
                yield from (records.territory_ids[row] for row in rows.tolist())


def _undated(records: Slice, chosen: slice | np.ndarray) -> np.ndarray:
    """Return a mask of the chosen records: True for one without a start that has not stopped."""
    mask: np.ndarray = (records.running[chosen] == len(records.dates) - 1) & ~records.stopped[chosen]
    return mask
