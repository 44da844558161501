"""What was known as of a date: the facts that count then, as sparse matrices of territories x practices."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from recommend.dates import PartialDate
from recommend.history import NO_DAY, Slice


@dataclass(frozen=True, eq=False)
class Snapshot:
    """A slice seen as of a date, or with all that it holds.

    Only facts that count as of the date have any influence, also on the shape of the arrays: facts dated
    later leave every number equal to the last bit. Without a date all records count, also the undated ones.

    Attributes
    ----------
    as_of : PartialDate or None
        The date asked for, else the latest date of the slice. None if no date was asked for and there is none.
    now : float
        The end, in years, of the latest running date that counts: ages are told from it, so that a question
        about a time after the data end is answered from the state in which they end. 0 without any date.
    territory_ids, practice_ids : tuple of str
        Sorted; all territories of the level and country, and the practices that one of them runs.
    running : csr_array
        Practices that a territory has running; the data are positions in `time` and `codes`.
    time, codes : ndarray
        Of each running pair, in the order of `running`: the middle of its date in years, nan if it has none;
        its date's position in `records.dates`. Of several records of a pair the earliest counts.
    adopters : ndarray
        For each practice how many territories took it up, also if they stopped.
    taken_up : csr_array
        What a territory has, had, or has without anybody knowing since when: never recommended to it.
    stopped : csr_array
        What a territory had and has no more.
    column_of : ndarray
        Of each practice of `records` its position here; -1 if nobody runs it.
    """

    as_of: PartialDate | None
    asked: bool
    now: float
    records: Slice
    practice_ids: tuple[str, ...]
    running: sparse.csr_array
    time: np.ndarray
    codes: np.ndarray
    adopters: np.ndarray
    taken_up: sparse.csr_array
    stopped: sparse.csr_array
    column_of: np.ndarray

    @property
    def territory_ids(self) -> tuple[str, ...]:
        return self.records.territory_ids

    @cached_property
    def running_by_practice(self) -> sparse.csc_array:
        """`running` by columns, for going through the adopters of a practice."""
        return self.running.tocsc()

    @cached_property
    def adopted(self) -> np.ndarray:
        """Of each territory how many practices it took up by the date, also if they stopped."""
        return np.diff(self.running.indptr) + np.diff(self.stopped.indptr)

    @cached_property
    def stopped_by_practice(self) -> sparse.csc_array:
        """`stopped` by columns."""
        return self.stopped.tocsc()

    @cached_property
    def undated(self) -> int:
        """How many of the running pairs have no date."""
        return int(np.isnan(self.time).sum())

    @property
    def mostly_undated(self) -> bool:
        """More than half of the running pairs have no date: nobody can tell what is spreading now."""
        return self.undated * 2 > len(self.time)

    def running_on(self, pair: int) -> str | None:
        """Since when a pair is running, as stated."""
        date = self.records.dates[self.codes[pair]]
        return date.text if date else None

    def votes(self, half_life: float) -> np.ndarray:
        """Weights of the running pairs: halved for each half-life of their age.

        A pair without a date gets the mean of those that have one: what is expected of it if nothing tells
        when it began. If no pair has a date, each gets 1.
        """
        dated = ~np.isnan(self.time)
        if not dated.any():
            return np.ones(len(self.time))
        weights = np.exp2((self.time - self.now) / half_life)
        return np.where(dated, weights, weights[dated].mean())

    def has(self, row: int) -> np.ndarray:
        """Positions of the practices that a territory took up: running, stopped or without a date."""
        return self.taken_up.indices[self.taken_up.indptr[row]:self.taken_up.indptr[row + 1]]

    def dated(self, row: int) -> np.ndarray:
        """Positions of the practices that a territory took up, running or stopped; as of a date dated ones only."""
        stopped = self.stopped.indices[self.stopped.indptr[row]:self.stopped.indptr[row + 1]]
        return np.union1d(self.practices_of(row), stopped)

    def practices_of(self, row: int) -> np.ndarray:
        """Positions of the practices that a territory has running."""
        return self.running.indices[self.running.indptr[row]:self.running.indptr[row + 1]]

    def pairs_of(self, row: int) -> slice:
        """Where a territory's running pairs stand in `time` and `codes`."""
        return slice(int(self.running.indptr[row]), int(self.running.indptr[row + 1]))

    def adopters_of(self, column: int) -> tuple[np.ndarray, np.ndarray]:
        """The territories that have a practice running: their positions, and those of the pairs."""
        by_practice = self.running_by_practice
        span = slice(by_practice.indptr[column], by_practice.indptr[column + 1])
        return by_practice.indices[span], by_practice.data[span]


