"""Metrics of a ranking: nDCG, recall, average precision and reciprocal rank."""

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
