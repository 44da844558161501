"""What was known as of a date: the facts that count then, as sparse matrices of territories x practices."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from recommend.adoption_graph import NO_DAY, Slice
from recommend.dates import PartialDate

#: An adoption thousands of years ago still has a vote, however small: a share of votes needs a sum above 0.
LEAST_VOTE = 1e-200


@dataclass(frozen=True, eq=False)
class Snapshot:
    """A slice seen as of a date, or with all that it holds.

    Only facts that count as of the date have any influence, also on the shape of the arrays: facts dated
    later leave every number equal to the last bit. Without a date all records count, also the undated ones.

    Attributes
    ----------
    as_of : PartialDate or None
        The date asked for, else the latest date of the slice; ages are told from its end. None if no date was
        asked for and there is none.
    territory_ids, practice_ids : tuple of str
        Sorted; all territories of the level and country, and the practices that one of them runs.
    running : csr_array
        Practices that a territory has running; the data are positions in `time` and `running_on`.
    time, running_on
        Of each running pair, in the order of `running`: the middle of its date in years, nan if it has none;
        the date as written, None if it has none. Of several records of a pair the earliest counts.
    adopters : ndarray
        For each practice how many territories took it up, also if they stopped.
    taken_up : csr_array
        What a territory has, had, or has without anybody knowing since when: never recommended to it.
    """

    as_of: PartialDate | None
    territory_ids: tuple[str, ...]
    practice_ids: tuple[str, ...]
    running: sparse.csr_array
    time: np.ndarray
    running_on: tuple[str | None, ...]
    adopters: np.ndarray
    taken_up: sparse.csr_array

    @cached_property
    def running_by_practice(self) -> sparse.csc_array:
        """`running` by columns, for going through the adopters of a practice."""
        return self.running.tocsc()

    @cached_property
    def undated(self) -> int:
        """How many of the running pairs have no date."""
        return int(np.isnan(self.time).sum())

    def weights(self, half_life: float) -> np.ndarray:
        """Votes of the running pairs: 1 for the newest, half of it for each half-life that a pair is older.

        A pair without a date gets the mean of those that have one: what is expected of it if nothing tells
        when it began. If no pair has a date, each gets 1. Only ratios of votes are used, so the newest, and
        not `as_of`, may be the measure; very old ones then do not all vanish.
        """
        dated = ~np.isnan(self.time)
        if not dated.any():
            return np.ones(len(self.time))
        weights = np.maximum(np.exp2((self.time - self.time[dated].max()) / half_life), LEAST_VOTE)
        return np.where(dated, weights, weights[dated].mean())

    def has(self, row: int) -> np.ndarray:
        """Positions of the practices that a territory took up: running, stopped or without a date."""
        return self.taken_up.indices[self.taken_up.indptr[row]:self.taken_up.indptr[row + 1]]

    def practices_of(self, row: int) -> np.ndarray:
        """Positions of the practices that a territory has running."""
        return self.running.indices[self.running.indptr[row]:self.running.indptr[row + 1]]

    def pairs_of(self, row: int) -> slice:
        """Where a territory's running pairs stand in `time` and `running_on`."""
        return slice(int(self.running.indptr[row]), int(self.running.indptr[row + 1]))

    def adopters_of(self, column: int) -> tuple[np.ndarray, np.ndarray]:
        """The territories that have a practice running: their positions, and those of the pairs."""
        by_practice = self.running_by_practice
        span = slice(by_practice.indptr[column], by_practice.indptr[column + 1])
        return by_practice.indices[span], by_practice.data[span]


def take_snapshot(records: Slice, as_of: PartialDate | None) -> Snapshot:
    """Keep what counts as of the date; without a date everything, up to the latest date in the records."""
    undated = records.running_day == NO_DAY
    if as_of is None:
        counts = np.ones(len(records.row), bool)
        stopped = records.stopped
    else:
        counts = records.running_day <= as_of.last_day
        stopped = records.stopped_day <= as_of.last_day
    runs = counts & ~stopped
    practices = np.unique(records.column[runs])
    column = np.full(len(records.practice_ids), -1, np.int32)
    column[practices] = np.arange(len(practices), dtype=np.int32)
    shape = (len(records.territory_ids), len(practices))

    def pairs(mask: np.ndarray) -> tuple[sparse.csr_array, np.ndarray]:
        """The pairs under a mask as a matrix, and the first record of each: the earliest by the order."""
        chosen = np.flatnonzero(mask & (column[records.column] >= 0))
        keys = records.row[chosen].astype(np.int64) * max(shape[1], 1) + column[records.column[chosen]]
        keys, first = np.unique(keys, return_index=True)
        row, col = np.divmod(keys, max(shape[1], 1))
        indptr = np.concatenate(([0], np.cumsum(np.bincount(row, minlength=shape[0]))))
        return sparse.csr_array((np.arange(len(keys)), col, indptr), shape), chosen[first]

    running, which = pairs(runs)
    ever, _ = pairs(counts)
    return Snapshot(
        as_of or records.latest,
        records.territory_ids,
        tuple(records.practice_ids[p] for p in practices),
        running,
        records.time[which],
        tuple(records.running_on[i] for i in which),
        np.bincount(ever.indices, minlength=shape[1]),
        pairs(counts | undated)[0],
    )
