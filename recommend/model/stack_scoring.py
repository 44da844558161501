"""The scoring model of mostly undated adoptions: popularity and lifts from the stack."""

from collections.abc import Mapping

import numpy as np

from recommend.model.evidence import Evidence
from recommend.model.features import FeatureSet
from recommend.model.scorer import POPULARITY, Scorer, undated_scorer
from recommend.model.scoring import ScoringModel
from recommend.model.stack import KINDS, Stack
from recommend.model.stack_fit import can_be_fitted, stack_scorer

#: The factor of each kind of rates.
_FACTORS = {
    "national": POPULARITY,
    "region": "region",
    "band": "indicators",
    "region_alike": "region",
    "near_20": "geography",
    "near_100": "geography",
}


def undated_model(features: FeatureSet, evidence: Evidence) -> ScoringModel:
    """Return the model of adoptions without a known hazard, fitted to them; with hand-set weights if they are few."""
    if not can_be_fitted(features.snapshot):
        return ScoringModel(features, undated_scorer(features.parameters), evidence)
    stack = Stack(features.snapshot, features.relations.territories)
    return StackModel(features, stack_scorer(features, stack), evidence, stack)


class StackModel(ScoringModel):
    """The scores of one level and country: weighted log rates of the stack, added to the lifts of `ScoringModel`."""

    def __init__(self, features: FeatureSet, scorer: Scorer, evidence: Evidence, stack: Stack):
        super().__init__(features, scorer, evidence)
        self._stack = stack
        # The first row is of territories that run no practice, the second of the others.
        self._weights = np.array(
            [[scorer.weights[f"{name}_{kind}"] for kind in KINDS] for name in ("first", "further")]
        )
        self._set = (np.diff(features.snapshot.running.indptr) > 0).astype(int)

    def dense_factors(self, row: int) -> Mapping[str, np.ndarray]:
        """Return the factors of a territory other than lifts and evidence; those without data in it are absent."""
        weights, known = self._weights[self._set[row], :, None], self._stack.known[:, row]
        return {**super().dense_factors(row), **self._factors(self._stack.row(row), weights, known)}

    def column(self, column: int, weights: Mapping[str, float]) -> dict[str, np.ndarray]:
        """Return the unweighted factors of a practice, each with a value per territory; 0 where it is unknown."""
        factors = super().column(column, weights)
        rates = self._factors(
            self._stack.column(column),
            self._weights[self._set].T,
            np.array([known.any() for known in self._stack.known]),
        )
        for factor, values in rates.items():
            if weights.get(factor, 1.0):
                factors[factor] = factors.get(factor, 0.0) + values
        return factors

    def applies(self, factor: str, row: int) -> bool:
        """Return whether a pair factor has data in a territory."""
        kinds = [position for position, kind in enumerate(KINDS) if _FACTORS[kind] == factor]
        return bool(self._stack.known[kinds, row].any()) if kinds else super().applies(factor, row)

    def _factors(self, rates: np.ndarray, weights: np.ndarray, known: np.ndarray) -> dict[str, np.ndarray]:
        """Return the sums of the weighted rates (`KINDS` x any) by factor, of the known kinds."""
        centred = rates.copy()
        centred[KINDS.index("national")] -= self._stack.centre
        factors: dict[str, np.ndarray] = {}
        for kind, values, is_known in zip(KINDS, weights * centred, known, strict=True):
            if is_known:
                factors[_FACTORS[kind]] = factors.get(_FACTORS[kind], 0.0) + values
        return factors
