"""The weights of the stack follow the cause of the adoptions, and no example contains its own label."""

from dataclasses import replace

import numpy as np
import pytest

from recommend import Adoption, Parameters, Practice, Tables, Territory
from recommend.model.features import FeatureSet
from recommend.model.registry import ModelRegistry
from recommend.model.scorer import undated_scorer
from recommend.model.stack_fit import MIN_ADOPTERS

GROUP = "Municipality", "XX"
PRACTICES = [Practice(f"practice:{n:02}") for n in range(12)]


def towns(count: int = 200, seed: int = 0) -> list[Territory]:
    random = np.random.default_rng(seed)
    return [
        Territory(
            f"town:{n:03}",
            *GROUP,
            latitude=float(random.uniform(50, 60)),
            longitude=float(random.uniform(30, 60)),
            population=float(np.exp(random.normal(10, 1.5))),
            region_id=f"region:{n % 8}",
        )
        for n in range(count)
    ]


def by_region(places: list[Territory], seed: int = 1, year: str | None = None) -> list[Adoption]:
    """Return adoptions of practices that the regions prefer."""
    random = np.random.default_rng(seed)
    preferred = random.random((8, 12)) < 0.3
    return [
        Adoption(town.id, practice.id, year)
        for n, town in enumerate(places)
        for column, practice in enumerate(PRACTICES)
        if random.random() < (0.6 if preferred[n % 8, column] else 0.05)
    ]


def by_size(places: list[Territory], seed: int = 1) -> list[Adoption]:
    """Return adoptions of practices that suit large towns or small ones."""
    random = np.random.default_rng(seed)
    return [
        Adoption(town.id, practice.id)
        for town in places
        for column, practice in enumerate(PRACTICES)
        if random.random() < (0.5 if ((town.population or 0) > 22_000) == (column % 2) else 0.05)
    ]


def tables(places: list[Territory], adoptions: list[Adoption]) -> Tables:
    return Tables(places, PRACTICES, adoptions)


def weights(places: list[Territory], adoptions: list[Adoption]) -> dict[str, float]:
    model = ModelRegistry(tables(places, adoptions), Parameters()).model(GROUP, None)
    assert model.scorer.undated
    return dict(model.scorer.weights)


def test_the_weights_follow_the_cause():
    places = towns()
    fitted = weights(places, by_region(places))
    assert fitted["first_region"] + fitted["first_region_alike"] > 0.4 > fitted["first_band"]
    fitted = weights(places, by_size(places))
    assert fitted["first_band"] > 0.4 > fitted["first_region"]
    assert fitted["neighbours_1"] > 0.2


def test_few_adopters_leave_the_weights_at_their_hand_set_values():
    places = towns()
    adoptions = by_region(places)
    adopters = sorted({a.territory_id for a in adoptions})
    few = [a for a in adoptions if a.territory_id in adopters[: MIN_ADOPTERS - 1]]
    assert weights(places, few) == undated_scorer(Parameters()).weights
    enough = [a for a in adoptions if a.territory_id in adopters[:MIN_ADOPTERS]]
    assert "first_national" in weights(places, enough)
    one_practice = [Adoption(town.id, "practice:00") for town in places]
    assert weights(places, one_practice) == undated_scorer(Parameters()).weights


def test_territories_with_one_adoption_each_are_enough():
    places = towns(80)
    single = [Adoption(town.id, PRACTICES[n % 2].id) for n, town in enumerate(places)]
    assert "first_national" in weights(places, single)


def test_dated_adoptions_of_a_complete_list_are_not_scored_by_the_stack():
    places = towns()
    model = ModelRegistry(tables(places, by_region(places, year="2001")), Parameters()).model(GROUP, None)
    assert not model.scorer.undated


def test_the_weights_do_not_depend_on_names_and_on_the_order_of_the_rows():
    places = towns()
    adoptions = by_region(places)
    random = np.random.default_rng(2)
    order = random.permutation(len(places)).tolist()
    renamed = {town.id: f"town:{number:03}" for town, number in zip(places, order, strict=True)}
    moved = [replace(town, id=renamed[town.id]) for town in places]
    rows = [replace(a, territory_id=renamed[a.territory_id]) for a in adoptions]
    shuffled = [rows[i] for i in random.permutation(len(rows)).tolist()]
    assert weights(moved, shuffled) == pytest.approx(weights(places, adoptions), abs=2e-6)


def test_the_lifts_without_an_adoption_are_those_of_a_history_without_it():
    places = towns(60)
    adoptions = by_region(places)

    def features(rows: list[Adoption]) -> FeatureSet:
        return ModelRegistry(tables(places, rows), Parameters()).features(GROUP, None)

    whole = features(adoptions)
    tried = 0
    for adoption in adoptions[::9]:
        row = int(adoption.territory_id[-3:])
        column = whole.snapshot.practice_ids.index(adoption.practice_id)
        lifts = whole.peer_effects["neighbours"].without(row, column)
        cut = features([a for a in adoptions if a is not adoption])
        block = cut.block(row, ["neighbours_0", "neighbours_1"])
        assert lifts == pytest.approx(block, abs=1e-9)
        tried += bool(block.any())
    assert tried > 10
