"""The log rates of the stack equal a plain computation, and leave the territory itself out."""

import math
from dataclasses import replace

import numpy as np
import pytest

from recommend import Adoption, Practice, Tables, Territory
from recommend.model.history import History
from recommend.model.proximity import coordinates, distance_km
from recommend.model.snapshot import Snapshot, take_snapshot
from recommend.model.stack import KINDS, Stack
from tests.support.narrowing import present

GROUP = ("Municipality", "XX")
REGIONS = ["north", "south", "east", None]


def towns(count: int = 300, seed: int = 0) -> list[Territory]:
    """Return towns, some without a region, a population or a place; the last ones run no practice."""
    random = np.random.default_rng(seed)
    return [
        Territory(
            f"town:{n:03}",
            *GROUP,
            latitude=float(random.uniform(50, 60)) if n % 9 else None,
            longitude=float(random.uniform(30, 60)) if n % 9 else None,
            population=float(np.exp(random.normal(10, 1.5))) if n % 7 else None,
            region_id=REGIONS[int(random.integers(0, 4))],
            kind=None if n % 4 else "CITY",
        )
        for n in range(count)
    ]


def adopted(places: list[Territory], seed: int = 1) -> list[Adoption]:
    random = np.random.default_rng(seed)
    return [
        Adoption(town.id, f"practice:{practice}")
        for town in places[:-10]
        for practice in range(6)
        if random.random() < 0.25 + 0.1 * practice * (town.region_id == "north")
    ]


def snapshot_of(places: list[Territory], adoptions: list[Adoption]) -> Snapshot:
    practices = [Practice(f"practice:{n}") for n in range(6)]
    return take_snapshot(History(Tables(places, practices, adoptions)).slices[GROUP], None)


def plain_rates(places: list[Territory], adoptions: list[Adoption]) -> dict[str, np.ndarray]:
    """Return the log rates by kind, territories x practices; nan if the kind has no data."""
    runs = {town.id: {a.practice_id for a in adoptions if a.territory_id == town.id} for town in places}
    ids = sorted({a.practice_id for a in adoptions})
    placed = [town for town in places if town.latitude is not None]
    rates = {kind: np.full((len(places), len(ids)), np.nan) for kind in KINDS}

    votes = {town.id: np.array([practice in runs[town.id] for practice in ids]) for town in places}

    for row, town in enumerate(places):
        others = [other for other in places if other is not town]
        sums = sum((votes[other.id] for other in others), np.zeros(len(ids)))
        rate = (sums + 0.5) / (len(others) + 1)
        rates["national"][row] = np.log(rate)
        weights: dict[str, tuple[float, list[tuple[Territory, float]]]] = {
            "region": (5, [(v, 1) for v in others if town.region_id and v.region_id == town.region_id])
        }
        if town.population:
            known = [
                (v, math.log(v.population) - math.log(town.population))
                for v in others
                if v.population and v.kind == town.kind
            ]
            same = [
                (v, 1.0) for v, _ in known if int(math.log(present(v.population))) == int(math.log(town.population))
            ]
            weights["band"] = (10, same)
            weights["region_alike"] = (
                5,
                [
                    (v, math.exp(-abs(gap) / 0.7))
                    for v, gap in known
                    if town.region_id and v.region_id == town.region_id
                ],
            )
        if town.latitude is not None:
            apart = distance_km(np.repeat(coordinates([town]), len(placed), axis=0), coordinates(placed))
            by_distance = [placed[i] for i in np.argsort(apart) if placed[i] is not town]
            for count in (20, 100):
                if len(placed) > 2 * count:
                    weights[f"near_{count}"] = (3, [(v, 1.0) for v in by_distance[:count]])
        for kind, (prior, near) in weights.items():
            if near:
                total = sum((weight * votes[other.id] for other, weight in near), np.zeros(len(ids)))
                size = sum(weight for _, weight in near)
                rates[kind][row] = np.log((total + prior * rate) / (size + prior)) - np.log(rate)
    return rates


def test_rates_equal_a_plain_computation():
    places = towns()
    adoptions = adopted(places)
    snapshot = snapshot_of(places, adoptions)
    stack = Stack(snapshot, places)
    expected = plain_rates(places, adoptions)
    by_row = np.array([stack.row(row) for row in range(len(places))])
    by_column = np.array([stack.column(column) for column in range(6)])
    assert by_column.transpose(2, 1, 0) == pytest.approx(by_row, abs=1e-9)
    for position, kind in enumerate(KINDS):
        assert by_row[:, position] == pytest.approx(np.nan_to_num(expected[kind], nan=0.0), abs=1e-9), kind
        known = ~np.isnan(expected[kind]).any(axis=1)
        assert (stack.known[position] == known).all(), kind
        assert known.any(), kind
        assert kind == "national" or not known.all(), kind


def test_the_rates_around_a_territory_do_not_depend_on_its_own_adoptions():
    places = towns()
    adoptions = adopted(places)
    row = next(
        row
        for row, town in enumerate(places)
        if town.region_id and town.latitude and town.population
        if len([a for a in adoptions if a.territory_id == town.id]) == 2
    )
    others = [a for a in adoptions if a.territory_id != places[row].id]
    for number in range(6):
        changed = [*others, Adoption(places[row].id, f"practice:{number}")]
        for rows in (others, adoptions, changed):
            stack = Stack(snapshot_of(places, rows), places)
            expected = Stack(snapshot_of(places, others), places).row(row)
            assert stack.known[:, row].all()
            assert stack.row(row) == pytest.approx(expected, abs=1e-12)


def test_without_regions_populations_and_places_only_the_national_rate_is_known():
    bare = [Territory(town.id, *GROUP) for town in towns()]
    stack = Stack(snapshot_of(bare, adopted(towns())), bare)
    assert stack.known.any(axis=1).tolist() == [True, False, False, False, False, False]
    assert not stack.row(3)[1:].any()
    assert not stack.column(2)[1:].any()


def test_extreme_populations_do_not_overflow():
    places = [replace(town, population=(1e300, 0.2, 0.0)[n % 3]) for n, town in enumerate(towns(80))]
    stack = Stack(snapshot_of(places, adopted(places)), places)
    for column in range(6):
        assert np.isfinite(stack.column(column)).all()
        assert stack.column(column)[:, 1] == pytest.approx(stack.row(1)[:, column], abs=1e-9)


def test_a_few_counted_territories_have_no_nearest_ones():
    places = towns(45)
    stack = Stack(snapshot_of(places, adopted(places)), places)
    assert not stack.known[4:].any()


def test_territories_that_have_ended_do_not_count():
    places = towns()
    adoptions = adopted(places)
    ended = [replace(town, valid_to="2010") if n % 10 == 3 else town for n, town in enumerate(places)]
    left = [town for town in ended if not town.valid_to]
    ids = {town.id for town in left}
    whole = Stack(snapshot_of(ended, adoptions), ended)
    without = Stack(snapshot_of(left, [a for a in adoptions if a.territory_id in ids]), left)
    for row, town in enumerate(left):
        assert whole.row(ended.index(town)) == pytest.approx(without.row(row), abs=1e-12)
