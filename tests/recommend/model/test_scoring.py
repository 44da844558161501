"""The scores against the reference, on small random graphs."""

import pytest
from hypothesis import given, settings

from recommend import FACTOR_NAMES, Recommender
from recommend.dates import parse_date
from recommend.model.parameters import Parameters
from recommend.model.registry import ModelRegistry
from tests.recommend.reference import reference_scores
from tests.recommend.strategies import AS_OF, ASKED, DATES, FAST, HISTORIES, TERRITORIES, tables

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
def test_nothing_is_recommended_that_the_territory_has(adoptions, asked, as_of):
    found = Recommender(tables(adoptions), FAST).recommend(asked, as_of=as_of)
    offered = {practice_id for _, practice_id in found.items.keys}
    undated = {a.practice_id for a in adoptions if a.territory_id == asked and a.running_on is None}
    assert not offered & undated
    if as_of is None:
        assert not offered & {a.practice_id for a in adoptions if a.territory_id == asked}
