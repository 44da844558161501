"""The contributions of a score sum to it."""

import pytest
from hypothesis import given, settings

from recommend import FACTOR_NAMES, Contribution, Recommender
from recommend.explain.attribution import attribution
from recommend.explain.sentence import SMALLEST_VALUE
from tests.recommend.strategies import AS_OF, FAST, HISTORIES, TERRITORY_IDS, tables


def test_a_contribution_is_weight_times_value_and_the_largest_comes_first():
    values = {"topic": 0.5, "spreading": -1.0, "region": 1.0, "cost": 2.0}
    contributions = attribution(values, {"topic": 3.0, "cost": 0.0})
    assert contributions == (
        Contribution("topic", 0.5, 3.0, 1.5),
        Contribution("spreading", -1.0, 1.0, -1.0),
        Contribution("region", 1.0, 1.0, 1.0),
    )
    assert {contribution.explanation_ru + contribution.explanation_en for contribution in contributions} == {""}


def test_facts_are_found_for_values_with_a_sentence_only():
    asked = []
    values = {"spreading": 0.0, "topic": SMALLEST_VALUE / 2, "region": -SMALLEST_VALUE, "failures": 1.0}
    attribution(values, {"failures": 0.0}, lambda factor, value: asked.append((factor, value)))
    assert asked == [("region", -SMALLEST_VALUE)]


@settings(max_examples=30, deadline=None)
@given(HISTORIES, TERRITORY_IDS, AS_OF)
def test_contributions_sum_to_the_score_and_ties_are_sorted_by_id(adoptions, territory, as_of):
    items = list(Recommender(tables(adoptions), FAST).recommend(territory, as_of=as_of).items)
    for item in items:
        assert sum(part.contribution for part in item.contributions) == pytest.approx(item.score, abs=1e-9)
        assert all(part.contribution == part.weight * part.value for part in item.contributions)
    assert [item.rank for item in items] == list(range(1, len(items) + 1))
    assert items == sorted(items, key=lambda item: (-item.score, item.practice))


@settings(max_examples=20, deadline=None)
@given(HISTORIES, TERRITORY_IDS, AS_OF)
def test_weights_default_to_1_and_a_weight_of_0_removes_its_factor(adoptions, territory, as_of):
    recommender = Recommender(tables(adoptions), FAST)
    default = recommender.recommend(territory, as_of=as_of).items
    ones = recommender.recommend(territory, as_of=as_of, weights=dict.fromkeys(FACTOR_NAMES, 1.0)).items
    assert list(default) == list(ones)
    without = {
        item.practice: item for item in recommender.recommend(territory, as_of=as_of, weights={"neighbours": 0}).items
    }
    for item in default:
        others = [part for part in item.contributions if part.factor != "neighbours"]
        assert list(without[item.practice].contributions) == others
        assert without[item.practice].score == pytest.approx(sum(p.contribution for p in others), abs=1e-9)
