"""Scores from the stack: sums of their contributions, the same from both sides."""

from collections import Counter
from dataclasses import replace

import pytest

from recommend import Adoption, Parameters, Recommender
from recommend.model.registry import ModelRegistry
from recommend.model.stack_scoring import StackModel
from tests.recommend.model.test_stack_fit import GROUP, PRACTICES, by_region, tables, towns

PLACES = [
    replace(
        town,
        region_id=town.region_id if n % 11 else None,
        population=town.population if n % 7 else None,
        latitude=town.latitude if n % 5 else None,
    )
    for n, town in enumerate(towns())
]
#: The first towns run no practice.
ADOPTIONS = [a for a in by_region(PLACES) if a.territory_id >= "town:020"]


@pytest.mark.parametrize("weights", [{}, {"region": 2.0, "popularity": 0.5, "geography": 0.0}])
def test_contributions_sum_to_the_score_from_both_sides(weights: dict[str, float]) -> None:
    recommender = Recommender(tables(PLACES, ADOPTIONS))
    scores: dict[tuple[str, str], float] = {}
    factors: dict[tuple[str, str], list[str]] = {}
    for town in PLACES[::3]:
        for item in recommender.recommend(town.id, weights=weights, parts={"contributions"}).items:
            assert sum(part.contribution for part in item.contributions) == pytest.approx(item.score, abs=1e-9)
            scores[town.id, item.practice] = item.score
            factors[town.id, item.practice] = [part.factor for part in item.contributions]
    compared = 0
    for practice in PRACTICES:
        for adopter in recommender.next_adopters(practice.id, weights=weights, parts={"contributions"}).items:
            key = adopter.territory, practice.id
            assert sum(part.contribution for part in adopter.contributions) == pytest.approx(adopter.score, abs=1e-9)
            if key in scores:
                assert adopter.score == pytest.approx(scores[key], abs=1e-9)
                assert [part.factor for part in adopter.contributions] == factors[key]
                compared += 1
    assert compared == len(scores) > 100


def test_a_factor_without_data_is_absent():
    model = ModelRegistry(tables(PLACES, ADOPTIONS), Parameters()).model(GROUP, None)
    assert isinstance(model, StackModel)
    seen = Counter()
    for row, town in enumerate(PLACES):
        factors = set(model.row(row, {}).factor_values(0))
        assert ("region" in factors) == (town.region_id is not None)
        assert ("indicators" in factors) <= (town.population is not None)
        assert ("geography" in factors) == (town.latitude is not None)
        assert ("neighbours" in factors) <= (row >= 20)
        assert "popularity" in factors
        seen.update(factors)
    assert set(seen) == {"popularity", "neighbours", "geography", "region", "indicators"}
    assert min(seen.values()) > 100


def test_a_territory_without_adoptions_is_recommended_the_practices_of_its_region():
    recommender = Recommender(tables(PLACES, ADOPTIONS))
    hits = []
    for n, town in enumerate(PLACES[1:8], 1):
        counts = {practice.id: 0 for practice in PRACTICES}
        for adoption in ADOPTIONS:
            counts[adoption.practice_id] += int(adoption.territory_id[-3:]) % 8 == n % 8
        first = recommender.recommend(town.id).items[0]
        hits.append(counts[first.practice] >= sorted(counts.values())[-3])
    assert sum(hits) >= 6


def pairs(adoptions: list[Adoption]) -> set[tuple[str, str]]:
    return {(a.territory_id, a.practice_id) for a in adoptions}


def test_a_refreshed_recommender_equals_a_new_one():
    written = [Adoption("town:002", "practice:04"), Adoption("town:150", "practice:05")]
    removed = [("town:030", a.practice_id) for a in ADOPTIONS if a.territory_id == "town:030"]
    kept = [a for a in ADOPTIONS if (a.territory_id, a.practice_id) not in {*removed, *pairs(written)}]
    refreshed = Recommender(tables(PLACES, ADOPTIONS)).refreshed(written, removed)
    rebuilt = Recommender(tables(PLACES, [*kept, *written]))
    for id_ in ("town:001", "town:002", "town:030", "town:150"):
        assert repr(list(refreshed.recommend(id_).items)) == repr(list(rebuilt.recommend(id_).items))
