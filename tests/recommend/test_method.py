"""The engine against the reference, on small random graphs."""

import pytest
from hypothesis import given, settings

from recommend import Parameters, Recommender
from tests.recommend.reference import reference_scores
from tests.recommend.strategies import AS_OF, ASKED, HISTORIES, tables

PARAMETERS = Parameters(neighbours=2, hazard_half_life=2.0)


@settings(max_examples=150, deadline=None)
@given(HISTORIES, ASKED, AS_OF)
def test_scores_are_those_of_the_reference_up_to_a_constant(adoptions, asked, as_of):
    found = Recommender(tables(adoptions), PARAMETERS).recommend(asked, as_of=as_of).items
    expected = reference_scores(tables(adoptions), asked, as_of, PARAMETERS)
    assert {item.practice_id for item in found} == set(expected)
    if found:
        constant = found[0].score - expected[found[0].practice_id]
        scores = {item.practice_id: item.score - constant for item in found}
        assert scores == pytest.approx(expected, abs=1e-8)


@settings(max_examples=60, deadline=None)
@given(HISTORIES, ASKED, AS_OF)
def test_contributions_sum_to_the_score_and_the_order_is_by_score_then_id(adoptions, asked, as_of):
    items = list(Recommender(tables(adoptions)).recommend(asked, as_of=as_of).items)
    for item in items:
        assert sum(part.contribution for part in item.contributions) == pytest.approx(item.score, abs=1e-9)
    assert [item.rank for item in items] == list(range(1, len(items) + 1))
    assert items == sorted(items, key=lambda item: (-item.score, item.practice_id))


@settings(max_examples=60, deadline=None)
@given(HISTORIES, ASKED, AS_OF)
def test_nothing_is_recommended_that_the_territory_has(adoptions, asked, as_of):
    found = Recommender(tables(adoptions)).recommend(asked, as_of=as_of)
    offered = {practice_id for _, practice_id in found.items.keys}
    undated = {a.practice_id for a in adoptions if a.territory_id == asked and a.running_on is None}
    assert not offered & undated
    if as_of is None:
        assert not offered & {a.practice_id for a in adoptions if a.territory_id == asked}
