"""Where a practice goes next."""

import pytest
from hypothesis import given, settings

from recommend import Adoption, Recommender, UnknownPractice
from tests.recommend.places import SPREAD, recommender
from tests.recommend.strategies import AS_OF, FAST, HISTORIES, tables


def test_next_are_those_that_never_had_it_of_the_country_that_runs_it_most():
    found = recommender(*SPREAD).next_adopters("p")
    assert (found.level, found.country) == ("Region", "XX")
    assert [item.territory for item in found.items] == ["f"]
    assert recommender(*SPREAD).next_adopters("p", country="YY").items.keys == []
    assert recommender(*SPREAD).next_adopters("r").country is None
    assert len(recommender(*SPREAD).next_adopters("r").items) == 0
    with pytest.raises(UnknownPractice):
        recommender(*SPREAD).next_adopters("z")


def test_next_may_be_narrowed_to_a_region_and_to_others_than_some():
    near = recommender(Adoption("a", "p", "1990"))
    everybody = {id_: score for score, id_ in near.next_adopters("p").items.keys}
    assert set(everybody) == set("bcdef")
    north = near.next_adopters("p", region_id="north", exclude=["f"]).items
    assert {id_: score for score, id_ in north.keys} == {id_: everybody[id_] for id_ in "de"}
    # The nearest comes first: a is the only one that influence, for those near it.
    assert near.next_adopters("p").items[0].territory == "b"
    assert near.next_adopters("p").items[0].nearest_adopters[0].territory == "a"


def test_where_nobody_runs_it_there_is_neither_a_level_nor_a_country():
    stopped = recommender(Adoption("a", "p", "1990", "1999"), Adoption("b", "q", "1990"))
    for found in (
        recommender(*SPREAD).next_adopters("r"),
        recommender(*SPREAD).next_adopters("p", country="ZZ"),
        recommender(*SPREAD).next_adopters("p", level="Municipality"),
        stopped.next_adopters("p"),
        recommender(*SPREAD).next_adopters("p", as_of="1980"),
    ):
        assert (found.level, found.country, found.model_version, len(found.items)) == (None, None, None, 0)
    assert stopped.next_adopters("p", as_of="1995").country == "XX"


def test_next_adopters_are_as_sure_as_their_own_recommendations():
    registry = recommender(*SPREAD)
    found = registry.next_adopters("p").items
    assert len(found)
    for item in found:
        own = registry.recommend(item.territory)
        assert (item.confidence, item.reason) == (own.confidence, own.reason)


@settings(max_examples=20, deadline=None)
@given(HISTORIES, AS_OF)
def test_a_practice_sees_the_score_that_the_territory_sees(adoptions, as_of):
    recommender = Recommender(tables(adoptions), FAST)
    for practice in ("practice:0", "practice:3"):
        found = recommender.next_adopters(practice, as_of=as_of, level="Region", country="XX").items
        for item in found:
            answer = recommender.recommend(item.territory, as_of=as_of).items
            same = next(other for other in answer if other.practice == practice)
            assert item.score == pytest.approx(same.score, abs=1e-9)
            assert [part.factor for part in item.contributions] == [part.factor for part in same.contributions]
            assert item.peers == same.peers
            assert sum(part.contribution for part in item.contributions) == pytest.approx(item.score, abs=1e-9)
