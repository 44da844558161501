"""The measured window, and the facts that are excluded from it."""

from dataclasses import replace

import pytest

from recommend import Adoption, Coverage, InvalidArgument, Tables
from recommend.dates import parse_date
from recommend.evaluation.protocol import BackTest
from tests.recommend.evaluation.histories import BASE, LATER, PRACTICES, TERRITORIES


def test_the_window_starts_after_t_and_ends_at_the_horizon():
    for year, measured in (("1996", 1), ("2000", 1), ("2001", 0), ("1995", 0)):
        tables = Tables(TERRITORIES, PRACTICES, [*BASE, *LATER, Adoption("region:b", "practice:5", year)])
        window = BackTest(tables).window(1995)
        assert len(window.units) == measured, year
        if measured:
            assert window.measures["hazard"][0, 0] == window.measures["oracle"][0, 0] == 1.0


def test_undated_adoptions_are_counted_and_excluded():
    test = BackTest(Tables(TERRITORIES, PRACTICES, [*BASE, *LATER[:1], Adoption("region:b", "practice:5")]))
    assert test.undated == 1
    assert test.window(1995).units == ()


def test_an_undated_record_does_not_hide_a_dated_one():
    later = [Adoption("region:b", "practice:5", "1997"), Adoption("region:b", "practice:5", stopped=True)]
    # The undated record excludes the practice from the candidates, but the dated adoption is still read.
    test = BackTest(Tables(TERRITORIES, PRACTICES, [*BASE, *LATER, *later]))
    rows, _ = test.taken_up(test.registry.snapshot(test.group, parse_date("1995")), 1995)
    assert len(rows) == 1


def test_the_minimum_of_own_adoptions_is_an_option():
    few = [a for a in BASE if a.territory_id != "region:c"]
    later = [Adoption(f"region:{name}", "practice:5", "1996") for name in "bc"]
    tables = Tables(TERRITORIES, PRACTICES, [*few, *LATER, *later])
    assert [BackTest(tables, min_adoptions=least).window(1995).units for least in (6, 5, 0)] == [
        (),
        ("region:b",),
        ("region:b", "region:c"),
    ]


def test_a_level_and_country_mean_the_group_with_most_dated_adoptions_or_the_named_part():
    kinds = [replace(t, kind="CITY") for t in TERRITORIES]
    coverages = [
        *(Coverage(p.id, "Region", "XX", at_risk="CITY") for p in PRACTICES[:5]),
        Coverage(PRACTICES[5].id, "Region", "XX", complete=False),
    ]
    tables = Tables(kinds, PRACTICES, [*BASE, *LATER], coverages=coverages)
    for wanted, found in (
        (None, ("Region", "XX", "CITY")),
        (("Region", "XX"), ("Region", "XX", "CITY")),
        (("Region", "XX", "SAMPLE"), ("Region", "XX", "SAMPLE")),
    ):
        assert BackTest(tables, wanted).group == found
    with pytest.raises(InvalidArgument, match="Available: Region XX, Region XX CITY, Region XX SAMPLE"):
        BackTest(tables, ("Region", "YY"))
