import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommend import InvalidDate
from recommend.dates import counts_as_of, parse_date
from tests.recommend.strategies import DATES


def test_the_last_day_is_the_end_of_the_span():
    for date, day in (
        ("0001", "0001-12-31"),
        ("9999", "9999-12-31"),
        ("1995", "1995-12-31"),
        ("1995-12", "1995-12-31"),
        ("1995-04", "1995-04-30"),
        ("1900-02", "1900-02-28"),
        ("2000-02", "2000-02-29"),
        ("2024-02-29", "2024-02-29"),
    ):
        assert datetime.date.fromordinal(parse_date(date).last_day).isoformat() == day


def test_invalid_dates_are_rejected():
    for text in (
        "",
        "0000",
        "95",
        "1995-13",
        "1995-00",
        "1995-00-05",
        "1995-01-00",
        "1995-1",
        "1900-02-29",
        "1995-02-30",
        "1995-12-32",
        "1995-12-31T00:00",
        " 1995",
        "1995\n",
        "-1995",
        "١٩٩٥",
        "NaN",
    ):
        with pytest.raises(InvalidDate, match="Use YYYY|Years are 0001 to 9999"):
            parse_date(text)


def test_a_year_counts_only_after_its_end():
    assert counts_as_of("1995", "1995")
    assert counts_as_of("1995", "1995-12-31")
    assert not counts_as_of("1995", "1995-12-30")
    assert not counts_as_of("1995", "1995-11")
    assert counts_as_of("1995-11", "1995-11")
    assert counts_as_of("1994", "1995-01-01")


def test_an_undated_fact_never_counts():
    assert not counts_as_of(None, "9999")


@given(DATES)
def test_the_middle_lies_within_the_span(text):
    date = parse_date(text)
    start = int(text[:4])
    assert start < date.middle < date.end <= start + 1
    assert date.last_day <= datetime.date(start, 12, 31).toordinal()


@given(st.integers(1, 9998))
def test_the_middles_of_consecutive_years_are_one_apart(year):
    assert parse_date(f"{year + 1:04}").middle - parse_date(f"{year:04}").middle == 1
