"""What was known as of a date: the facts that count then, as sparse matrices of territories x practices."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from recommend.dates import PartialDate
from recommend.model.episodes import counted, first_of_pairs, last_episodes
from recommend.model.history import NO_DAY, Slice


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
        The end, in years, of the latest running date that counts: ages count from it, so that a question
        about a time after the data end is answered from the state in which they end. 0 without any date.
    territory_ids, practice_ids : tuple of str
        Sorted; all territories of the level and country, and the practices that one of them runs.
    running : csr_array
        Practices that a territory has running; the data are positions in `time` and `codes`.
    time, codes : ndarray
        Of each running pair, in the order of `running`: the middle of its date in years, nan if it has none;
        its date's position in `records.dates`: the start of the episode that goes on.
    adopters : ndarray
        For each practice how many territories took it up, also if they stopped.
    taken_up : csr_array
        What a territory has, had, or has without anybody knowing since when: never recommended to it.
    stopped : csr_array
        What a territory had and has no more: its last episode has stopped. The data are positions in the arrays of
        `records`: of the record that ended last.
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
        counts: np.ndarray = np.diff(self.running.indptr) + np.diff(self.stopped.indptr)
        return counts

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
        """Whether more than half of the running pairs have no date: then the hazard is unknown."""
        return self.undated * 2 > len(self.time)

    def running_on(self, pair: int) -> str | None:
        """Return since when a pair is running, as stated."""
        date = self.records.dates[self.codes[pair]]
        return date.text if date else None

    def influence(self, half_life: float) -> np.ndarray:
        """Return the influence of the running pairs: halved for each half-life of their age in years.

        A pair without a date gets the mean of the dated ones, its expected influence. If no pair has a date,
        each gets 1.
        """
        dated = ~np.isnan(self.time)
        if not dated.any():
            return np.ones(len(self.time))
        weights = np.exp2((self.time - self.now) / half_life)
        return np.where(dated, weights, weights[dated].mean())

    def has(self, row: int) -> np.ndarray:
        """Return the positions of the practices that a territory took up: running, stopped or without a date."""
        columns: np.ndarray = self.taken_up.indices[self.taken_up.indptr[row] : self.taken_up.indptr[row + 1]]
        return columns

    def dated(self, row: int) -> np.ndarray:
        """Return the positions of the practices that a territory took up, running or stopped; as of a date dated
        ones only."""
        stopped = self.stopped.indices[self.stopped.indptr[row] : self.stopped.indptr[row + 1]]
        return np.union1d(self.practices_of(row), stopped)

    def practices_of(self, row: int) -> np.ndarray:
        """Return the positions of the practices that a territory has running."""
        columns: np.ndarray = self.running.indices[self.running.indptr[row] : self.running.indptr[row + 1]]
        return columns

    def pairs_of(self, row: int) -> slice:
        """Return where a territory's running pairs stand in `time` and `codes`."""
        return slice(int(self.running.indptr[row]), int(self.running.indptr[row + 1]))

    def adopters_of(self, column: int) -> tuple[np.ndarray, np.ndarray]:
        """Return the positions of the territories that have a practice running, and those of the pairs."""
        by_practice = self.running_by_practice
        span = slice(by_practice.indptr[column], by_practice.indptr[column + 1])
        return by_practice.indices[span], by_practice.data[span]


def take_snapshot(records: Slice, as_of: PartialDate | None) -> Snapshot:
    """Return what counts as of the date; without a date everything, up to the latest date in the records."""
    days, times = records.days, records.times
    undated = days[records.running] == NO_DAY
    counts, stopped = counted(records, as_of)
    begins, has, last = last_episodes(records, np.flatnonzero(counts), stopped)
    practices = np.flatnonzero(np.bincount(records.column[last[has]], minlength=len(records.practice_ids)))
    column = np.full(len(records.practice_ids), -1, np.int32)
    column[practices] = np.arange(len(practices), dtype=np.int32)
    shape = (len(records.territory_ids), len(practices))

    def pairs(chosen: np.ndarray, data: np.ndarray) -> sparse.csr_array:
        """Return a matrix of the pairs of these records, one of each pair."""
        indptr = np.concatenate(([0], np.cumsum(np.bincount(records.row[chosen], minlength=shape[0]))))
        return sparse.csr_array((data, column[records.column[chosen]], indptr), shape)

    known = column[records.column[last]] >= 0
    which, ended = begins[has], last[~has & known]
    ever = np.flatnonzero((counts | undated) & (column[records.column] >= 0))
    ever = ever[first_of_pairs(records, ever)]
    codes = records.running[which]
    dated = codes[codes < len(records.dates) - 1]
    latest = as_of or (_latest(records) if len(records.row) else None)
    return Snapshot(
        latest,
        as_of is not None,
        max((date.end for code in np.flatnonzero(np.bincount(dated)) if (date := records.dates[code])), default=0.0),
        records,
        tuple(records.practice_ids[p] for p in practices),
        pairs(which, np.arange(len(which))),
        times[codes],
        codes,
        np.bincount(column[records.column[last[known]]], minlength=shape[1]),
        pairs(ever, np.arange(len(ever))),
        pairs(ended, ended),
        column,
    )


def _latest(records: Slice) -> PartialDate | None:
    """Return the latest date of any record, running or stopped."""
    return records.dates[-2] if len(records.dates) > 1 else None
