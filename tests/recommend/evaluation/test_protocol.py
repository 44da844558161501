"""The window that is measured, and what has no part in it."""

from recommend import Adoption, Tables
from recommend.dates import parse_date
from recommend.evaluation.protocol import BackTest
from tests.recommend.evaluation.histories import BASE, PRACTICES, SPREADING, TERRITORIES


def test_the_window_is_after_t_up_to_the_horizon():
    for year, measured in (("1996", 1), ("2000", 1), ("2001", 0), ("1995", 0)):
        tables = Tables(TERRITORIES, PRACTICES, [*BASE, *SPREADING, Adoption("region:b", "practice:5", year)])
        window = BackTest(tables).window(1995)
        assert len(window.units) == measured, year
        if measured:
            assert window.measures["hazard"][0, 0] == window.measures["oracle"][0, 0] == 1.0


def test_undated_adoptions_are_counted_and_no_part_of_it():
    test = BackTest(Tables(TERRITORIES, PRACTICES, [*BASE, *SPREADING[:1], Adoption("region:b", "practice:5")]))
    assert test.undated == 1
    assert test.window(1995).units == ()


def test_an_undated_record_hides_no_dated_one():
    later = [Adoption("region:b", "practice:5", "1997"), Adoption("region:b", "practice:5", stopped=True)]
    # The undated record is in what the unit has: the practice is no candidate, but its adoption is read.
    test = BackTest(Tables(TERRITORIES, PRACTICES, [*BASE, *SPREADING, *later]))
    rows, _ = test.taken_up(test.registry.snapshot(test.group, parse_date("1995")), 1995)
    assert len(rows) == 1
