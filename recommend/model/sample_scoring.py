"""The score of a sample: what is known of the territories like this one, and the fit to what its teams work on.

A sample lists some adoptions; the absence of one means nothing. The score is a sum of judged parts, not a rate:

| factor | value |
| --- | --- |
| popularity | log r(i) less its mean over practices |
| kind, size, region, geography, indicators | 0.5 log((S + 1) / (D r(i) + 1)), of a circle of territories |
| neighbours | the same with 2 instead of 0.5, of the territories with practices in common, among the other practices |
| recency | 0.3 log((recent + (undated + 1) m) / (known + 1) / m) |
| stage | 0.5 ((running + 3 p) / (known + 3) - p) |
| fit | the fit by meaning: see `recommend.model.fit` |

r(i) is the smoothed share of the practice in the votes of the other territories with known adoptions: each has one
vote, divided equally among its practices, because the number of its records depends on who recorded them. S are the
votes for the practice in the circle (`recommend.model.circles`), D all votes of the circle; the 1 added above and below
keeps the lift of a rare practice near 1. The circles overlap, so each counts half. recent are the adoptions of the last
two years, m their share in the dated ones of all practices; running those that run among the known ones, p their share
over all practices.

The weights are set by hand: those of the circles and of recency on the adoptions of 2020 to 2022 in
`data/practices-ru`, that of the neighbours on hidden adoptions of `data/parking`; stage and fit are judgements
(docs/recommendations.md).
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Final

import numpy as np
from scipy import sparse

from recommend.model.circles import CIRCLES, Circles
from recommend.model.evidence import Evidence
from recommend.model.features import FeatureSet
from recommend.model.fit import Fit
from recommend.model.neighbours import Neighbours
from recommend.model.scorer import POPULARITY, Scorer
from recommend.model.scoring import ScoringModel
from recommend.model.snapshot import Snapshot

#: The factors of a sample that others do not have, and that of the territories with practices in common.
RECENCY, STAGE, FIT = "recency", "stage", "fit"
NEIGHBOURS = "neighbours"
#: The years in which an adoption is recent.
RECENT_YEARS: Final = 2
_WEIGHT_OF_CIRCLE, _WEIGHT_OF_NEIGHBOURS = 0.5, 2.0
#: The average votes added to those of a circle.
_PRIOR_OF_CIRCLE = 1.0
_WEIGHT_OF_RECENCY, _PRIOR_OF_RECENCY = 0.3, 1.0
_WEIGHT_OF_STAGE, _PRIOR_OF_STAGE = 0.5, 3.0


class SampleModel(ScoringModel):
    """The scores of a sample. Immutable.

    Parameters
    ----------
    features : FeatureSet
        Of the adoptions that run, with the practices of `known`.
    known : Snapshot
        The adoptions that run or are being adapted, each from its first known date.
    evidence : Evidence
    fit : Fit
    """

    def __init__(self, features: FeatureSet, known: Snapshot, evidence: Evidence, fit: Fit):
        super().__init__(features, Scorer({}, {"sample": 1.0}, undated=True), evidence)
        self._known, self.fit = known, fit
        self._neighbours = Neighbours(known, features.parameters)
        sizes = np.diff(known.running.indptr)
        votes = np.repeat(1 / np.maximum(sizes, 1), sizes)
        self._votes = sparse.csr_array((votes, known.running.indices, known.running.indptr), known.running.shape)
        self._by_practice = self._votes.tocsc()
        self._half = 0.5 * votes.mean() if len(votes) else 0.0
        self.counted: np.ndarray = sizes > 0
        self.circles = Circles(features.relations.territories, self.counted)
        count = len(known.practice_ids)
        self._totals = np.bincount(known.running.indices, votes, minlength=count) + self._half
        self._counted_votes = float(self.counted.sum()) + self._half * count
        self._centre = float(np.log(self._totals / self._counted_votes).mean()) if count else 0.0

    @property
    def known(self) -> Snapshot:
        return self._known

    def neighbours_of(self, row: int) -> np.ndarray:
        """Return the territories with known practices in common; those of a territory without any are none."""
        return self._neighbours.nearest(row)[0]

    def dense_factors(self, row: int) -> Mapping[str, np.ndarray]:
        """Return the factors of a territory other than lifts and evidence; those without data are absent."""
        own = self._votes[[row]].toarray()[0]
        share = (self._totals - own) / (self._counted_votes - self.counted[row])
        factors: dict[str, np.ndarray] = {POPULARITY: np.log(share) - self._centre, **self._of_practices}
        for name, mask in self.circles.of(row).items():
            sums = self._votes[self.circles.rows[mask]].sum(axis=0)
            factors[name] = _WEIGHT_OF_CIRCLE * _lift(sums, float(mask.sum()), share)
        if len(neighbours := self.neighbours_of(row)):
            sums, is_own = self._votes[neighbours].sum(axis=0), own > 0
            others = _among_others(share, share[is_own].sum())
            factors[NEIGHBOURS] = _WEIGHT_OF_NEIGHBOURS * _lift(sums, sums[~is_own].sum(), others)
        return {**super().dense_factors(row), **factors}

    def column(self, column: int, weights: Mapping[str, float]) -> dict[str, np.ndarray]:
        """Return the unweighted factors of a practice, each with a value per territory; 0 where it is unknown."""
        factors = super().column(column, weights)
        votes = np.zeros(len(self.counted))
        span = slice(self._by_practice.indptr[column], self._by_practice.indptr[column + 1])
        votes[self._by_practice.indices[span]] = self._by_practice.data[span]
        share = (self._totals[column] - votes) / (self._counted_votes - self.counted)
        found = {POPULARITY: np.log(share) - self._centre}
        found |= {name: np.full(len(votes), values[column]) for name, values in self._of_practices.items()}
        for name, sums in self.circles.sums(votes[self.circles.rows]).items():
            lifts = _WEIGHT_OF_CIRCLE * _lift(sums, self.circles.sizes[name], share)
            found[name] = np.where(self.circles.known[name], lifts, 0.0)
        matrix, other_votes, own_share = self._by_neighbour
        lifts = _WEIGHT_OF_NEIGHBOURS * _lift(matrix @ votes, other_votes, _among_others(share, own_share))
        found[NEIGHBOURS] = np.where(self._has_neighbours, lifts, 0.0)
        if self.fit.of_rows:
            found[FIT] = np.zeros(len(votes))
            for row, values in self.fit.of_territories.items():
                found[FIT][row] = values[column]
        return factors | {name: values for name, values in found.items() if weights.get(name, 1.0)}

    @cached_property
    def _by_neighbour(self) -> tuple[sparse.csr_array, np.ndarray, np.ndarray]:
        """The neighbours of all territories as a matrix of ones; by territory, the votes of its neighbours for
        practices other than its own, and the share of its own practices."""
        matrix = self._neighbours.matrix.tocsr()
        matrix.data[:] = 1.0
        rows = np.repeat(np.arange(len(self.counted)), np.diff(self._votes.indptr))
        columns = self._votes.indices
        sums = sparse.csr_array(matrix @ self._votes)
        own = self._votes.astype(bool).multiply(sums)
        other_votes = sums.sum(axis=1) - np.asarray(own.sum(axis=1)).ravel()
        shares = (self._totals[columns] - self._votes.data) / (self._counted_votes - self.counted[rows])
        return matrix, other_votes, np.bincount(rows, shares, minlength=len(self.counted))

    @cached_property
    def _has_neighbours(self) -> np.ndarray:
        sizes: np.ndarray = np.diff(self._by_neighbour[0].indptr)
        return sizes > 0

    def applies(self, factor: str, row: int) -> bool:
        """Return whether a pair factor has data in a territory."""
        if factor in CIRCLES:
            return bool(self.circles.known[factor][row])
        if factor == NEIGHBOURS:
            return bool(self._has_neighbours[row])
        if factor == FIT:
            return row in self.fit.of_rows
        return super().applies(factor, row)

    @cached_property
    def recent(self) -> np.ndarray:
        """The known adoptions of each practice that began in the last `RECENT_YEARS` up to the latest one."""
        return np.bincount(
            self.known.running.indices[self.known.started(RECENT_YEARS)], minlength=len(self.known.practice_ids)
        )

    @cached_property
    def dated(self) -> np.ndarray:
        """The known adoptions of each practice with a date."""
        is_dated = ~np.isnan(self.known.time)
        return np.bincount(self.known.running.indices[is_dated], minlength=len(self.known.practice_ids))

    @cached_property
    def counts(self) -> np.ndarray:
        """The known adoptions of each practice."""
        counts: np.ndarray = np.diff(self.known.running_by_practice.indptr)
        return counts

    @cached_property
    def running_counts(self) -> np.ndarray:
        """The adoptions of each practice that are known to run."""
        counts: np.ndarray = np.diff(self.features.snapshot.running_by_practice.indptr)
        return counts

    @cached_property
    def _of_practices(self) -> dict[str, np.ndarray]:
        """The factors that are the same for every territory, each with a value per practice; absent without data."""
        factors = {}
        if self.recent.sum():
            mean = self.recent.sum() / self.dated.sum()
            undated = self.counts - self.dated
            share = (self.recent + (undated + _PRIOR_OF_RECENCY) * mean) / (self.counts + _PRIOR_OF_RECENCY)
            factors[RECENCY] = _WEIGHT_OF_RECENCY * np.log(share / mean)
        mean = self.running_counts.sum() / max(self.counts.sum(), 1)
        if mean < 1:
            share = (self.running_counts + _PRIOR_OF_STAGE * mean) / (self.counts + _PRIOR_OF_STAGE)
            factors[STAGE] = _WEIGHT_OF_STAGE * (share - mean)
        return factors


def _among_others(share: np.ndarray, own: float | np.ndarray) -> np.ndarray:
    """Return a share in all votes as one in those for other practices than own ones. own: the share of these."""
    others: np.ndarray = share / np.maximum(1 - own, np.finfo(float).tiny ** 0.5)
    return others


def _lift(sums: np.ndarray, votes: float | np.ndarray, share: np.ndarray) -> np.ndarray:
    """Return the log of the smoothed share in some votes over the share in all votes."""
    lift: np.ndarray = np.log((sums + _PRIOR_OF_CIRCLE) / (votes * share + _PRIOR_OF_CIRCLE))
    return lift
