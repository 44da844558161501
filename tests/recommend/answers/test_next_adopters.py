"""The next adopters of a practice."""

import pytest
from hypothesis import given, settings

from recommend import Adoption, Recommender
from tests.recommend.places import ADOPTIONS, recommender
from tests.recommend.strategies import AS_OF, FAST, HISTORIES, tables


def test_next_adopters_are_of_the_country_with_most_adopters():
    answer = recommender(*ADOPTIONS).next_adopters("p")
    assert (answer.level, answer.country) == ("Region", "XX")
    assert [item.territory for item in answer.items] == ["f"]
    assert recommender(*ADOPTIONS).next_adopters("p", country="YY").items.keys == []
    assert recommender(*ADOPTIONS).next_adopters("r").country is None
    assert len(recommender(*ADOPTIONS).next_adopters("r").items) == 0


def test_next_adopters_are_filtered_by_region_and_exclusions():
    regions = recommender(Adoption("a", "p", "1990"))
    scores = {id_: score for score, id_ in regions.next_adopters("p").items.keys}
    assert set(scores) == set("bcdef")
    north = regions.next_adopters("p", region_id="north", exclude=["f"]).items
    assert {id_: score for score, id_ in north.keys} == {id_: scores[id_] for id_ in "de"}
    # The nearest comes first, because a is the only influencer.
    assert regions.next_adopters("p").items[0].territory == "b"
    assert regions.next_adopters("p").items[0].nearest_adopters[0].territory == "a"


def test_level_and_country_are_none_without_adopters():
    stopped = recommender(Adoption("a", "p", "1990", "1999"), Adoption("b", "q", "1990"))
    for answer in (
        recommender(*ADOPTIONS).next_adopters("r"),
        recommender(*ADOPTIONS).next_adopters("p", country="ZZ"),
        recommender(*ADOPTIONS).next_adopters("p", level="Municipality"),
        stopped.next_adopters("p"),
        recommender(*ADOPTIONS).next_adopters("p", as_of="1980"),
    ):
        assert (answer.level, answer.country, answer.model_version, len(answer.items)) == (None, None, None, 0)
    assert stopped.next_adopters("p", as_of="1995").country == "XX"


def test_confidence_is_that_of_the_recommendations():
    regions = recommender(*ADOPTIONS)
    items = regions.next_adopters("p").items
    assert len(items)
    for item in items:
        own = regions.recommend(item.territory)
        assert (item.confidence, item.reason) == (own.confidence, own.reason)


@settings(max_examples=20, deadline=None)
@given(HISTORIES, AS_OF)
def test_items_equal_the_recommendations_of_their_territory(adoptions, as_of):
    recommender = Recommender(tables(adoptions), FAST)
    for practice in ("practice:0", "practice:3"):
        items = recommender.next_adopters(practice, as_of=as_of, level="Region", country="XX").items
        for item in items:
            recommendations = recommender.recommend(item.territory, as_of=as_of).items
            same = next(other for other in recommendations if other.practice == practice)
            assert item.score == pytest.approx(same.score, abs=1e-9)
            assert [part.factor for part in item.contributions] == [part.factor for part in same.contributions]
            assert item.peers == same.peers
            assert sum(part.contribution for part in item.contributions) == pytest.approx(item.score, abs=1e-9)
