"""Circles: the territories that are like one in a single respect, among those with known adoptions of a sample.

| circle | territories |
| --- | --- |
| kind | of the same class of kinds |
| size | with from half to twice as many inhabitants |
| region | of the same region |
| geography | the 30 nearest, with ties |
| indicators | whose other indicators differ by at most half a standard deviation (root mean square of normal scores) |

A territory is in none of its own circles. A circle is unknown to a territory without the data, such as a population.
"""

import math
from collections.abc import Sequence
from functools import cached_property
from typing import Final

import numpy as np
from scipy import sparse

from recommend.model.kinds import classes
from recommend.model.proximity import POPULATION, indicator_names, indicator_values, nearest_counted, normal_scores
from recommend.model.tables import Territory

#: The circles, in the order of the factors.
CIRCLES: Final = ("kind", "size", "region", "geography", "indicators")
#: The largest ratio of two populations of one size.
SIZE_RATIO: Final = 2.0
NEAREST: Final = 30
_LARGEST_DIFFERENCE = 0.5
#: The number of territories whose circles are computed together.
_BLOCK = 256


class Circles:
    """The circles of the territories of a level and country.

    territories: all of them, by row. counted: a mask of those with known adoptions, which the circles consist of.
    """

    def __init__(self, territories: Sequence[Territory], counted: np.ndarray):
        self._territories = territories
        #: The rows of the counted territories, ascending.
        self.rows: np.ndarray = np.flatnonzero(counted)
        self._kinds = _codes([kind or None for kind in classes(territories).tolist()])
        self._regions = _codes([territory.region_id for territory in territories])
        populations = [territory.population or np.nan for territory in territories]
        self._log_population = np.log(np.array(populations, float))

    @cached_property
    def known(self) -> dict[str, np.ndarray]:
        """By circle: a mask of the territories that have the data for it."""
        return {
            "kind": self._kinds >= 0,
            "size": ~np.isnan(self._log_population),
            "region": self._regions >= 0,
            "geography": np.diff(self._near.indptr) > 0,
            "indicators": ~np.isnan(self._scores).all(axis=1),
        }

    def of(self, row: int) -> dict[str, np.ndarray]:
        """Return the circles that are known to a territory, each as a mask of `rows`."""
        return {name: masks[0] for name, masks in self._block(np.array([row])).items() if self.known[name][row]}

    def sums(self, values: np.ndarray) -> dict[str, np.ndarray]:
        """Return the sums over the circles of every territory. values: of each of `rows`."""
        found = {name: np.zeros(len(self._territories)) for name in CIRCLES}
        for start in range(0, len(self._territories), _BLOCK):
            block = np.arange(start, min(start + _BLOCK, len(self._territories)))
            for name, masks in self._block(block).items():
                found[name][block] = masks @ values
        return found

    @cached_property
    def sizes(self) -> dict[str, np.ndarray]:
        """By circle: the number of territories in that of each territory."""
        return self.sums(np.ones(len(self.rows)))

    def _block(self, block: np.ndarray) -> dict[str, np.ndarray]:
        """Return the circles of some territories, each as a mask territories x `rows`."""
        rows, others = block[:, None], self.rows[None, :]
        near = np.zeros((len(block), len(self._territories)), bool)
        for position, row in enumerate(block.tolist()):
            near[position, self._near.indices[self._near.indptr[row] : self._near.indptr[row + 1]]] = True
        with np.errstate(invalid="ignore"):
            like = np.abs(self._log_population[rows] - self._log_population[others]) <= math.log(SIZE_RATIO)
        found = {
            "kind": (self._kinds[rows] == self._kinds[others]) & (self._kinds[rows] >= 0),
            "size": like,
            "region": (self._regions[rows] == self._regions[others]) & (self._regions[rows] >= 0),
            "geography": near[:, self.rows],
            "indicators": self._differences(block) <= _LARGEST_DIFFERENCE,
        }
        apart = rows != others
        return {name: masks & apart for name, masks in found.items()}

    def _differences(self, block: np.ndarray) -> np.ndarray:
        """Return the root mean square differences of the indicators that both have; infinity without any."""
        squares, counts = np.zeros((len(block), len(self.rows))), np.zeros((len(block), len(self.rows)))
        for column in range(self._scores.shape[1]):
            difference = self._scores[block, column][:, None] - self._scores[self.rows, column][None, :]
            both = ~np.isnan(difference)
            squares[both] += difference[both] ** 2
            counts += both
        found: np.ndarray = np.where(counts > 0, np.sqrt(squares / np.maximum(counts, 1)), np.inf)
        return found

    @cached_property
    def _scores(self) -> np.ndarray:
        """The normal scores of the indicators other than the population, territories x indicators; nan if unknown."""
        names = indicator_names(self._territories)
        kept = [position for position, name in enumerate(names) if name != POPULATION]
        values = indicator_values(self._territories)[:, kept]
        scores = np.full(values.shape, np.nan)
        for column in range(values.shape[1]):
            present = ~np.isnan(values[:, column])
            if present.sum() > 1:
                scores[present, column] = normal_scores(values[present, column])
        return scores

    @cached_property
    def _near(self) -> sparse.csr_array:
        """The nearest counted territories of each territory, as a matrix of ones."""
        counted = np.zeros(len(self._territories), bool)
        counted[self.rows] = True
        return nearest_counted(self._territories, counted, NEAREST)


def _codes(labels: Sequence[str | None]) -> np.ndarray:
    """Return a number for each label, the same for equal ones; -1 without a label."""
    position: dict[str, int] = {}
    return np.array([-1 if label is None else position.setdefault(label, len(position)) for label in labels], np.int64)
