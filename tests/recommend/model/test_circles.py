"""The circles equal a plain computation, by row and as sums over all rows."""

import math
from collections.abc import Callable

import numpy as np
import pytest
from scipy import stats

from recommend import Territory
from recommend.model.circles import CIRCLES, Circles
from recommend.model.proximity import coordinates, distance_km
from tests.recommend.samples import sample

TOWNS = tuple(sorted(sample(150).territories, key=lambda town: town.id))
COUNTED = np.array([n % 5 != 0 for n in range(len(TOWNS))])


def scores(name: str) -> dict[str, float]:
    known = {town.id: town.indicators[name] for town in TOWNS if name in town.indicators}
    ranks = stats.rankdata([*known.values()])
    return {id_: float(stats.norm.ppf(rank / (len(known) + 1))) for id_, rank in zip(known, ranks, strict=True)}


SCORES = {name: scores(name) for name in ("income", "age")}


def kind_of(town: Territory) -> str | None:
    return "district" if town.kind in ("MUNICIPAL_DISTRICT", "MUNICIPAL_OKRUG") else town.kind


def alike(a: Territory, b: Territory) -> bool:
    both = [(SCORES[name][a.id] - SCORES[name][b.id]) ** 2 for name in SCORES if {a.id, b.id} <= SCORES[name].keys()]
    return bool(both) and math.sqrt(sum(both) / len(both)) <= 0.5


def nearest(town: Territory) -> set[str]:
    others = [b for b, counted in zip(TOWNS, COUNTED, strict=True) if counted and b.latitude is not None and b != town]
    if town.latitude is None:
        return set()
    apart = distance_km(np.repeat(coordinates([town]), len(others), axis=0), coordinates(others))
    return {others[i].id for i in np.argsort(apart)[:30]}


RULES: dict[str, Callable[[Territory, Territory], bool]] = {
    "kind": lambda a, b: a.kind is not None and kind_of(a) == kind_of(b),
    "size": lambda a, b: bool(a.population and b.population and 0.5 <= a.population / b.population <= 2),
    "region": lambda a, b: a.region_id is not None and a.region_id == b.region_id,
    "indicators": alike,
}


def test_circles_equal_a_plain_computation():
    circles = Circles(TOWNS, COUNTED)
    values = np.arange(1.0, len(circles.rows) + 1)
    sums = circles.sums(values)
    sizes = dict.fromkeys(CIRCLES, 0)
    for row, town in enumerate(TOWNS):
        found = circles.of(row)
        near = nearest(town)
        for name in CIRCLES:
            expected = {
                other.id
                for other, counted in zip(TOWNS, COUNTED, strict=True)
                if counted and other is not town
                if (other.id in near if name == "geography" else RULES[name](town, other))
            }
            masks = found.get(name, np.zeros(len(circles.rows), bool))
            assert {TOWNS[i].id for i in circles.rows[masks]} == expected, (name, town)
            assert sums[name][row] == values[masks].sum()
            assert circles.sizes[name][row] == len(expected)
            assert (name in found) == circles.known[name][row]
            sizes[name] += len(expected)
    assert min(sizes.values()) > 300


def test_without_data_there_are_no_circles():
    bare = [Territory(town.id, "Municipality", "XX") for town in TOWNS]
    assert Circles(bare, COUNTED).of(3) == {}


@pytest.mark.parametrize(("count", "has_near"), [(60, False), (61, True)])
def test_few_counted_territories_have_no_nearest_ones(count, has_near):
    towns = [town for town in TOWNS if town.latitude is not None][:count]
    circles = Circles(towns, np.ones(len(towns), bool))
    assert ("geography" in circles.of(0)) == has_near
