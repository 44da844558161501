"""Evidence about practices: outcomes, failures, strength of evidence, cost, complexity and prerequisites.

Evidence is separate from likelihood: each kind is a factor of its own, absent without data. All values are logarithms;
0 is the average of the practices with data.

- outcomes: log(shrunk success / mean success), shrunk success = (sum of successes + p x mean) / (assessed + p),
  the posterior mean of a beta prior with p assessments of average success (empirical Bayes: Efron and Morris 1975,
  "Data Analysis Using Stein's Estimator and its Generalizations");
- failures: log of the share of ongoing adoptions, shrunk in the same way, over the mean share; at most 0;
- evidence: 0.2 per step of the level above the middle of the scale, a judgement;
- cost: -0.3 per step by which cost or complexity exceeds the capacity of a territory of this size (LOW for the
  smallest third by population, MEDIUM for the middle, HIGH for the largest), if the adopters are clearly larger
  (`recommend.model.demands`); a judgement;
- prerequisites: -0.5 per prerequisite that is not in place in the territory; a judgement.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from recommend.dates import PartialDate, parse_date
from recommend.model.demands import Demands
from recommend.model.in_place import InPlace
from recommend.model.parameters import Parameters
from recommend.model.snapshot import Snapshot
from recommend.model.tables import Practice
from recommend.model.territory_relations import TerritoryRelations

LEVELS = ("ANECDOTAL", "DESCRIPTIVE", "COMPARATIVE", "CAUSAL")
#: The factors, in display order.
EVIDENCE_FACTORS = ("outcomes", "failures", "evidence", "cost", "prerequisites")
_STEP_OF_EVIDENCE, _STEP_OF_PREREQUISITE = 0.2, 0.5


class Evidence:
    """The evidence of one snapshot. As of a date, only facts dated up to it count.

    in_place: the practices in place in the territories, which meet prerequisites. coverage_notes: by practice, the
    limits of the list of its adoptions, in Russian and in English.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        relations: TerritoryRelations,
        practices: Mapping[str, Practice],
        parameters: Parameters,
        in_place: InPlace,
        coverage_notes: Mapping[str, tuple[str, str]] | None = None,
    ):
        self._snapshot, self.demands = snapshot, Demands(snapshot, relations, practices)
        self._in_place, self._coverage_notes = in_place, coverage_notes or {}
        self._practices = [practices[id_] for id_ in snapshot.practice_ids]
        self._prior = parameters.outcome_prior
        self._date: PartialDate | None = snapshot.as_of if snapshot.as_of_requested else None

    @cached_property
    def by_practice(self) -> dict[str, np.ndarray]:
        """The factors that are the same for every territory, each with a value per practice; absent without data."""
        factors = {}
        counts, sums = self._assessed
        # If every assessed adoption failed, no practice is better than another.
        if mean := self.mean_success_of_all:
            factors["outcomes"] = np.log((sums + self._prior * mean) / (counts + self._prior) / mean)
        stopped = self._stopped_counts
        if stopped.sum():
            adopters = self._adopters
            mean_ongoing = 1 - stopped.sum() / adopters.sum()
            share = (adopters - stopped + self._prior * mean_ongoing) / (adopters + self._prior)
            # A practice that was never stopped counts as average, not as better: nothing is known about it.
            factors["failures"] = np.minimum(np.log(np.maximum(share, 1e-6) / max(mean_ongoing, 1e-6)), 0.0)
        levels = [_position(LEVELS, practice.evidence_level) for practice in self._practices]
        if any(level is not None for level in levels):
            middle = (len(LEVELS) - 1) / 2
            factors["evidence"] = np.array(
                [0.0 if level is None else _STEP_OF_EVIDENCE * (level - middle) for level in levels]
            )
        return factors

    def for_territory(self, row: int) -> dict[str, np.ndarray]:
        """Return the factors that depend on the territory, each with a value per practice."""
        factors = {}
        if (costs := self.demands.for_territory(row)) is not None:
            factors["cost"] = costs
        if self._with_prerequisites:
            missing = np.zeros(len(self._practices))
            own = self._in_place_in(row)
            for column in self._with_prerequisites:
                missing[column] = len(self._practices[column].prerequisites - own)
            factors["prerequisites"] = 0.0 - _STEP_OF_PREREQUISITE * missing
        return factors

    def for_practice(self, column: int) -> dict[str, np.ndarray]:
        """Return the factors that depend on the territory, for one practice, each with a value per territory."""
        factors, count = {}, len(self._snapshot.territory_ids)
        if (costs := self.demands.for_practice(column)) is not None:
            factors["cost"] = costs
        if self._with_prerequisites:
            missing = np.full(count, len(self._practices[column].prerequisites), float)
            for id_ in self._practices[column].prerequisites:
                with_it = self._in_place.territories_with(id_)
                missing -= [territory in with_it for territory in self._snapshot.territory_ids]
            factors["prerequisites"] = 0.0 - _STEP_OF_PREREQUISITE * missing
        return factors

    def for_pair(self, row: int, column: int) -> dict[str, float]:
        """Return all factors of one territory and practice."""
        factors = {name: float(values[column]) for name, values in self.by_practice.items()}
        if (cost := self.demands.for_pair(row, column)) is not None:
            factors["cost"] = cost
        if self._with_prerequisites:
            factors["prerequisites"] = 0.0 - _STEP_OF_PREREQUISITE * len(self.missing_prerequisites(row, column))
        return factors

    def missing_prerequisites(self, row: int, column: int) -> tuple[str, ...]:
        """Return the sorted ids of the prerequisites of a practice that are not in place in a territory."""
        return tuple(sorted(self._practices[column].prerequisites - self._in_place_in(row)))

    def _in_place_in(self, row: int) -> frozenset[str]:
        return self._in_place.practices_of(self._snapshot.territory_ids[row])

    def stopped_by(self, column: int) -> tuple[str, ...]:
        """Return the sorted ids of the territories that stopped a practice."""
        by_practice = self._snapshot.stopped_by_practice
        rows = by_practice.indices[by_practice.indptr[column] : by_practice.indptr[column + 1]]
        return tuple(self._snapshot.territory_ids[row] for row in sorted(rows.tolist()))

    def coverage_note(self, column: int) -> tuple[str, str] | None:
        """Return the limits of the list of a practice's adoptions, in Russian and in English; None without a note."""
        return self._coverage_notes.get(self._snapshot.practice_ids[column])

    def practice(self, column: int) -> Practice:
        """Return the row of a practice."""
        return self._practices[column]

    def successes(self, column: int) -> list[float]:
        """Return the success (0 to 1) of each assessed adoption of a practice, ascending."""
        return self._details.successes.get(column, [])

    def mean_success(self, column: int) -> float | None:
        """Return the mean success of a practice, shrunk towards the mean of all; None without assessments."""
        counts, sums = self._assessed
        mean = self.mean_success_of_all
        if mean is None or not counts[column]:
            return None
        return float((sums[column] + self._prior * mean) / (counts[column] + self._prior))

    @cached_property
    def mean_success_of_all(self) -> float | None:
        """The mean success of all assessed adoptions; None without assessments."""
        counts, sums = self._assessed
        return float(sums.sum() / counts.sum()) if counts.sum() else None

    def stopped_count(self, column: int) -> int:
        """Return the number of territories that stopped a practice."""
        return int(self._stopped_counts[column])

    def adopter_count(self, column: int) -> int:
        """Return the number of territories that took up a practice, including those that have stopped."""
        return int(self._adopters[column])

    @cached_property
    def stopped_of_all(self) -> tuple[int, int]:
        """The number of stopped adoptions of all practices, and that of all adoptions, stopped or not."""
        return int(self._stopped_counts.sum()), int(self._adopters.sum())

    def stop_reasons(self, column: int) -> list[str]:
        """Return the reasons for which territories stopped a practice, as the sources state them."""
        return self._details.stop_reasons.get(column, [])

    @cached_property
    def _details(self) -> "_Details":
        return _read_details(self._snapshot, self._date)

    @cached_property
    def _assessed(self) -> tuple[np.ndarray, np.ndarray]:
        """The number of assessments of each practice, and the sum of their successes."""
        counts, sums = np.zeros(len(self._practices)), np.zeros(len(self._practices))
        for column, successes in self._details.successes.items():
            counts[column], sums[column] = len(successes), sum(successes)
        return counts, sums

    @cached_property
    def _stopped_counts(self) -> np.ndarray:
        counts: np.ndarray = np.diff(self._snapshot.stopped_by_practice.indptr).astype(float)
        return counts

    @cached_property
    def _adopters(self) -> np.ndarray:
        adopters: np.ndarray = np.maximum(self._snapshot.adopters, self._stopped_counts)
        return adopters

    @cached_property
    def _with_prerequisites(self) -> list[int]:
        return [column for column, practice in enumerate(self._practices) if practice.prerequisites]


