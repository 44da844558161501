"""The back-test of the next adopters of one practice."""

import numpy as np
import pytest

from recommend import Adoption, Coverage, Practice, Tables, Territory
from recommend.evaluation.one_practice import KNOWS_THE_FUTURE, practice_back_test, practice_back_test_lines
from recommend.evaluation.protocol import ENGINE, BackTest

PLACE = "Municipality", "XX"
REGIONS = ("a", "b", "c", "d")
#: Region a takes p up in 2001 and 2003, region b as a whole in 2002 and region c in 2004.
YEARS = {"a": ("2001", "2003"), "b": ("2002",), "c": ("2004",)}


def tables() -> Tables:
    territories = [
        Territory(f"{r}{n}", *PLACE, region_id=r, latitude=50.0 + n, longitude=30.0 + 5 * i, kind="MUNICIPAL_DISTRICT")
        for i, r in enumerate(REGIONS)
        for n in range(6)
    ]
    adoptions = [
        Adoption(f"{region}{n}", "p", years[n % len(years)]) for region, years in YEARS.items() for n in range(6)
    ]
    coverages = [Coverage(id_, *PLACE, at_risk="MUNICIPAL_DISTRICT") for id_ in "pq"]
    return Tables(
        territories, [Practice("p"), Practice("q")], [*adoptions, Adoption("d0", "q", "2001")], [], [], coverages
    )


@pytest.fixture(scope="module")
def test_() -> BackTest:
    return BackTest(tables())


def test_candidates_are_the_territories_at_risk_however_few_practices_they_have(test_):
    window = practice_back_test(test_, "p", 2001, 1)
    assert window.name == "2002"
    assert (len(window.relevant), int(window.relevant.sum())) == (21, 6)
    longer = practice_back_test(test_, "p", 2001, 2)
    assert (longer.name, int(longer.relevant.sum())) == ("2002 to 2003", 9)
    assert set(window.scores) == set(longer.scores)
    # Six territories of region b take it up in 2002, three of region a in 2003.
    assert window.scores[KNOWS_THE_FUTURE].sum() == 6
    assert practice_back_test(test_, "p", 2002, 1).scores[KNOWS_THE_FUTURE].sum() == 0


def test_a_window_without_later_adopters_or_after_the_data_is_not_measured(test_):
    assert practice_back_test(test_, "p", 2000, 1) is None
    assert practice_back_test(test_, "q", 2001, 2) is None
    assert practice_back_test(test_, "p", 2003, 2) is None
    assert practice_back_test(test_, "p", 2003, 1) is not None


def test_no_score_depends_on_later_facts(test_):
    cut = tables()
    before = [a for a in cut.adoptions if a.running_on <= "2002"]
    # One adoption after the date, so that there is something to measure.
    then = BackTest(
        Tables(cut.territories, cut.practices, [*before, Adoption("d1", "p", "2003")], [], [], cut.coverages)
    )
    whole, alone = (practice_back_test(each, "p", 2002, 1) for each in (test_, then))
    for name in whole.scores:
        if name != KNOWS_THE_FUTURE:
            assert np.array_equal(whole.scores[name], alone.scores[name]), name


def test_the_report_counts_and_names_the_losses(test_):
    windows = [practice_back_test(test_, "p", year, 1) for year in (2001, 2002, 2003)]
    lines = practice_back_test_lines(windows)
    assert lines[0] == "| takes it up in | 2002 | 2003 | 2004 |"
    assert lines[2:5] == [
        "| territories at risk | 21 | 15 | 12 |",
        "| of them take it up | 6 | 3 | 6 |",
        "| regions in which any does | 1 | 1 | 1 |",
    ]
    losses = lines[lines.index("Where the engine loses:") + 1 :]
    assert losses
    assert not any(KNOWS_THE_FUTURE in line or ENGINE in line for line in losses)
