import math

import numpy as np
import pytest

from recommend import Adoption, Practice, Tables, Territory
from recommend.back_test import back_test, expected_ndcg

TERRITORIES = [Territory(f"region:{name}", "Region", "XX") for name in "abc"]
PRACTICES = [Practice(f"practice:{n}") for n in range(8)]
BASE = [Adoption(territory.id, f"practice:{n}", "1990") for territory in TERRITORIES for n in range(5)]


def test_a_perfect_order_has_1_and_the_worst_has_the_last_discount():
    right = np.array([True, False, False])
    assert expected_ndcg(np.array([3.0, 2.0, 1.0]), right, 10) == 1
    assert expected_ndcg(np.array([1.0, 2.0, 3.0]), right, 10) == pytest.approx(1 / math.log2(4))
    assert expected_ndcg(np.array([1.0, 2.0, 3.0]), right, 2) == 0


def test_equal_scores_have_the_mean_over_their_orders():
    values = np.array([1.0, 1.0 + 1e-13, 2.0])
    expected = (1 / math.log2(3) + 1 / math.log2(4)) / 2
    assert expected_ndcg(values, np.array([True, False, False]), 10) == pytest.approx(expected)


def test_the_window_is_after_t_up_to_the_horizon():
    spreading = [Adoption("region:a", "practice:5", "1995"), Adoption("region:a", "practice:6", "1980")]
    for year, territories in (("1996", 1), ("2000", 1), ("2001", 0), ("1995", 0)):
        taken_up = [Adoption("region:b", "practice:5", year)]
        tables = Tables(TERRITORIES, PRACTICES, BASE + spreading + taken_up)
        measured = back_test(tables, "Region", "XX", "1995")
        assert measured.territories == territories
        assert measured.ndcg["hazard"] == (1.0 if territories else None)


def test_undated_adoptions_are_no_part_of_it():
    spreading = [Adoption("region:a", "practice:5", "1995"), Adoption("region:b", "practice:5")]
    tables = Tables(TERRITORIES, PRACTICES, BASE + spreading)
    assert back_test(tables, "Region", "XX", "1995").territories == 0
