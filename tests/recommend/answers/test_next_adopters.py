"""The next adopters of a practice."""

import numpy as np
import pytest
from hypothesis import given, settings

from recommend import Adoption, Recommender
from tests.recommend.histories import by_activity
from tests.recommend.places import ADOPTIONS, recommender
from tests.recommend.strategies import AS_OF, FAST, HISTORIES, tables
from tests.support.narrowing import present


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
def test_with_little_history_items_equal_the_recommendations_of_their_territory(adoptions, as_of):
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


@pytest.fixture(scope="module")
def learned():
    """The recommender of a history that is long enough to learn to rank territories."""
    return Recommender(by_activity())


def test_territories_have_a_score_of_their_own_and_the_same_explanation(learned):
    differing = 0
    for practice in ("p020", "p070", "p110"):
        items = learned.next_adopters(practice, as_of="1995").items
        assert items.keys == sorted(items.keys, key=lambda key: (-key[0], key[1]))
        for item in items:
            recommendations = learned.recommend(item.territory, as_of="1995").items
            same = next(other for other in recommendations if other.practice == practice)
            assert sum(part.contribution for part in item.contributions) == pytest.approx(item.score, abs=1e-9)
            factors = {part.factor for part in item.contributions}
            # The practice is the same for all, their activity is not.
            assert "spreading" not in factors
            assert "activity" in factors
            assert "activity" not in {part.factor for part in same.contributions}
            assert (item.peers, item.reasons, item.probability) == (same.peers, same.reasons, same.probability)
            assert item.probability is not None
            differing += item.score != same.score
    assert differing > 10


def test_active_territories_are_ranked_higher_unless_their_activity_has_no_weight(learned):
    practice, counts = "p110", {}
    for adoption in by_activity().adoptions:
        if "1990" < present(adoption.running_on) <= "1995":
            counts[adoption.territory_id] = counts.get(adoption.territory_id, 0) + 1
    values = {
        item.territory: part.value
        for item in learned.next_adopters(practice, as_of="1995").items
        for part in item.contributions
        if part.factor == "activity"
    }
    territories = sorted(values)
    assert np.corrcoef([values[id_] for id_ in territories], [counts.get(id_, 0) for id_ in territories])[0, 1] > 0.3
    without = learned.next_adopters(practice, as_of="1995", weights={"activity": 0}).items
    assert not [part for item in without for part in item.contributions if part.factor == "activity"]
    assert without.keys != learned.next_adopters(practice, as_of="1995").items.keys


def test_the_version_names_the_weights_of_both_scores(learned):
    following, own = learned.next_adopters("p110", as_of="1995"), learned.recommend("u00", as_of="1995")
    assert following.model_version != own.model_version
    assert following.model_version != learned.next_adopters("p110", as_of="1996").model_version
