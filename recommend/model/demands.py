"""The cost and complexity of practices, relative to the capacity of a territory and to the size of their adopters.

A practice is demanding for a territory if its cost or complexity exceeds the capacity of a territory of this size, and
if its adopters are clearly larger: the median population of at least `KNOWN_ADOPTERS` adopters is at least
`CLEARLY_LARGER` times that of the territory. Without the second condition every practice of a medium cost would be
demanding for every small territory, whoever has adopted it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from recommend.model.snapshot import Snapshot
from recommend.model.tables import Practice
from recommend.model.territory_relations import TerritoryRelations

BANDS = ("LOW", "MEDIUM", "HIGH")
#: The minimum number of adopters with a known population.
KNOWN_ADOPTERS = 5
#: The minimum median population of the adopters, in populations of the territory.
CLEARLY_LARGER = 3.0
#: The value of a step by which cost or complexity exceeds the capacity.
_STEP = 0.3


@dataclass(frozen=True, slots=True)
class Sizes:
    """The sizes of the adopters of a practice and of a territory.

    known: the adopters with a known population. median: their median population. own: that of the territory.
    """

    known: int
    median: float
    own: float


class Demands:
    """The demands of the practices of a snapshot. All values are at most 0."""

    def __init__(self, snapshot: Snapshot, relations: TerritoryRelations, practices: Mapping[str, Practice]):
        self._snapshot = snapshot
        #: By territory; nan if unknown.
        self._populations = np.array(
            [np.nan if t.population is None else t.population for t in relations.territories], float
        )
        steps = [
            [_position(practice.cost_band), _position(practice.complexity)]
            for practice in (practices[id_] for id_ in snapshot.practice_ids)
        ]
        #: Cost and complexity of each practice as positions in `BANDS`, -1 if unknown.
        self._steps = np.array(steps, float).reshape(-1, 2).T

    @cached_property
    def are_known(self) -> bool:
        """Whether the cost or the complexity of any practice is known."""
        return bool((self._steps >= 0).any())

    def for_territory(self, row: int) -> np.ndarray | None:
        """Return the values by practice; None if no demand or not the population of the territory is known."""
        if not self.are_known or np.isnan(self._populations[row]):
            return None
        exceeded = np.maximum(self._steps - self._capacities[row], 0.0).sum(axis=0)
        return np.where(self._are_larger(self._medians, self._populations[row]), 0.0 - _STEP * exceeded, 0.0)

    def for_practice(self, column: int) -> np.ndarray | None:
        """Return the values by territory, 0 if its population is unknown; None if no demand is known."""
        if not self.are_known:
            return None
        capacities = np.where(np.isnan(self._populations), len(BANDS), self._capacities)
        exceeded = np.maximum(self._steps[:, [column]] - capacities, 0.0).sum(axis=0)
        return np.where(self._are_larger(self._medians[column], self._populations), 0.0 - _STEP * exceeded, 0.0)

    def for_pair(self, row: int, column: int) -> float | None:
        """Return the value of a territory and a practice; None as in `for_territory`."""
        values = self.for_territory(row)
        return None if values is None else float(values[column])

    def sizes(self, row: int, column: int) -> Sizes | None:
        """Return the sizes behind a value below 0; None for any other."""
        if not self.for_pair(row, column):
            return None
        return Sizes(len(self._known(column)), float(self._medians[column]), float(self._populations[row]))

    def _known(self, column: int) -> np.ndarray:
        """Return the known populations of the adopters of a practice."""
        populations = self._populations[self._snapshot.adopters_of(column)[0]]
        known: np.ndarray = populations[~np.isnan(populations)]
        return known

    @cached_property
    def _medians(self) -> np.ndarray:
        """The median population of the adopters of each practice with a known demand; nan if too few are known."""
        medians = np.full(self._steps.shape[1], np.nan)
        for column in np.flatnonzero((self._steps >= 0).any(axis=0)).tolist():
            known = self._known(column)
            if len(known) >= KNOWN_ADOPTERS:
                medians[column] = np.median(known)
        return medians

    @cached_property
    def _capacities(self) -> np.ndarray:
        """The capacity of each territory: its third by population, as a position in `BANDS`; nan if unknown."""
        known = np.sort(self._populations[~np.isnan(self._populations)])
        thirds = 3 * np.searchsorted(known, self._populations) // max(len(known), 1)
        return np.where(np.isnan(self._populations), np.nan, np.minimum(2, thirds))

    @staticmethod
    def _are_larger(median: np.ndarray, population: np.ndarray) -> np.ndarray:
        larger: np.ndarray = (median >= CLEARLY_LARGER * population) & (median > 0)
        return larger


def _position(band: str | None) -> float:
    return float(BANDS.index(band)) if band in BANDS else -1.0
