"""Recommendations on the shipped data."""

import pytest

from recommend import Confidence, Recommender
from tests.recommend.shipped import shipped

CALIFORNIA, AUSTIN = "region:US-CA", "municipality:us-texas-austin"


@pytest.fixture(scope="module")
def data():
    return shipped("russia", "senezh", "spid", "parking")


@pytest.fixture(scope="module")
def recommender(data):
    return Recommender(data)


def adopted(data, territory_id):
    return {a.practice_id: a.running_on for a in data.adoptions if a.territory_id == territory_id}


def test_california_in_1995_is_recommended_its_later_adoptions(data, recommender):
    answer = recommender.recommend(CALIFORNIA, as_of="1995-12-31")
    assert (answer.confidence, answer.as_of) == (Confidence.HIGH, "1995-12-31")
    later = adopted(data, CALIFORNIA)
    taken_up = [item for item in answer.items[:10] if later.get(item.practice) is not None]
    assert all(later[item.practice] >= "1996" for item in taken_up)
    assert sum(later[item.practice] <= "2000" for item in taken_up) >= 5
    assert answer.items[0] == taken_up[0]
    assert answer.items[0].peers
    assert all(peer.adopted_on <= "1995" for item in answer.items for peer in item.peers)


def test_california_today_has_old_evidence(recommender):
    answer = recommender.recommend(CALIFORNIA)
    assert (answer.confidence, answer.reason.code) == (Confidence.LOW, "OLD_EVIDENCE")


def test_austin_is_recommended_parking_reforms_not_yet_taken_up(data, recommender):
    answer = recommender.recommend(AUSTIN)
    assert (answer.confidence, answer.reason.code) == (Confidence.LOW, "FEW_OWN_ADOPTIONS")
    offered = {practice_id for _, practice_id in answer.items.keys}
    assert offered
    assert all(practice_id.startswith("practice:parking-") for practice_id in offered)
    assert not offered & adopted(data, AUSTIN).keys()
    assert answer.items[0].practice == "practice:parking-add-max-all-uses-citywide"
    assert answer.items[0].peers


def test_austin_before_its_reform_is_recommended_that_reform(recommender):
    answer = recommender.recommend(AUSTIN, as_of="2020-12-31")
    assert answer.reason.code == "NO_OWN_ADOPTIONS"
    # Austin adopted it two years later.
    assert "practice:parking-rm-min-all-uses-citywide" in [item.practice for item in answer.items[:10]]
    latest = [adopter.adopted_on for item in answer.items for adopter in item.latest_adopters]
    assert max(latest) <= "2020-12-31"


def test_russian_territories_get_no_practice_of_another_country(recommender):
    for territory_id in ("municipality:oktmo-01615000", "region:RU-TA", "region:RU-ALT"):
        for as_of in (None, "2025"):
            answer = recommender.recommend(territory_id, as_of=as_of)
            assert (answer.confidence, len(answer.items)) == (Confidence.NOT_ENOUGH_DATA, 0)
            assert "России" in answer.reason_ru
