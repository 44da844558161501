"""The metrics of a ranking, against published values and a naive computation."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommend.evaluation.metrics import RankingMetrics, ranking_metrics


def metrics_of(hits: str, k: int = 10) -> RankingMetrics:
    """Return the metrics of a ranking. hits: 1 for a relevant candidate and 0 for another, the best first."""
    return ranking_metrics(np.arange(len(hits)), np.array([hit == "1" for hit in hits]), k)


def test_published_values_are_reproduced():
    # The example of `average_precision_score` in the documentation of scikit-learn.
    assert metrics_of("1010").average_precision == pytest.approx(0.83, abs=0.005)
    # The two queries of Croft, Metzler and Strohman 2010, "Search Engines", section 8.4.
    assert metrics_of("1010010011").average_precision == pytest.approx(0.62, abs=0.005)
    assert metrics_of("0100101000").average_precision == pytest.approx(0.44, abs=0.005)
    # The example of the article "Mean reciprocal rank" in Wikipedia: the mean of 1/3, 1/2 and 1 is 0.61.
    ranks = [metrics_of(hits).reciprocal_rank for hits in ("001", "010", "100")]
    assert sum(ranks) / 3 == pytest.approx(0.61, abs=0.005)


def test_the_best_order_scores_1_everywhere():
    assert metrics_of("111000") == RankingMetrics(1, 1, 1, 1)


def test_ndcg_and_recall_only_count_the_first_k():
    metrics = metrics_of("0011", k=2)
    assert (metrics.ndcg, metrics.recall) == (0, 0)
    # Average precision and reciprocal rank count the whole order.
    assert (metrics.average_precision, metrics.reciprocal_rank) == (pytest.approx((1 / 3 + 2 / 4) / 2), 1 / 3)
    assert metrics_of("1011", k=2).recall == pytest.approx(1 / 3)


@given(st.permutations(range(7)), st.sets(st.integers(0, 6), min_size=1), st.integers(1, 10))
def test_any_order_equals_the_naive_computation(order, relevant, k):
    ranks = [rank for rank, candidate in enumerate(order, start=1) if candidate in relevant]
    discounts = [1 / math.log2(rank + 1) for rank in range(1, 8)]
    expected = RankingMetrics(
        sum(discounts[rank - 1] for rank in ranks if rank <= k) / sum(discounts[: min(k, len(relevant))]),
        sum(rank <= k for rank in ranks) / len(relevant),
        sum(position / rank for position, rank in enumerate(ranks, start=1)) / len(relevant),
        1 / ranks[0],
    )
    metrics = ranking_metrics(np.array(order), np.array([n in relevant for n in range(7)]), k)
    for name in RankingMetrics.__slots__:
        assert getattr(metrics, name) == pytest.approx(getattr(expected, name)), name
