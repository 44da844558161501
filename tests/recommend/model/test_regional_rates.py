"""The rates of regions: the smoothed hazard of a region relative to that of all."""

import numpy as np
import pytest

from recommend import Adoption, Coverage, Practice, Recommender, Tables, Territory
from recommend.dates import parse_date
from recommend.model.parameters import Parameters
from recommend.model.registry import ModelRegistry

PLACE = "Municipality", "XX"
#: Regions of 4, 2 and 20 territories, one of a single territory, and a territory without a region.
REGIONS = {"a": 4, "b": 2, "c": 20, "d": 1}
TERRITORIES = [
    *(
        Territory(f"{region}{n:02}", *PLACE, region_id=region)
        for region, count in REGIONS.items()
        for n in range(count)
    ),
    Territory("none", *PLACE),
]
#: In a two took p up, in b one did; q is undated.
ADOPTIONS = [
    Adoption("a00", "p", "2001"),
    Adoption("a01", "p", "2003"),
    Adoption("b00", "p", "2003"),
    Adoption("a00", "q"),
]
TABLES = Tables(TERRITORIES, [Practice("p"), Practice("q")], ADOPTIONS)


def values(adoptions=ADOPTIONS, as_of: str | None = "2004") -> dict[str, float]:
    registry = ModelRegistry(Tables(TERRITORIES, TABLES.practices, adoptions), Parameters())
    features = registry.features(PLACE, parse_date(as_of) if as_of else None)
    rates, snapshot = features.regional_rates, features.snapshot
    column = snapshot.practice_ids.index("p")
    by_column = rates.column(column)
    assert [rates.row(row)[column] for row in range(len(by_column))] == by_column.tolist()
    return dict(zip(snapshot.territory_ids, by_column.tolist(), strict=True))


def test_the_rate_is_that_of_the_territory_years_at_risk():
    of = values()
    # The years run from 2001 to the end of 2003, the latest adoption.
    years = {"a": 0.5 + 2.5 + 2 * 3, "b": 2.5 + 3, "c": 20 * 3, "d": 3}
    adopted = {"a": 2, "b": 1, "c": 0}
    of_all = sum(adopted.values()) / sum(years.values())
    for region, count in adopted.items():
        expected = np.log((count + 10 * of_all) / (years[region] + 10) / of_all)
        assert of[f"{region}01"] == pytest.approx(expected, abs=0.01), region
    # Without other territories in its region, a territory has no rate.
    assert of["d00"] == of["none"] == 0
    assert of["a02"] > of["b01"] > 0 > of["c00"]


def test_only_dated_facts_up_to_the_date_count():
    later = [*ADOPTIONS, Adoption("c00", "p", "2005"), Adoption("c01", "p")]
    assert values(later) == pytest.approx(values())
    assert values(later, "2005") != pytest.approx(values(as_of="2005"))


def test_a_history_too_short_to_learn_from_is_ranked_by_the_rate_and_explained():
    tables = Tables(TERRITORIES, TABLES.practices, ADOPTIONS, coverages=[Coverage("p", *PLACE, at_risk=None)])
    items = list(Recommender(tables).next_adopters("p", as_of="2004").items)
    order = [item.territory[0] for item in items]
    assert order[:3] == ["a", "a", "b"]
    assert order[-1] == "c"
    for item in items:
        assert sum(part.contribution for part in item.contributions) == pytest.approx(item.score, abs=1e-9)
    (of_region,) = (part for part in items[0].contributions if part.factor == "region")
    assert "2 of 3 other territories of the region" in of_region.explanation_en
    without = Recommender(tables).next_adopters("p", as_of="2004", weights={"region": 0})
    assert not any(part.factor == "region" for item in without.items for part in item.contributions)
