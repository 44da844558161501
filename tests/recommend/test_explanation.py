"""What stands behind a recommendation is in the tables, and is said in order of its weight."""

import pytest
from hypothesis import given, settings

from recommend import Adoption, Border, Practice, Recommender, Tables, Territory
from tests.recommend.strategies import AS_OF, ASKED, BORDERS, HISTORIES, tables


@settings(max_examples=60, deadline=None)
@given(HISTORIES, ASKED, AS_OF)
def test_peers_and_latest_adopters_run_the_practice_since_the_day_that_is_stated(adoptions, asked, as_of):
    stated = {(a.territory_id, a.practice_id, a.running_on) for a in adoptions}
    pairs = {(a.territory_id, a.practice_id) for a in adoptions}
    bordering = {frozenset({border.a, border.b}) for border in BORDERS}
    for item in Recommender(tables(adoptions)).recommend(asked, as_of=as_of).items:
        assert 1 <= len(item.latest_adopters) <= min(5, item.adopters)
        for adopter in (*item.peers, *item.latest_adopters):
            assert adopter.territory_id != asked
            assert (adopter.territory_id, item.practice_id, adopter.running_on) in stated
        assert len(item.peers) <= 5
        assert sum(peer.vote_share for peer in item.peers) <= 1 + 1e-6
        for peer in item.peers:
            assert 0 < peer.similarity <= 1
            assert 1 <= len(peer.shared_practices) <= min(3, peer.shared_count)
            for practice in peer.shared_practices:
                assert {(asked, practice), (peer.territory_id, practice)} <= pairs
            assert peer.borders == (frozenset({asked, peer.territory_id}) in bordering)


@settings(max_examples=60, deadline=None)
@given(HISTORIES, ASKED, AS_OF)
def test_what_peers_have_counts_by_its_factor(adoptions, asked, as_of):
    items = list(Recommender(tables(adoptions)).recommend(asked, as_of=as_of).items)
    # A short history may have been foretold without neighbours at all: then no item has the factor.
    counts = any(part.factor == "neighbours" for item in items for part in item.contributions)
    for item in items:
        lift = [part.value for part in item.contributions if part.factor == "neighbours"]
        assert lift or not item.peers or not counts


TERRITORIES = [Territory(f"region:{name}", "Region", "XX") for name in "abcdef"]
PRACTICES = [Practice(f"practice:{name}") for name in ("rare", "common", "new")]


def test_peers_are_told_with_similarity_shared_practices_rarest_first_and_border():
    adoptions = [Adoption(f"region:{name}", "practice:common", "1990") for name in "abcde"]
    adoptions += [Adoption(f"region:{name}", "practice:rare", "1991") for name in "ab"]
    adoptions += [Adoption("region:b", "practice:new", "1995")]
    adoptions += [Adoption("region:c", "practice:new", "1995-02")]
    recommender = Recommender(Tables(TERRITORIES, PRACTICES, adoptions, [Border("region:b", "region:a")]))
    (item,) = recommender.recommend("region:a").items
    first, second = item.peers
    assert (first.territory_id, first.running_on, first.borders) == ("region:b", "1995", True)
    assert first.shared_practices == ("practice:rare", "practice:common")
    assert (second.territory_id, second.running_on, second.borders) == ("region:c", "1995-02", False)
    assert second.shared_practices == ("practice:common",)
    assert first.similarity > second.similarity
    assert first.vote_share + second.vote_share == pytest.approx(1)
    assert [adopter.territory_id for adopter in item.latest_adopters] == ["region:b", "region:c"]


def test_without_own_adoptions_there_are_latest_adopters_but_no_peers():
    adoptions = [Adoption("region:a", "practice:new", "1995"), Adoption("region:b", "practice:new")]
    (item,) = Recommender(Tables(TERRITORIES, PRACTICES, adoptions)).recommend("region:f").items
    assert item.peers == ()
    assert [part.factor for part in item.contributions] == ["spreading"]
    assert [(a.territory_id, a.running_on) for a in item.latest_adopters] == [
        ("region:a", "1995"), ("region:b", None)]
