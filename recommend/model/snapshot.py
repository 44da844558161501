"""Snapshots: the facts that count as of a date, as sparse matrices of territories x practices."""

import bisect
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from recommend.dates import PartialDate
from recommend.model.episodes import as_of_masks, first_of_pairs, last_episodes
from recommend.model.history import NO_DAY, Slice

#: The windows, in years, in which recent adoptions are counted.
RECENT_YEARS = (5, 2, 1)


@dataclass(frozen=True, eq=False)
class Snapshot:
    """A slice as of a date, or with all its facts.

    Facts that do not count as of the date influence nothing, not even the shape of the arrays: facts dated later leave
    every number equal to the last bit. Without a date all records count, including undated ones.

    Attributes
    ----------
    as_of : PartialDate or None
        The requested date, or else the latest date of the slice, if any.
    as_of_requested : bool
        Whether a date was requested.
    now : float
        The end, in years, of the latest running date that counts; 0 without dates. Ages are relative to it, so a
        request for a time after the end of the data is answered from the final state.
    territory_ids, practice_ids : tuple of str
        Sorted: all territories of the level and country, and the practices that any of them runs.
    running : csr_array
        The running pairs; the data are positions in `time` and `codes`.
    time, codes : ndarray
        The start of the ongoing episode of each running pair, in the order of `running`: the middle of its date in
        years, nan if undated; and the position of its date in `records.dates`.
    adopters : ndarray
        The number of territories that took up each practice, including those that have stopped.
    taken_up : csr_array
        The pairs that must not be recommended: running, stopped or undated.
    stopped : csr_array
        The pairs whose last episode has stopped. The data are positions in the arrays of `records`: the record with
        the latest stop.
    column_of : ndarray
        The position here of each practice of `records`; -1 if no territory runs it.
    exists : ndarray
        A mask of the territories that exist as of the date. What others ran is neither running nor stopped.
    at_risk : ndarray
        A mask of the territories that can adopt the practices of the group as of the date. When each of them will have
        ceased to be at risk is in `records.lifetimes`.
    """

    as_of: PartialDate | None
    as_of_requested: bool
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
    exists: np.ndarray
    at_risk: np.ndarray

    @property
    def territory_ids(self) -> tuple[str, ...]:
        return self.records.territory_ids

    def row_of(self, territory_id: str) -> int:
        """Return the position of a territory, which must be among `territory_ids`."""
        return bisect.bisect_left(self.territory_ids, territory_id)

    @cached_property
    def running_by_practice(self) -> sparse.csc_array:
        """`running` by columns, to iterate over the adopters of a practice."""
        return self.running.tocsc()

    @cached_property
    def adoption_counts(self) -> np.ndarray:
        """The number of practices that each territory took up, including stopped ones."""
        counts: np.ndarray = np.diff(self.running.indptr) + np.diff(self.stopped.indptr)
        return counts

    @cached_property
    def territory_count(self) -> int:
        """The number of territories that exist."""
        return int(self.exists.sum())

    @cached_property
    def at_risk_counts(self) -> np.ndarray:
        """The number of territories at risk of each practice: see `at_risk_of`."""
        counts = np.full(len(self.practice_ids), int(self.at_risk.sum()))
        for matrix in (self.running, self.stopped):
            rows = np.repeat(self.at_risk, np.diff(matrix.indptr))
            counts -= np.bincount(matrix.indices[rows], minlength=len(counts))
        return counts

    @cached_property
    def exposed_counts(self) -> np.ndarray:
        """The number of territories that have taken each practice up or are at risk of it: the base of its share."""
        counts: np.ndarray = self.at_risk_counts + self.adopters
        return counts

    @cached_property
    def taken_up_by_practice(self) -> sparse.csc_array:
        """`taken_up` by columns."""
        return self.taken_up.tocsc()

    @cached_property
    def stopped_by_practice(self) -> sparse.csc_array:
        """`stopped` by columns."""
        return self.stopped.tocsc()

    @cached_property
    def recent_by_practice(self) -> dict[int, np.ndarray]:
        """By window of `RECENT_YEARS`: the running pairs of each practice that started less than so long before `now`.

        The start is the middle of its date.
        """
        columns, count = self.running.indices, len(self.practice_ids)
        return {years: np.bincount(columns[self.started(years)], minlength=count) for years in RECENT_YEARS}

    @cached_property
    def recent_by_territory(self) -> dict[int, np.ndarray]:
        """By window of `RECENT_YEARS`: the running pairs of each territory, as in `recent_by_practice`."""
        rows = np.repeat(np.arange(self.running.shape[0]), np.diff(self.running.indptr))
        count = len(self.territory_ids)
        return {years: np.bincount(rows[self.started(years)], minlength=count) for years in RECENT_YEARS}

    def started(self, years: float) -> np.ndarray:
        """Return a mask of the running pairs that started less than these years before `now`; undated ones did not."""
        started: np.ndarray = self.now - self.time < years
        return started

    @cached_property
    def latest_start(self) -> str | None:
        """The date whose end is `now`: the latest start of a running pair; None without dates."""
        dated = self.codes[self.codes < len(self.records.dates) - 1]
        latest = self.records.dates[dated.max()] if len(dated) else None
        return latest.text if latest else None

    @cached_property
    def undated(self) -> int:
        """The number of undated running pairs."""
        return int(np.isnan(self.time).sum())

    @property
    def mostly_undated(self) -> bool:
        """Whether more than half of the running pairs are undated, so that the hazard is unknown."""
        return self.undated * 2 > len(self.time)

    def running_on(self, pair: int) -> str | None:
        """Return the stated start date of a running pair."""
        date = self.records.dates[self.codes[pair]]
        return date.text if date else None

    def is_no_later_than(self, row: int, column: int, pair: int) -> bool:
        """Return whether the start of a running pair is an upper bound."""
        record_column = bisect.bisect_left(self.records.practice_ids, self.practice_ids[column])
        annotated = self.records.annotated.get((row, record_column), ())
        return any(each.no_later_than and each.running_on == self.running_on(pair) for each in annotated)

    def influence(self, half_life: float) -> np.ndarray:
        """Return the influence of each running pair: 1, halved for each half-life of its age in years.

        The influence of an undated pair is the mean of the dated ones, its expected value. If all pairs are undated,
        it is 1.
        """
        dated = ~np.isnan(self.time)
        if not dated.any():
            return np.ones(len(self.time))
        weights = np.exp2((self.time - self.now) / half_life)
        return np.where(dated, weights, weights[dated].mean())

    def exposed_to(self, column: int) -> np.ndarray:
        """Return a mask of the territories that have taken a practice up or are at risk of it."""
        mask = self.at_risk.copy()
        for by_practice in (self.running_by_practice, self.stopped_by_practice):
            mask[by_practice.indices[by_practice.indptr[column] : by_practice.indptr[column + 1]]] = True
        return mask

    def at_risk_of(self, row: int) -> np.ndarray:
        """Return a mask of the practices that a territory is at risk of: it can adopt them, and neither runs them nor
        has stopped them. Undated adoptions do not exclude a practice as of a date: see `taken_up_by`.
        """
        mask = np.full(len(self.practice_ids), self.at_risk[row])
        mask[self.running_or_stopped(row)] = False
        return mask

    def candidates_of(self, row: int) -> np.ndarray:
        """Return a mask of the practices that a territory can adopt and has not taken up: see `taken_up_by`."""
        mask = np.full(len(self.practice_ids), self.at_risk[row])
        mask[self.taken_up_by(row)] = False
        return mask

    def candidates_for(self, column: int) -> np.ndarray:
        """Return a mask of the territories that can adopt a practice and have not taken it up: see `taken_up_by`."""
        by_practice = self.taken_up_by_practice
        mask = self.at_risk.copy()
        mask[by_practice.indices[by_practice.indptr[column] : by_practice.indptr[column + 1]]] = False
        return mask

    def taken_up_by(self, row: int) -> np.ndarray:
        """Return the positions of the practices that a territory took up: running, stopped or undated."""
        columns: np.ndarray = self.taken_up.indices[self.taken_up.indptr[row] : self.taken_up.indptr[row + 1]]
        return columns

    def running_or_stopped(self, row: int) -> np.ndarray:
        """Return the positions of the practices that a territory runs or has stopped as of the date."""
        stopped = self.stopped.indices[self.stopped.indptr[row] : self.stopped.indptr[row + 1]]
        return np.union1d(self.practices_of(row), stopped)

    def practices_of(self, row: int) -> np.ndarray:
        """Return the positions of the practices that a territory runs."""
        columns: np.ndarray = self.running.indices[self.running.indptr[row] : self.running.indptr[row + 1]]
        return columns

    def pairs_of(self, row: int) -> slice:
        """Return the slice of a territory's running pairs in `time` and `codes`."""
        return slice(int(self.running.indptr[row]), int(self.running.indptr[row + 1]))

    def adopters_of(self, column: int) -> tuple[np.ndarray, np.ndarray]:
        """Return the positions of the territories that run a practice, and of their pairs in `time` and `codes`."""
        by_practice = self.running_by_practice
        span = slice(by_practice.indptr[column], by_practice.indptr[column + 1])
        return by_practice.indices[span], by_practice.data[span]


