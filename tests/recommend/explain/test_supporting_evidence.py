"""The supporting evidence of a recommendation comes from the tables and is sorted by weight."""

import numpy as np
import pytest
from hypothesis import given, settings

from recommend import Adoption, Border, Practice, Recommender, Tables, Territory
from recommend.dates import parse_date
from recommend.explain.supporting_evidence import SupportingEvidence
from recommend.model.evidence import Evidence
from recommend.model.features import FeatureSet
from recommend.model.registry import ModelRegistry
from recommend.model.scoring import ScoringModel
from recommend.model.snapshot import take_snapshot
from tests.recommend.histories import by_taste
from tests.recommend.shipped import shipped
from tests.recommend.strategies import AS_OF, BORDERS, FAST, HISTORIES, TERRITORY_IDS, tables


@settings(max_examples=30, deadline=None)
@given(HISTORIES, TERRITORY_IDS, AS_OF)
def test_peers_and_latest_adopters_are_in_the_tables(adoptions, territory, as_of):
    stated = {(a.territory_id, a.practice_id, a.running_on) for a in adoptions}
    pairs = {(a.territory_id, a.practice_id) for a in adoptions}
    bordering = {frozenset({border.a, border.b}) for border in BORDERS}
    for item in Recommender(tables(adoptions), FAST).recommend(territory, as_of=as_of).items:
        assert 1 <= len(item.latest_adopters) <= min(5, item.adopter_count)
        for adopter in (*item.peers, *item.latest_adopters):
            assert adopter.territory != territory
            assert (adopter.territory, item.practice, adopter.adopted_on) in stated
        assert len(item.peers) <= 5
        assert sum(peer.vote_share for peer in item.peers) <= 1 + 1e-6
        for peer in item.peers:
            assert 0 < peer.similarity <= 1
            assert 1 <= len(peer.shared_practices) <= min(3, peer.shared_count)
            for practice in peer.shared_practices:
                assert {(territory, practice), (peer.territory, practice)} <= pairs
            assert peer.borders == (frozenset({territory, peer.territory}) in bordering)


@settings(max_examples=30, deadline=None)
@given(HISTORIES, TERRITORY_IDS, AS_OF)
def test_items_with_peers_have_the_neighbours_factor(adoptions, territory, as_of):
    items = list(Recommender(tables(adoptions), FAST).recommend(territory, as_of=as_of).items)
    # The scorer of a short history may not use neighbours; then no item has the factor.
    uses_neighbours = any(part.factor == "neighbours" for item in items for part in item.contributions)
    for item in items:
        lift = [part.value for part in item.contributions if part.factor == "neighbours"]
        assert lift or not item.peers or not uses_neighbours


TERRITORIES = [Territory(f"region:{name}", "Region", "XX") for name in "abcdef"]
PRACTICES = [Practice(f"practice:{name}") for name in ("rare", "common", "new")]


def test_peers_have_similarity_rarest_shared_practices_and_border():
    adoptions = [Adoption(f"region:{name}", "practice:common", "1990") for name in "abcde"]
    adoptions += [Adoption(f"region:{name}", "practice:rare", "1991") for name in "ab"]
    adoptions += [Adoption("region:b", "practice:new", "1995")]
    adoptions += [Adoption("region:c", "practice:new", "1995-02")]
    recommender = Recommender(Tables(TERRITORIES, PRACTICES, adoptions, [Border("region:b", "region:a")]))
    (item,) = recommender.recommend("region:a").items
    first, second = item.peers
    assert (first.territory, first.adopted_on, first.borders) == ("region:b", "1995", True)
    assert first.shared_practices == ("practice:rare", "practice:common")
    assert (second.territory, second.adopted_on, second.borders) == ("region:c", "1995-02", False)
    assert second.shared_practices == ("practice:common",)
    assert first.similarity > second.similarity
    assert first.vote_share + second.vote_share == pytest.approx(1)
    assert [adopter.territory for adopter in item.latest_adopters] == ["region:b", "region:c"]


def test_without_own_adoptions_there_are_latest_adopters_but_no_peers():
    adoptions = [Adoption("region:a", "practice:new", "1995"), Adoption("region:b", "practice:new")]
    (item,) = Recommender(Tables(TERRITORIES, PRACTICES, adoptions)).recommend("region:f").items
    assert item.peers == ()
    assert [part.factor for part in item.contributions] == ["spreading"]
    assert [(a.territory, a.adopted_on) for a in item.latest_adopters] == [("region:a", "1995"), ("region:b", None)]


def losses(registry, group, as_of, cases=20, seed=0):
    """Return the losses of the neighbours factor without three adoptions: by the listed peers, and by random adopters.

    Shape: cases x 2.
    """
    random = np.random.default_rng(seed)
    model = registry.model(group, parse_date(as_of))
    snapshot = model.features.snapshot

    def neighbours_value(scoring_model, row, practice):
        column = scoring_model.features.snapshot.practice_ids.index(practice)
        return scoring_model.row(row, {}).factor_values(column)["neighbours"]

    def without(rows, row, practice):
        removed = [(snapshot.territory_ids[r], practice) for r in rows]
        history = registry.history.changed((), removed)
        fewer = take_snapshot(history.slices[group], parse_date(as_of))
        if practice not in fewer.practice_ids:
            return None
        relations = registry.relations(group)
        features = FeatureSet(fewer, relations, history.practices, registry.parameters)
        in_place = registry.in_place(group, parse_date(as_of))
        evidence = Evidence(fewer, relations, history.practices, registry.parameters, in_place)
        return neighbours_value(ScoringModel(features, model.scorer, evidence), row, practice)

    results = []
    for row in random.permutation(len(snapshot.territory_ids)).tolist() * 4:
        candidates = np.setdiff1d(np.flatnonzero(snapshot.adopters > 5), snapshot.taken_up_by(row))
        if len(candidates) == 0 or len(snapshot.practices_of(row)) < 5:
            continue
        column = int(random.choice(candidates))
        peers = SupportingEvidence(model, row, lambda: registry.graph_as_of(group, parse_date(as_of))).peers(column)[:3]
        if len(peers) == 3:
            practice = snapshot.practice_ids[column]
            before = neighbours_value(model, row, practice)
            listed = [snapshot.territory_ids.index(peer.territory) for peer in peers]
            sampled = random.choice(snapshot.adopters_of(column)[0], 3, replace=False).tolist()
            after = [without(rows, row, practice) for rows in (listed, sampled)]
            if None not in after:
                results.append([before - value for value in after])
        if len(results) == cases:
            break
    return np.array(results)


@pytest.mark.slow
def test_the_listed_peers_have_at_least_twice_the_influence_of_random_adopters():
    for history, group in ((by_taste(), ("Region", "XX")), (shipped("spid"), ("Region", "US"))):
        listed, sampled = losses(ModelRegistry(history, FAST), group, "1995").mean(axis=0)
        assert listed > 0
        assert listed >= 2 * sampled