@dataclass(frozen=True, slots=True)
class _Details:
    """By practice: the success of each assessed adoption, ascending, and the reasons of its stops."""

    successes: Mapping[int, list[float]]
    stop_reasons: Mapping[int, list[str]]


def _read_details(snapshot: Snapshot, date: PartialDate | None) -> _Details:
    successes: dict[int, list[float]] = {}
    reasons: dict[int, list[str]] = {}
    stops = _stops(snapshot)
    for (row, record_column), adoptions in snapshot.records.annotated.items():
        column = int(snapshot.column_of[record_column])
        for adoption in adoptions if column >= 0 else ():
            for outcome in adoption.outcomes:
                if 0 <= outcome.success <= 1 and _counts(outcome.done_on, date):
                    successes.setdefault(column, []).append(outcome.success)
            if adoption.stop_reason and (adoption.running_on, adoption.stopped_on) == stops.get((row, column)):
                reasons.setdefault(column, []).append(adoption.stop_reason)
    return _Details({column: sorted(values) for column, values in sorted(successes.items())}, reasons)


def _counts(text: str | None, date: PartialDate | None) -> bool:
    return date is None or (text is not None and parse_date(text).last_day <= date.last_day)


def _stops(snapshot: Snapshot) -> dict[tuple[int, int], tuple[str | None, str | None]]:
    """Return the start and stop dates of the last episode of each stopped pair, by territory and practice."""
    records, stopped = snapshot.records, snapshot.stopped
    dates: dict[tuple[int, int], tuple[str | None, str | None]] = {}
    rows = np.repeat(np.arange(stopped.shape[0]), np.diff(stopped.indptr))
    for row, column, record in zip(rows, stopped.indices, stopped.data, strict=True):
        start, stop = records.dates[records.running[record]], records.dates[records.stopped_on[record]]
        dates[int(row), int(column)] = start.text if start else None, stop.text if stop else None
    return dates


def _position(scale: tuple[str, ...], value: str | None) -> int | None:
    return scale.index(value) if value is not None and value in scale else None