def take_snapshot(records: Slice, as_of: PartialDate | None, practice_ids: tuple[str, ...] | None = None) -> Snapshot:
    """Return the snapshot as of a date, or of all facts if `as_of` is None.

    practice_ids: sorted, those of the snapshot; by default the practices that any territory runs.
    """
    days, times = records.days, records.times
    undated = days[records.running] == NO_DAY
    exists = records.lifetimes.exists(as_of)
    counts, stopped = as_of_masks(records, as_of)
    start, ongoing, end = last_episodes(records, np.flatnonzero(counts & exists[records.row]), stopped)
    column = np.full(len(records.practice_ids), -1, np.int32)
    if practice_ids is None:
        practices = np.flatnonzero(np.bincount(records.column[end[ongoing]], minlength=len(records.practice_ids)))
        column[practices] = np.arange(len(practices), dtype=np.int32)
        practice_ids = tuple(records.practice_ids[p] for p in practices)
    else:
        position = {id_: p for p, id_ in enumerate(practice_ids)}
        column[:] = [position.get(id_, -1) for id_ in records.practice_ids]
    shape = (len(records.territory_ids), len(practice_ids))

    def pairs(chosen: np.ndarray, data: np.ndarray) -> sparse.csr_array:
        """Return the matrix of the pairs of these records, which must be distinct."""
        indptr = np.concatenate(([0], np.cumsum(np.bincount(records.row[chosen], minlength=shape[0]))))
        return sparse.csr_array((data, column[records.column[chosen]], indptr), shape)

    known = column[records.column[end]] >= 0
    first, last_stop = start[ongoing], end[~ongoing & known]
    ever = np.flatnonzero((counts | undated) & (column[records.column] >= 0))
    ever = ever[first_of_pairs(records, ever)]
    codes = records.running[first]
    dated = codes[codes < len(records.dates) - 1]
    latest = as_of or (_latest(records) if len(records.row) else None)
    return Snapshot(
        latest,
        as_of is not None,
        max((date.end for code in np.flatnonzero(np.bincount(dated)) if (date := records.dates[code])), default=0.0),
        records,
        practice_ids,
        pairs(first, np.arange(len(first))),
        times[codes],
        codes,
        np.bincount(column[records.column[end[known]]], minlength=shape[1]),
        pairs(ever, np.arange(len(ever))),
        pairs(last_stop, last_stop),
        column,
        exists,
        records.lifetimes.at_risk(as_of),
    )


def _latest(records: Slice) -> PartialDate | None:
    """Return the latest date of any record, running or stopped; None without dates."""
    return records.dates[-2] if len(records.dates) > 1 else None
