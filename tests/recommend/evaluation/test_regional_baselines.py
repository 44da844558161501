"""The baselines of next adopters by region and by distance."""

import numpy as np
import pytest

from recommend import Adoption, Practice, Tables, Territory
from recommend.dates import parse_date
from recommend.evaluation.regional_baselines import DECIDED, later_decisions, regional_baselines, regions
from recommend.model.parameters import Parameters
from recommend.model.registry import ModelRegistry

PLACE = "Municipality", "XX"
#: Two regions of six on one meridian; the last territory has neither a place nor a region.
TERRITORIES = [
    *(Territory(f"a{n}", *PLACE, latitude=50 + n, longitude=30, region_id="a") for n in range(6)),
    *(Territory(f"b{n}", *PLACE, latitude=56 + n, longitude=30, region_id="b") for n in range(6)),
    Territory("c", *PLACE),
]


@pytest.fixture(scope="module")
def features():
    adoptions = [Adoption("a0", "p", "2001"), Adoption("a1", "p", "2002")]
    registry = ModelRegistry(Tables(TERRITORIES, [Practice("p")], adoptions), Parameters())
    return registry.features(PLACE, parse_date("2002"))


def test_regions_and_nearest_adopters_are_counted(features):
    of = regional_baselines(features, 0)
    assert of["share in the region"].tolist() == pytest.approx([2 / 6] * 6 + [0] * 7)
    # Ten of the eleven others are the nearest: the one farthest away is left out.
    nearest = of["share of the 10 nearest"]
    assert nearest[2] == 2 / 10
    assert nearest[11] == 1 / 10
    assert nearest[12] == 0
    distances = of["distance to an adopter"]
    assert np.argsort(-distances[2:12]).tolist() == list(range(10))
    assert distances[12] == min(distances)
    assert of["hazard by region"][2] > of["hazard by region"][8]


def test_a_region_decides_in_a_year_with_many_adoptions(features):
    rows = np.flatnonzero(regions(features.relations) == regions(features.relations)[6])
    many, few = {2003: rows[:DECIDED]}, {2003: rows[: DECIDED - 1], 2004: rows[DECIDED - 1 :]}
    assert later_decisions(features.relations, many).tolist() == [0] * 6 + [1] * 6 + [0]
    assert not later_decisions(features.relations, few).any()
