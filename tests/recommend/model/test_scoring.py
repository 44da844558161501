"""The scores equal those of the reference implementation on small random histories."""

import pytest
from hypothesis import given, settings

from recommend import FACTOR_NAMES, Recommender
from recommend.dates import parse_date
from recommend.model.parameters import Parameters
from recommend.model.registry import ModelRegistry
from tests.recommend.reference import reference_scores
from tests.recommend.strategies import AS_OF, DATES, FAST, HISTORIES, TERRITORIES, TERRITORY_IDS, tables

PARAMETERS = Parameters(neighbours=2)
GROUPS = {t.id: (t.level, t.country) for t in TERRITORIES}


@settings(max_examples=40, deadline=None)
@given(HISTORIES, TERRITORY_IDS, DATES)
def test_scores_equal_those_of_the_reference_up_to_a_constant(adoptions, territory, as_of):
    registry = ModelRegistry(tables(adoptions), PARAMETERS)
    weights = dict(registry.model(GROUPS[territory], parse_date(as_of)).scorer.weights)
    # The reference implements practices, neighbours and topics; location and evidence have their own tests.
    without = dict.fromkeys(set(FACTOR_NAMES) - {"spreading", "popularity", "neighbours", "topic"}, 0.0)
    keys = Recommender(tables(adoptions), PARAMETERS).recommend(territory, as_of=as_of, weights=without).items.keys
    expected = reference_scores(tables(adoptions), territory, as_of, weights, PARAMETERS)
    assert {practice for _, practice in keys} == set(expected)
    if keys:
        constant = keys[0][0] - expected[keys[0][1]]
        assert {i: score - constant for score, i in keys} == pytest.approx(expected, abs=1e-8)


@settings(max_examples=40, deadline=None)
@given(HISTORIES, TERRITORY_IDS, AS_OF)
def test_practices_already_taken_up_are_not_recommended(adoptions, territory, as_of):
    answer = Recommender(tables(adoptions), FAST).recommend(territory, as_of=as_of)
    recommended = {practice_id for _, practice_id in answer.items.keys}
    undated = {a.practice_id for a in adoptions if a.territory_id == territory and a.running_on is None}
    assert not recommended & undated
    if as_of is None:
        assert not recommended & {a.practice_id for a in adoptions if a.territory_id == territory}