def take_snapshot(records: Slice, as_of: PartialDate | None) -> Snapshot:
    """Keep what counts as of the date; without a date everything, up to the latest date in the records."""
    days, times = records.days, records.times
    running_day, stopped_day = days[records.running], days[records.stopped_on]
    undated = running_day == NO_DAY
    if as_of is None:
        counts = np.ones(len(records.row), bool)
        stopped = records.stopped
    else:
        counts = running_day <= as_of.last_day
        stopped = stopped_day <= as_of.last_day
    runs = counts & ~stopped
    practices = np.flatnonzero(np.bincount(records.column[runs], minlength=len(records.practice_ids)))
    column = np.full(len(records.practice_ids), -1, np.int32)
    column[practices] = np.arange(len(practices), dtype=np.int32)
    shape = (len(records.territory_ids), len(practices))

    def pairs(mask: np.ndarray) -> tuple[sparse.csr_array, np.ndarray]:
        """The pairs under a mask as a matrix, and the first record of each: the earliest by the order."""
        chosen = np.flatnonzero(mask & (column[records.column] >= 0))
        keys = records.row[chosen].astype(np.int64) * max(shape[1], 1) + column[records.column[chosen]]
        first = np.flatnonzero(np.diff(keys, prepend=-1))
        row, col = np.divmod(keys[first], max(shape[1], 1))
        indptr = np.concatenate(([0], np.cumsum(np.bincount(row, minlength=shape[0]))))
        return sparse.csr_array((np.arange(len(first)), col, indptr), shape), chosen[first]

    running, which = pairs(runs)
    ever, _ = pairs(counts)
    keys = np.repeat(np.arange(shape[0]), np.diff(running.indptr)) * max(shape[1], 1) + running.indices
    ended, of_pair = pairs(counts & stopped)
    ended_keys = np.repeat(np.arange(shape[0]), np.diff(ended.indptr)) * max(shape[1], 1) + ended.indices
    # Both ascend: the pairs come in the order of territories, then practices.
    found = np.minimum(np.searchsorted(keys, ended_keys), max(len(keys) - 1, 0))
    again = keys[found] == ended_keys if len(keys) else np.zeros(len(ended_keys), bool)
    row, col = np.divmod(ended_keys[~again], max(shape[1], 1))
    indptr = np.concatenate(([0], np.cumsum(np.bincount(row, minlength=shape[0]))))
    codes = records.running[which]
    dated = codes[codes < len(records.dates) - 1]
    latest = as_of or (_latest(records) if len(records.row) else None)
    return Snapshot(
        latest,
        as_of is not None,
        max((records.dates[code].end for code in np.flatnonzero(np.bincount(dated))), default=0.0),
        records,
        tuple(records.practice_ids[p] for p in practices),
        running,
        times[codes],
        codes,
        np.bincount(ever.indices, minlength=shape[1]),
        pairs(counts | undated)[0],
        sparse.csr_array((of_pair[~again], col, indptr), shape),
        column,
    )


def _latest(records: Slice) -> PartialDate | None:
    """The latest date of any record, running or stopped."""
    return records.dates[-2] if len(records.dates) > 1 else None
