"""The uptake of practices in other levels and countries."""

import math

import pytest

from recommend import Adoption, Coverage, Practice, Tables, Territory
from recommend.model.parameters import Parameters
from recommend.model.registry import ModelRegistry
from recommend.model.uptake import adopters_of, rows_of_size, uptakes

US = "Municipality", "US"
PLACES = [
    Territory("own", "Municipality", "RU", population=10_000),
    *(Territory(f"t{n}", *US, population=size) for n, size in enumerate((4_999, 5_000, 20_000, 20_001))),
    Territory("unknown", *US),
    Territory("none", *US, population=10_000),
]
TABLES = Tables(
    PLACES,
    [Practice("all"), Practice("some")],
    [
        *(Adoption(f"t{n}", "all", str(2000 + n)) for n in range(4)),
        Adoption("t1", "some", "2001"),
        Adoption("unknown", "some"),
    ],
    coverages=[Coverage("some", *US, complete=False)],
)


@pytest.fixture(scope="module")
def registry() -> ModelRegistry:
    return ModelRegistry(TABLES, Parameters())


def test_adopters_are_counted_among_all_and_among_those_of_the_size(registry):
    found = uptakes(registry, [US, (*US, "SAMPLE")], PLACES[0], None)
    (of_all,) = found["all"]
    assert (of_all.adopters, of_all.territories, of_all.of_size, of_all.territories_of_size) == (4, 6, 2, 3)
    # Of a sample only the territories with a known adoption count.
    (of_sample,) = found["some"]
    assert (of_sample.adopters, of_sample.territories, of_sample.of_size, of_sample.territories_of_size) == (2, 2, 1, 1)
    assert of_all.share(0.5) == pytest.approx((4 + 5) / 16)
    assert of_all.size_lift(0.5) == pytest.approx(math.log((2 + 5 * 9 / 16) / 8 / (9 / 16)))


def test_another_level_or_an_unknown_population_has_no_size(registry):
    for territory in (Territory("x", "Region", "RU", population=10_000), Territory("x", "Municipality", "RU")):
        assert rows_of_size(registry, US, territory, None) is None
        (of_all,) = uptakes(registry, [US], territory, None)["all"]
        assert of_all.size_lift(0.5) is None


def test_adopters_are_listed_with_their_starts(registry):
    snapshot = registry.snapshot((*US, "SAMPLE"), None)
    assert [(id_, on) for _, id_, on in sorted(adopters_of(snapshot, 0))] == [("t1", "2001"), ("unknown", None)]
