"""How good a ranking is: nDCG, recall, average precision and reciprocal rank."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Quality:
    """The measures of one ranking, each 0 to 1."""

    ndcg: float
    recall: float
    average_precision: float
    reciprocal_rank: float


def qualities(order: np.ndarray, right: np.ndarray, k: int) -> Quality:
    """Return the measures of candidates in an order (positions, the best first), nDCG and recall at k."""
    hits = right[order].astype(float)
    count = hits.sum()
    ranks = np.arange(1, len(hits) + 1)
    top = min(k, len(hits))
    ideal = (1 / np.log2(np.arange(min(k, int(count))) + 2)).sum()
    return Quality(
        float((hits[:top] / np.log2(ranks[:top] + 1)).sum() / ideal),
        float(hits[:top].sum() / count),
        float((np.cumsum(hits) / ranks * hits).sum() / count),
        float(1 / (np.argmax(hits) + 1)),
    )
