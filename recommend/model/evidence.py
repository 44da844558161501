"""The evidence of how practices work: outcomes, failures, evidence, cost, complexity, prerequisites.

It is kept apart from likelihood: each is a factor of its own, absent where nothing is known. All values are
logarithms, 0 where a practice is as the average of those about which something is known.

- outcomes: log(shrunk success / mean success), shrunk success = (sum of successes + p x mean) / (assessed + p),
  the posterior mean of a beta prior with p assessments of average success (empirical Bayes: Efron and Morris 1975,
  "Data Analysis Using Stein's Estimator and its Generalizations");
- failures: log of the share of adoptions that go on, shrunk in the same way, over the mean share; never above 0;
- evidence: 0.2 for each step of the level above the middle of the scale, a judgement;
- cost: -0.3 for each step by which cost or complexity is above what a territory of its size carries: LOW for the
  smallest third by population, MEDIUM for the middle, HIGH for the largest; a judgement;
- prerequisites: -0.5 for each one that the territory does not run; a judgement.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from recommend.dates import PartialDate, parse_date
from recommend.model.parameters import Parameters
from recommend.model.snapshot import Snapshot
from recommend.model.tables import Practice
from recommend.model.territory_relations import TerritoryRelations

LEVELS = ("ANECDOTAL", "DESCRIPTIVE", "COMPARATIVE", "CAUSAL")
BANDS = ("LOW", "MEDIUM", "HIGH")
#: The factors, in the order in which they are shown.
EVIDENCE_FACTORS = ("outcomes", "failures", "evidence", "cost", "prerequisites")
_STEP_OF_EVIDENCE, _STEP_OF_COST, _STEP_OF_PREREQUISITE = 0.2, 0.3, 0.5


class Evidence:
    """The evidence of one snapshot. Only facts dated up to its date count, without a date all."""

    def __init__(
        self,
        snapshot: Snapshot,
        relations: TerritoryRelations,
        practices: Mapping[str, Practice],
        parameters: Parameters,
    ):
        self._snapshot, self._relations = snapshot, relations
        self._practices = [practices[id_] for id_ in snapshot.practice_ids]
        self._column = {id_: column for column, id_ in enumerate(snapshot.practice_ids)}
        self._prior = parameters.outcome_prior
        self._date: PartialDate | None = snapshot.as_of if snapshot.asked else None

    @cached_property
    def by_practice(self) -> dict[str, np.ndarray]:
        """The factors that are the same for every territory, of each practice; those without data are absent."""
        found = {}
        counts, sums = self._assessed
        if counts.sum():
            mean = max(sums.sum() / counts.sum(), 1e-3)
            found["outcomes"] = np.log((sums + self._prior * mean) / (counts + self._prior) / mean)
        stopped = self._stopped
        if stopped.sum():
            adopters = np.maximum(self._snapshot.adopters, stopped)
            going_on = 1 - stopped.sum() / adopters.sum()
            share = (adopters - stopped + self._prior * going_on) / (adopters + self._prior)
            # Nothing is known of practices that nobody gave up: they are as the average, not better.
            found["failures"] = np.minimum(np.log(np.maximum(share, 1e-6) / max(going_on, 1e-6)), 0.0)
        levels = [_position(LEVELS, practice.evidence_level) for practice in self._practices]
        if any(level is not None for level in levels):
            middle = (len(LEVELS) - 1) / 2
            found["evidence"] = np.array(
                [0.0 if level is None else _STEP_OF_EVIDENCE * (level - middle) for level in levels]
            )
        return found

    def of_territory(self, row: int) -> dict[str, np.ndarray]:
        """Return the factors that depend on the territory, of each practice."""
        found = {}
        if self._steps is not None and (size := self._sizes[row]) is not None:
            found["cost"] = -_STEP_OF_COST * np.maximum(self._steps - size, 0.0).sum(axis=0)
        if self._needed:
            missing = np.zeros(len(self._practices))
            own = self._running(row)
            for column in self._needed:
                missing[column] = len(self._missing(own, column))
            found["prerequisites"] = 0.0 - _STEP_OF_PREREQUISITE * missing
        return found

    def of_practice(self, column: int) -> dict[str, np.ndarray]:
        """Return the factors that depend on the territory, of one practice in every territory."""
        found, count = {}, len(self._snapshot.territory_ids)
        if self._steps is not None:
            found["cost"] = np.array([self.of_pair(row, column).get("cost", 0.0) for row in range(count)])
        if self._needed:
            missing = np.full(count, len(self._practices[column].prerequisites), float)
            for id_ in self._practices[column].prerequisites:
                if id_ in self._column:
                    missing[self._snapshot.adopters_of(self._column[id_])[0]] -= 1
            found["prerequisites"] = 0.0 - _STEP_OF_PREREQUISITE * missing
        return found

    def of_pair(self, row: int, column: int) -> dict[str, float]:
        """Return all factors of one pair."""
        found = {name: float(values[column]) for name, values in self.by_practice.items()}
        if self._steps is not None and (size := self._sizes[row]) is not None:
            found["cost"] = float(-_STEP_OF_COST * np.maximum(self._steps[:, column] - size, 0.0).sum())
        if self._needed:
            found["prerequisites"] = 0.0 - _STEP_OF_PREREQUISITE * len(self.missing(row, column))
        return found

    def missing(self, row: int, column: int) -> tuple[str, ...]:
        """Return the ids of the prerequisites of a practice that a territory does not run, sorted."""
        return self._missing(self._running(row), column)

    def _running(self, row: int) -> set[int]:
        return set(self._snapshot.practices_of(row).tolist())

    def _missing(self, own: set[int], column: int) -> tuple[str, ...]:
        return tuple(
            id_ for id_ in sorted(self._practices[column].prerequisites) if self._column.get(id_, -1) not in own
        )

    def stopped_by(self, column: int) -> tuple[str, ...]:
        """Return the ids of the territories that gave a practice up, sorted."""
        by_practice = self._snapshot.stopped_by_practice
        rows = by_practice.indices[by_practice.indptr[column] : by_practice.indptr[column + 1]]
        return tuple(self._snapshot.territory_ids[row] for row in sorted(rows.tolist()))

    def practice(self, column: int) -> Practice:
        """Return the row of a practice."""
        return self._practices[column]

    def successes(self, column: int) -> list[float]:
        """Return the success of each assessed adoption of a practice, 0 to 1, ascending."""
        return self._notes.successes.get(column, [])

    def mean_success(self, column: int) -> float | None:
        """Return the mean success of a practice, shrunk towards that of all; None if nothing was assessed."""
        counts, sums = self._assessed
        if not counts[column]:
            return None
        mean = sums.sum() / counts.sum()
        return float((sums[column] + self._prior * mean) / (counts[column] + self._prior))

    def stopped(self, column: int) -> int:
        """Return how many territories gave a practice up."""
        return int(self._stopped[column])

    def stop_reasons(self, column: int) -> list[str]:
        """Return why territories gave a practice up, in the words of the sources."""
        return self._notes.stop_reasons.get(column, [])

    @cached_property
    def _notes(self) -> "_Notes":
        return _read(self._snapshot, self._date)

    @cached_property
    def _assessed(self) -> tuple[np.ndarray, np.ndarray]:
        """Of each practice how many assessments there are, and the sum of their success."""
        counts, sums = np.zeros(len(self._practices)), np.zeros(len(self._practices))
        for column, successes in self._notes.successes.items():
            counts[column], sums[column] = len(successes), sum(successes)
        return counts, sums

    @cached_property
    def _stopped(self) -> np.ndarray:
        counts: np.ndarray = np.diff(self._snapshot.stopped_by_practice.indptr).astype(float)
        return counts

    @cached_property
    def _steps(self) -> np.ndarray | None:
        """Cost and complexity of each practice as positions in `BANDS`; -1 where unknown. None if all are."""
        steps = np.array(
            [
                [
                    -1.0 if (band := _position(BANDS, value)) is None else band
                    for value in (practice.cost_band, practice.complexity)
                ]
                for practice in self._practices
            ]
        )
        return steps.T if steps.size and (steps >= 0).any() else None

    @cached_property
    def _sizes(self) -> list[float | None]:
        """What a territory carries by its population, as a position in `BANDS`; None where it is unknown."""
        populations = [territory.population for territory in self._relations.territories]
        known = sorted(p for p in populations if p is not None)
        return [
            None if p is None else float(min(2, int(3 * np.searchsorted(known, p) / len(known)))) for p in populations
        ]

    @cached_property
    def _needed(self) -> list[int]:
        return [column for column, practice in enumerate(self._practices) if practice.prerequisites]


@dataclass(frozen=True, slots=True)
class _Notes:
    """By practice: the success of each assessed adoption, ascending, and the reasons for which it was given up."""

    successes: Mapping[int, list[float]]
    stop_reasons: Mapping[int, list[str]]


def _read(snapshot: Snapshot, date: PartialDate | None) -> _Notes:
    successes: dict[int, list[float]] = {}
    reasons: dict[int, list[str]] = {}
    ended = _ended(snapshot)
    for (row, column), adoptions in snapshot.records.noted.items():
        here = int(snapshot.column_of[column])
        for adoption in adoptions if here >= 0 else ():
            for outcome in adoption.outcomes:
                if 0 <= outcome.success <= 1 and _counts(outcome.done_on, date):
                    successes.setdefault(here, []).append(outcome.success)
            if adoption.stop_reason and (adoption.running_on, adoption.stopped_on) == ended.get((row, here)):
                reasons.setdefault(here, []).append(adoption.stop_reason)
    return _Notes({column: sorted(values) for column, values in sorted(successes.items())}, reasons)


def _counts(text: str | None, date: PartialDate | None) -> bool:
    return date is None or (text is not None and parse_date(text).last_day <= date.last_day)


def _ended(snapshot: Snapshot) -> dict[tuple[int, int], tuple[str | None, str | None]]:
    """Of each pair that was given up, by positions of territory and practice: the dates of the episode that ended."""
    records, stopped = snapshot.records, snapshot.stopped
    found: dict[tuple[int, int], tuple[str | None, str | None]] = {}
    rows = np.repeat(np.arange(stopped.shape[0]), np.diff(stopped.indptr))
    for row, column, entry in zip(rows, stopped.indices, stopped.data, strict=True):
        began, ended = records.dates[records.running[entry]], records.dates[records.stopped_on[entry]]
        found[int(row), int(column)] = began.text if began else None, ended.text if ended else None
    return found


def _position(scale: tuple[str, ...], value: str | None) -> int | None:
    return scale.index(value) if value is not None and value in scale else None
