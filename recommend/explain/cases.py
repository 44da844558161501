"""The cases of a practice: the territories that run it and, in a sample, those that are being adapted to it."""

import bisect
from dataclasses import dataclass

import numpy as np

from recommend.model.objects import ADAPTED, RUNNING
from recommend.model.scoring import ScoringModel
from recommend.model.snapshot import Snapshot


@dataclass(frozen=True, slots=True, eq=False)
class Cases:
    """The known cases of a practice; each array has one entry per territory, ascending by row.

    rows: the territories. runs: whether each is known to run it. times: the start in years; nan if undated. A case that
    is not known to run starts with its adaptation.
    """

    rows: np.ndarray
    runs: np.ndarray
    times: np.ndarray
    _pairs: np.ndarray
    _pairs_running: np.ndarray
    _known: Snapshot
    _running: Snapshot

    def date(self, position: int) -> str | None:
        """Return the stated start of the case at a position."""
        if self.runs[position]:
            return self._running.running_on(int(self._pairs_running[position]))
        return self._known.running_on(int(self._pairs[position]))

    def is_no_later_than(self, column: int, position: int) -> bool:
        """Return whether the start of the case at a position is an upper bound. column: the practice in all cases."""
        if not self.runs[position]:
            return False
        practice = self._known.practice_ids[column]
        own = bisect.bisect_left(self._running.practice_ids, practice)
        return self._running.is_no_later_than(int(self.rows[position]), own, int(self._pairs_running[position]))

    def stage(self, position: int) -> str:
        """Return RUNNING, or ADAPTED if it is not known to run."""
        return RUNNING if self.runs[position] else ADAPTED


def cases_of(model: ScoringModel, column: int) -> Cases:
    """Return the cases of a practice."""
    running, known = model.features.snapshot, model.known
    rows, pairs = known.adopters_of(column)
    if known is running:
        return Cases(rows, np.ones(len(rows), bool), running.time[pairs], pairs, pairs, known, running)
    rows_running, pairs_running = running.adopters_of(column)
    runs = np.isin(rows, rows_running)
    of_running = np.zeros(len(rows), np.int64)
    of_running[runs] = pairs_running
    times = known.time[pairs].copy()
    times[runs] = running.time[pairs_running]
    return Cases(rows, runs, times, pairs, of_running, known, running)
