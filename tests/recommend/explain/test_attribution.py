"""A score is the sum of its contributions."""

import pytest
from hypothesis import given, settings

from messages import SENTENCES
from recommend import FACTOR_NAMES, Contribution, Recommender
from recommend.explain.attribution import attribution
from tests.recommend.strategies import AS_OF, ASKED, FAST, HISTORIES, tables


def test_a_contribution_is_the_weighted_value_and_explains_its_factor_in_both_languages():
    found = attribution({"topic": 0.5, "spreading": -1.0, "cost": 2.0}, {"topic": 3.0, "cost": 0.0})
    assert found == (Contribution("spreading", -1.0, 1.0, -1.0), Contribution("topic", 0.5, 3.0, 1.5))
    assert found[1].explanation_ru.startswith("Тема: ")
    assert found[1].explanation_en.startswith("Topic: ")


def test_every_factor_has_a_sentence_and_no_other_has():
    keys = {key for key in SENTENCES["en"] if key.startswith("factor.")}
    assert keys == {f"factor.{name}" for name in FACTOR_NAMES}


@settings(max_examples=30, deadline=None)
@given(HISTORIES, ASKED, AS_OF)
def test_contributions_sum_to_the_score_and_the_order_is_by_score_then_id(adoptions, asked, as_of):
    items = list(Recommender(tables(adoptions), FAST).recommend(asked, as_of=as_of).items)
    for item in items:
        assert sum(part.contribution for part in item.contributions) == pytest.approx(item.score, abs=1e-9)
        assert all(part.contribution == part.weight * part.value for part in item.contributions)
    assert [item.rank for item in items] == list(range(1, len(items) + 1))
    assert items == sorted(items, key=lambda item: (-item.score, item.practice))


@settings(max_examples=20, deadline=None)
@given(HISTORIES, ASKED, AS_OF)
def test_default_weights_are_the_default_and_a_weight_of_0_removes_its_factor(adoptions, asked, as_of):
    recommender = Recommender(tables(adoptions), FAST)
    usual = recommender.recommend(asked, as_of=as_of).items
    ones = recommender.recommend(asked, as_of=as_of, weights=dict.fromkeys(FACTOR_NAMES, 1.0)).items
    assert list(usual) == list(ones)
    without = {
        item.practice: item for item in recommender.recommend(asked, as_of=as_of, weights={"neighbours": 0}).items
    }
    for item in usual:
        kept = [part for part in item.contributions if part.factor != "neighbours"]
        assert list(without[item.practice].contributions) == kept
        assert without[item.practice].score == pytest.approx(sum(p.contribution for p in kept), abs=1e-9)
