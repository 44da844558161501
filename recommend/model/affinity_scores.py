"""The weighted affinities of a scoring model, by factor."""

from collections.abc import Mapping
from functools import cached_property

import numpy as np

from recommend.model.features import FeatureSet
from recommend.model.scorer import PAIR_FACTORS, Scorer

#: Up to this many pairs of a territory and a practice, the values of all pairs are computed at once and kept.
_MAX_KEPT = 1_000_000


class AffinityScores:
    """The sums of the weighted affinities of each factor, counted from their means over the examples.

    Only a territory that runs a practice has affinities.
    """

    def __init__(self, features: FeatureSet, scorer: Scorer):
        self._features, self._means = features, scorer.means
        self._weights: dict[str, dict[str, float]] = {}
        for name, weight in scorer.weights.items():
            factor = PAIR_FACTORS.get(name.rpartition("_")[0])
            if weight and factor is not None and name in features.affinities:
                self._weights.setdefault(factor, {})[name] = weight
        self.factors: frozenset[str] = frozenset(self._weights)
        self.applies: np.ndarray = np.diff(features.snapshot.running.indptr) > 0

    def row(self, row: int) -> Mapping[str, np.ndarray]:
        """Return the values of a territory by factor, one per practice; empty if it runs no practice."""
        if not self.applies[row]:
            return {}
        if self._kept is not None:
            return {factor: values[row] for factor, values in self._kept.items()}
        return {factor: values[0] for factor, values in self._rows(np.array([row])).items()}

    def column(self, column: int) -> Mapping[str, np.ndarray]:
        """Return the values of a practice by factor, one per territory; 0 where it runs no practice."""
        if self._kept is not None:
            return {factor: values[:, column] for factor, values in self._kept.items()}
        affinities = self._features.affinities
        return {
            factor: self.applies * sum(w * (affinities[n].column(column) - self._mean(n)) for n, w in of.items())
            for factor, of in self._weights.items()
        }

    @cached_property
    def _kept(self) -> dict[str, np.ndarray] | None:
        shape = self._features.snapshot.running.shape
        if shape[0] * shape[1] > _MAX_KEPT:
            return None
        values = self._rows(np.arange(shape[0]))
        return {factor: of_factor * self.applies[:, None] for factor, of_factor in values.items()}

    def _rows(self, rows: np.ndarray) -> dict[str, np.ndarray]:
        affinities = self._features.affinities
        totals: dict[str, np.ndarray] = {}
        for factor, of_factor in self._weights.items():
            total = np.zeros((len(rows), len(self._features.snapshot.practice_ids)))
            for name, weight in of_factor.items():
                total += weight * (affinities[name].rows(rows) - self._mean(name))
            totals[factor] = total
        return totals

    def _mean(self, name: str) -> float:
        return self._means.get(name, 0.0)
