"""Metrics of a ranking: nDCG, recall, average precision, reciprocal rank, precision and area under the curve."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class RankingMetrics:
    """The metrics of one ranking, each 0 to 1."""

    ndcg: float
    recall: float
    average_precision: float
    reciprocal_rank: float


def ranking_metrics(order: np.ndarray, relevant: np.ndarray, k: int) -> RankingMetrics:
    """Return the metrics of an order of candidates (positions, the best first), with nDCG and recall at k."""
    hits = relevant[order].astype(float)
    count = hits.sum()
    ranks = np.arange(1, len(hits) + 1)
    top = min(k, len(hits))
    ideal = (1 / np.log2(np.arange(min(k, int(count))) + 2)).sum()
    return RankingMetrics(
        float((hits[:top] / np.log2(ranks[:top] + 1)).sum() / ideal),
        float(hits[:top].sum() / count),
        float((np.cumsum(hits) / ranks * hits).sum() / count),
        float(1 / (np.argmax(hits) + 1)),
    )


def area_under_curve(values: np.ndarray, relevant: np.ndarray) -> float:
    """Return the chance that a relevant candidate ranks before another one, ties counting half (Mann and Whitney 1947).

    >>> area_under_curve(np.array([3.0, 2.0, 2.0]), np.array([True, True, False]))
    0.75
    """
    others = np.sort(values[~relevant])
    below, until = others.searchsorted(values[relevant]), others.searchsorted(values[relevant], side="right")
    return float((below + until).mean() / (2 * len(others)))


def expected_precision(values: np.ndarray, relevant: np.ndarray, k: int) -> float:
    """Return precision@k: the relevant ones of the first k over k. It is the mean over all orders of ties.

    >>> expected_precision(np.array([2.0, 1.0, 1.0]), np.array([True, True, False]), 2)
    0.75
    """
    last = np.sort(values)[::-1][: min(k, len(values))][-1]
    above, tied = values > last, values == last
    share = (min(k, len(values)) - above.sum()) / tied.sum()
    return float((relevant[above].sum() + share * relevant[tied].sum()) / k)
