"""The baselines: rankers from random to library algorithms, each with its usual settings.

Only the half-life and prior of the hazard are tuned, on windows that end before T. EASE: Steck 2019, "Embarrassingly
Shallow Autoencoders for Sparse Data". ALS: Hu, Koren and Volinsky 2008, "Collaborative Filtering for Implicit Feedback
Datasets", from the package `implicit` if it is installed. Personalised PageRank: Page et al. 1999.
"""

import importlib.util
from collections.abc import Callable
from functools import lru_cache

import numpy as np
from scipy import sparse

from recommend.dates import parse_date
from recommend.model.history import Slice
from recommend.model.ndcg import expected_ndcg
from recommend.model.random_walk import edge_weights, restart_walk, steps_for
from recommend.model.snapshot import Snapshot, take_snapshot

Ranker = Callable[[int], np.ndarray]
HALF_LIVES, PRIORS = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0), (1.0, 5.0, 10.0, 25.0)
_EASE_RIDGE, _FACTORS = 100.0, 32
_RESTART = 0.15
#: The number of values of the random walks that are kept at a time: 256 MB.
_WALK_VALUES = 2**25
#: With more practices EASE is omitted, because it inverts practices x practices.
_MAX_FOR_EASE = 5000


class Baselines:
    """The rankers as of a year. Each returns the scores of all practices for a unit.

    min_adoptions: of a unit on which the hazard is tuned.
    """

    def __init__(self, records: Slice, horizon: int, min_adoptions: int = 5):
        self._records, self._horizon, self._min_adoptions = records, horizon, min_adoptions
        self._tuning: dict[int, dict[tuple[float, float], float]] = {}

    def rankers(self, year: int, snapshot: Snapshot) -> dict[str, Ranker]:
        """Return the rankers by name."""
        constant = np.zeros(len(snapshot.practice_ids))
        ages = snapshot.now - snapshot.time
        adopters = np.bincount(snapshot.running.indices, minlength=len(constant)).astype(float)
        since = parse_date(f"{max(year - 2, 1):04}").last_day
        days = self._records.days[snapshot.codes]
        recent = np.bincount(snapshot.running.indices[days > since], minlength=len(constant)).astype(float)
        decayed = np.bincount(snapshot.running.indices, np.exp2(-ages / 5.0), minlength=len(constant))
        h, b = self._tuned(year)
        fixed, tuned = hazard(snapshot, 0.5, 10.0), hazard(snapshot, h, b)
        rankers: dict[str, Ranker] = {
            "random": lambda row: constant,
            "popularity": lambda row: adopters,
            "recent popularity": lambda row: recent,
            "decayed popularity": lambda row: decayed,
            "hazard": lambda row: fixed,
            "hazard, tuned": lambda row: tuned,
            "cosine kNN": _nearest(snapshot),
            "personalised PageRank": _pagerank(snapshot),
        }
        if len(constant) <= _MAX_FOR_EASE:
            rankers["EASE"] = _ease(snapshot)
        if importlib.util.find_spec("implicit"):
            rankers["ALS"] = _als(snapshot)
        return rankers

    def _tuned(self, year: int) -> tuple[float, float]:
        """Return the half-life and prior that did best on the windows (T - k, T], k = 2 to the horizon."""
        totals: dict[tuple[float, float], list[float]] = {}
        for ahead in range(min(2, self._horizon), self._horizon + 1):
            for key, value in self._measured(year - ahead, ahead).items():
                totals.setdefault(key, []).append(value)
        if not totals:
            return 0.5, 10.0
        return max(sorted(totals), key=lambda key: round(float(np.mean(totals[key])), 9))

    def _measured(self, year: int, ahead: int) -> dict[tuple[float, float], float]:
        if year < 1:
            return {}
        snapshot = take_snapshot(self._records, parse_date(f"{year:04}"))
        days = self._records.days[self._records.running]
        after, until = (parse_date(f"{min(y, 9999):04}").last_day for y in (year, year + ahead))
        columns = snapshot.column_of[self._records.column]
        in_window = (columns >= 0) & (days > after) & (days <= until)
        scores = {(h, b): hazard(snapshot, h, b) for h in HALF_LIVES for b in PRIORS}
        gains: dict[tuple[float, float], list[float]] = {}
        for row in np.unique(self._records.row[in_window]).tolist():
            is_candidate = np.full(len(snapshot.practice_ids), snapshot.at_risk[row])
            is_candidate[snapshot.taken_up_by(row)] = False
            relevant = np.zeros(len(is_candidate), bool)
            relevant[columns[in_window & (self._records.row == row)]] = True
            relevant &= is_candidate
            if relevant.any() and len(snapshot.practices_of(row)) >= self._min_adoptions:
                for key, values in scores.items():
                    gains.setdefault(key, []).append(expected_ndcg(values[is_candidate], relevant[is_candidate], 10))
        return {key: float(np.mean(values)) for key, values in gains.items()}


