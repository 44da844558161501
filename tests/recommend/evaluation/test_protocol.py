"""The measured window, and the facts that are excluded from it."""

from recommend import Adoption, Tables
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
