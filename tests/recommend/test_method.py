"""The registry against the reference, on small random graphs, and what must hold of every answer."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommend import FACTOR_NAMES, Recommender
from recommend.dates import parse_date
from recommend.model.parameters import Parameters
from recommend.model.registry import ModelRegistry
from recommend.model.scoring import ranked
from tests.recommend.reference import reference_scores
from tests.recommend.strategies import AS_OF, ASKED, DATES, HISTORIES, TERRITORIES, tables

PARAMETERS = Parameters(neighbours=2)
GROUPS = {t.id: (t.level, t.country) for t in TERRITORIES}


@settings(max_examples=40, deadline=None)
@given(HISTORIES, ASKED, DATES)
def test_scores_are_those_of_the_reference_up_to_a_constant(adoptions, asked, as_of):
    registry = ModelRegistry(tables(adoptions), PARAMETERS)
    weights = dict(registry.model(GROUPS[asked], parse_date(as_of)).scorer.weights)
    # The reference knows practices, neighbours and topics; place and evidence have tests of their own.
    without = dict.fromkeys(set(FACTOR_NAMES) - {"spreading", "popularity", "neighbours", "topic"}, 0.0)
    found = Recommender(tables(adoptions), PARAMETERS).recommend(asked, as_of=as_of, weights=without).items.keys
    expected = reference_scores(tables(adoptions), asked, as_of, weights, PARAMETERS)
    assert {practice for _, practice in found} == set(expected)
    if found:
        constant = found[0][0] - expected[found[0][1]]
        assert {i: score - constant for score, i in found} == pytest.approx(expected, abs=1e-8)


@settings(max_examples=40, deadline=None)
@given(HISTORIES, ASKED, AS_OF)
def test_contributions_sum_to_the_score_and_the_order_is_by_score_then_id(adoptions, asked, as_of):
    items = list(Recommender(tables(adoptions)).recommend(asked, as_of=as_of).items)
    for item in items:
        assert sum(part.contribution for part in item.contributions) == pytest.approx(item.score, abs=1e-9)
        assert all(part.contribution == part.weight * part.value for part in item.contributions)
    assert [item.rank for item in items] == list(range(1, len(items) + 1))
    assert items == sorted(items, key=lambda item: (-item.score, item.practice_id))


@settings(max_examples=40, deadline=None)
@given(HISTORIES, ASKED, AS_OF)
def test_nothing_is_recommended_that_the_territory_has(adoptions, asked, as_of):
    found = Recommender(tables(adoptions)).recommend(asked, as_of=as_of)
    offered = {practice_id for _, practice_id in found.items.keys}
    undated = {a.practice_id for a in adoptions if a.territory_id == asked and a.running_on is None}
    assert not offered & undated
    if as_of is None:
        assert not offered & {a.practice_id for a in adoptions if a.territory_id == asked}


@settings(max_examples=30, deadline=None)
@given(HISTORIES, ASKED, AS_OF)
def test_default_weights_are_the_default_and_a_weight_of_0_removes_its_factor(adoptions, asked, as_of):
    recommender = Recommender(tables(adoptions))
    usual = recommender.recommend(asked, as_of=as_of).items
    ones = recommender.recommend(asked, as_of=as_of, weights=dict.fromkeys(FACTOR_NAMES, 1.0)).items
    assert list(usual) == list(ones)
    without = {item.practice_id: item for item in
               recommender.recommend(asked, as_of=as_of, weights={"neighbours": 0}).items}
    for item in usual:
        kept = [part for part in item.contributions if part.factor != "neighbours"]
        assert list(without[item.practice_id].contributions) == kept
        assert without[item.practice_id].score == pytest.approx(sum(p.contribution for p in kept), abs=1e-9)


@settings(max_examples=25, deadline=None)
@given(HISTORIES, AS_OF)
def test_a_practice_sees_the_score_that_the_territory_sees(adoptions, as_of):
    recommender = Recommender(tables(adoptions))
    for practice in ("practice:0", "practice:3"):
        found = recommender.next_adopters(practice, as_of=as_of, level="Region", country="XX").items
        for item in found:
            answer = recommender.recommend(item.territory_id, as_of=as_of).items
            same = next(other for other in answer if other.practice_id == practice)
            assert item.score == pytest.approx(same.score, abs=1e-9)
            assert [part.factor for part in item.contributions] == [part.factor for part in same.contributions]
            assert item.peers == same.peers
            assert sum(part.contribution for part in item.contributions) == pytest.approx(item.score, abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2000), st.integers(1, 30), st.integers(1, 40), st.randoms(use_true_random=False))
def test_the_first_of_many_are_those_of_the_whole_order(count, first, different, random):
    values = np.array([random.randrange(different) / 7 for _ in range(count)])
    candidates = np.arange(count) * 3
    assert ranked(candidates, values, first).tolist() == ranked(candidates, values)[:first].tolist()
