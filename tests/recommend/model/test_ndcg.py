import math

import numpy as np
import pytest

from recommend.model.ndcg import expected_ndcg


def test_the_best_order_scores_1_and_the_worst_the_last_discount():
    relevant = np.array([True, False, False])
    assert expected_ndcg(np.array([3.0, 2.0, 1.0]), relevant, 10) == 1
    assert expected_ndcg(np.array([1.0, 2.0, 3.0]), relevant, 10) == pytest.approx(1 / math.log2(4))
    assert expected_ndcg(np.array([1.0, 2.0, 3.0]), relevant, 2) == 0


def test_ties_score_the_mean_over_their_orders():
    values = np.array([1.0, 1.0 + 1e-13, 2.0])
    expected = (1 / math.log2(3) + 1 / math.log2(4)) / 2
    assert expected_ndcg(values, np.array([True, False, False]), 10) == pytest.approx(expected)
