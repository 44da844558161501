"""The baselines: rankers from random to what libraries offer, each with its usual settings.

Tuned are, on windows that end before T, the half-life and prior of the hazard. EASE: Steck 2019, "Embarrassingly
Shallow Autoencoders for Sparse Data". ALS: Hu, Koren and Volinsky 2008, "Collaborative Filtering for Implicit
Feedback Datasets", of the package `implicit` where it is installed. Personalised PageRank: Page et al. 1999.
"""

import importlib.util
from collections.abc import Callable

import numpy as np
from scipy import sparse

from recommend.dates import parse_date
from recommend.model.history import Slice
from recommend.model.ndcg import expected_ndcg
from recommend.model.snapshot import Snapshot, take_snapshot

Ranker = Callable[[int], np.ndarray]
HALF_LIVES, PRIORS = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0), (1.0, 5.0, 10.0, 25.0)
_EASE_RIDGE, _FACTORS = 100.0, 32
_DAMPING, _TOLERANCE, _MOST_STEPS = 0.85, 1e-6, 100
#: Practices above which EASE, which inverts practices x practices, is left out.
_MOST_FOR_EASE = 5000


class Baselines:
    """The rankers as of a year. Each gives a unit's scores of all practices."""

    def __init__(self, records: Slice, horizon: int):
        self._records, self._horizon = records, horizon
        self._tuning: dict[int, dict[tuple[float, float], float]] = {}

    def rankers(self, year: int, snapshot: Snapshot) -> dict[str, Ranker]:
        """Return the rankers by name."""
        every = np.zeros(len(snapshot.practice_ids))
        ages = snapshot.now - snapshot.time
        adopters = np.bincount(snapshot.running.indices, minlength=len(every)).astype(float)
        since = parse_date(f"{max(year - 2, 1):04}").last_day
        days = self._records.days[snapshot.codes]
        recent = np.bincount(snapshot.running.indices[days > since], minlength=len(every)).astype(float)
        decayed = np.bincount(snapshot.running.indices, np.exp2(-ages / 5.0), minlength=len(every))
        h, b = self._tuned(year)
        fixed, tuned = hazard(snapshot, 0.5, 10.0), hazard(snapshot, h, b)
        found: dict[str, Ranker] = {
            "random": lambda row: every,
            "popularity": lambda row: adopters,
            "recent popularity": lambda row: recent,
            "decayed popularity": lambda row: decayed,
            "hazard": lambda row: fixed,
            "hazard, tuned": lambda row: tuned,
            "cosine kNN": _nearest(snapshot),
            "personalised PageRank": _pagerank(snapshot),
        }
        if len(every) <= _MOST_FOR_EASE:
            found["EASE"] = _ease(snapshot)
        if importlib.util.find_spec("implicit"):
            found["ALS"] = _als(snapshot)
        return found

    def _tuned(self, year: int) -> tuple[float, float]:
        """Return the half-life and the prior that did best on the windows (T - k, T], k = 2 to the horizon."""
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
        kept = (columns >= 0) & (days > after) & (days <= until)
        scores = {(h, b): hazard(snapshot, h, b) for h in HALF_LIVES for b in PRIORS}
        gains: dict[tuple[float, float], list[float]] = {}
        for row in np.unique(self._records.row[kept]).tolist():
            free = np.ones(len(snapshot.practice_ids), bool)
            free[snapshot.has(row)] = False
            right = np.zeros(len(free), bool)
            right[columns[kept & (self._records.row == row)]] = True
            right &= free
            if right.any() and len(snapshot.practices_of(row)) >= 5:
                for key, values in scores.items():
                    gains.setdefault(key, []).append(expected_ndcg(values[free], right[free], 10))
        return {key: float(np.mean(values)) for key, values in gains.items()}


def hazard(snapshot: Snapshot, half_life: float, prior: float) -> np.ndarray:
    """Return log of (sum over adopters of 0.5^((T - t) / h) / (N - adopters + b)), of each practice."""
    columns, exponents = snapshot.running.indices, (snapshot.time - snapshot.now) / half_life
    # The largest term is taken out of each sum: an adoption centuries ago must not become a logarithm of 0.
    largest = np.full(len(snapshot.practice_ids), -np.inf)
    np.maximum.at(largest, columns, exponents)
    sums = np.bincount(columns, np.exp2(exponents - largest[columns]), minlength=len(largest))
    at_risk = len(snapshot.territory_ids) - snapshot.adopters + prior
    found: np.ndarray = np.log(2) * largest + np.log(sums) - np.log(at_risk)
    return found


def _matrix(snapshot: Snapshot) -> sparse.csr_array:
    running = snapshot.running
    return sparse.csr_array((np.ones(len(running.indices)), running.indices, running.indptr), running.shape)


def _nearest(snapshot: Snapshot, count: int = 20) -> Ranker:
    """Return the ranker by the sum of the cosines of the 20 most similar units that run a practice."""
    matrix = _matrix(snapshot)
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
    """Return the ranker of `networkx.pagerank` on `running_graph`, with one matrix for all units."""
    matrix = _matrix(snapshot)
    units, count = matrix.shape[0], sum(matrix.shape)
    both = sparse.csr_array(sparse.block_array([[None, matrix], [matrix.T, None]]))
    degrees = np.asarray(both.sum(axis=1)).ravel()
    lone = degrees == 0
    steps = sparse.csr_array(both.multiply((1 / np.where(lone, 1, degrees))[:, None])).T.tocsr()

    def scores(row: int) -> np.ndarray:
        own, ranks = np.zeros(count), np.full(count, 1 / count)
        own[row] = 1.0
        for _ in range(_MOST_STEPS):
            before = ranks
            ranks = _DAMPING * (steps @ before + before[lone].sum() * own) + (1 - _DAMPING) * own
            if np.abs(ranks - before).sum() < count * _TOLERANCE:
                break
        return ranks[units:]

    return scores


def _ease(snapshot: Snapshot) -> Ranker:
    matrix = _matrix(snapshot)
    inverse = np.linalg.inv((matrix.T @ matrix).toarray() + _EASE_RIDGE * np.eye(matrix.shape[1]))
    weights = -inverse / np.diag(inverse)
    np.fill_diagonal(weights, 0)
    return lambda row: (matrix[[row]] @ weights).ravel()


def _als(snapshot: Snapshot) -> Ranker:
    from implicit.als import AlternatingLeastSquares
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1, "blas"):
        model = AlternatingLeastSquares(factors=_FACTORS, regularization=0.1, alpha=10.0, random_state=0, num_threads=1)
        model.fit(sparse.csr_matrix(_matrix(snapshot)), show_progress=False)
    return lambda row: model.item_factors @ model.user_factors[row]
