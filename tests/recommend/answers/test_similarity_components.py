"""The components of the similarity of territories."""

import math

import pytest

from recommend import Adoption, Recommender, Tables
from tests.recommend.answers.test_similar_territories import PRACTICES, TABLES, place


@pytest.fixture(scope="module")
def recommender():
    return Recommender(TABLES)


def similarity(recommender, component, **arguments):
    return {item.territory: item.similarity for item in recommender.peers("a", by=[component], **arguments).items}


def test_shared_practices_make_territories_similar_rare_ones_more(recommender):
    by_territory = similarity(recommender, "adoptions")
    assert list(by_territory) == ["b", "c"]
    # All of a's practices and no others are those of b: two shared practices of seven that would count fully.
    assert by_territory["b"] == pytest.approx(2 / 7)
    assert 0 < by_territory["c"] < by_territory["b"] / 2
    # By 1995 b had only the common practice.
    assert similarity(recommender, "adoptions", as_of="1995")["b"] < by_territory["b"]


def test_one_practice_in_common_proves_less_than_the_same_size():
    places = [place("own", population=10**6), place("small", population=10**4), place("large", population=900_000)]
    recommender = Recommender(Tables(places, PRACTICES, [Adoption(id_, "rare", "2001") for id_ in ("own", "small")]))
    assert [item.territory for item in recommender.peers("own").items] == ["large", "small"]


def test_location_size_indicators_and_topics_are_components(recommender):
    geography = similarity(recommender, "geography")
    assert geography["c"] == 1
    assert 1 > geography["d"] > geography["b"] > 0
    assert similarity(recommender, "size") == {"c": 1, "b": 0.5}
    indicators = similarity(recommender, "indicators")
    assert indicators["b"] == pytest.approx(math.exp(-1.5))
    assert indicators["c"] == pytest.approx(math.exp(-3))
    assert list(similarity(recommender, "topic")) == ["b", "c"]