def hazard(snapshot: Snapshot, half_life: float, prior: float) -> np.ndarray:
    """Return log(sum over adopters of 0.5^((T - t) / h) / (territories at risk + b)) of each practice."""
    columns, exponents = snapshot.running.indices, (snapshot.time - snapshot.now) / half_life
    # Factor out the largest term of each sum: the sum of very old adoptions would underflow to a logarithm of 0.
    largest = np.full(len(snapshot.practice_ids), -np.inf)
    np.maximum.at(largest, columns, exponents)
    sums = np.bincount(columns, np.exp2(exponents - largest[columns]), minlength=len(largest))
    at_risk = snapshot.at_risk_counts + prior
    rates: np.ndarray = np.log(2) * largest + np.log(sums) - np.log(at_risk)
    return rates


def _nearest(snapshot: Snapshot, count: int = 20) -> Ranker:
    """Return the ranker by the summed cosines of the 20 most similar units that run a practice."""
    matrix = edge_weights(snapshot)
    lengths = np.sqrt(np.maximum(np.asarray(matrix.sum(axis=1)).ravel(), 1e-12))

    def scores(row: int) -> np.ndarray:
        cosines = (matrix @ matrix[[row]].T).toarray().ravel() / (lengths * lengths[row])
        cosines[row] = 0
        if count < len(cosines):
            cosines[cosines < np.partition(cosines, -count)[-count]] = 0
        sums: np.ndarray = matrix.T @ cosines
        return sums

    return scores


def _pagerank(snapshot: Snapshot) -> Ranker:
    weights = edge_weights(snapshot)
    size = max(1, _WALK_VALUES // max(weights.shape[1], 1))

    @lru_cache(1)
    def walks(block: int) -> np.ndarray:
        rows = np.arange(block * size, min((block + 1) * size, weights.shape[0]))
        return restart_walk(weights, _RESTART, steps_for(_RESTART), rows)

    def scores(row: int) -> np.ndarray:
        ranks: np.ndarray = walks(row // size)[row % size]
        return ranks

    return scores


def _ease(snapshot: Snapshot) -> Ranker:
    matrix = edge_weights(snapshot)
    inverse = np.linalg.inv((matrix.T @ matrix).toarray() + _EASE_RIDGE * np.eye(matrix.shape[1]))
    weights = -inverse / np.diag(inverse)
    np.fill_diagonal(weights, 0)
    return lambda row: (matrix[[row]] @ weights).ravel()


def _als(snapshot: Snapshot) -> Ranker:
    from implicit.als import AlternatingLeastSquares
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1, "blas"):
        model = AlternatingLeastSquares(factors=_FACTORS, regularization=0.1, alpha=10.0, random_state=0, num_threads=1)
        model.fit(sparse.csr_matrix(edge_weights(snapshot)), show_progress=False)
    return lambda row: model.item_factors @ model.user_factors[row]
