"""Dates of reduced precision: form, calendar and span."""

import calendar
import datetime
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.partial_date import InvalidPartialDate, NoSuchDate, PartialDate

DAYS = st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31))


def span(text: str) -> tuple[str, str]:
    date = PartialDate.parse(text)
    first, last = (datetime.date.fromordinal(day).isoformat() for day in (date.first_day, date.last_day))
    return first, last


def test_a_date_spans_its_days():
    for text, first, last in (
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2000-02", "2000-02-01", "2000-02-29"),
        ("2024-02-03", "2024-02-03", "2024-02-03"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("9999-12", "9999-12-01", "9999-12-31"),
    ):
        assert span(text) == (first, last), text


@given(DAYS)
def test_the_spans_of_a_day_its_month_and_its_year_are_nested(day):
    text = day.isoformat()
    spans = [PartialDate.parse(text[:length]) for length in (10, 7, 4)]
    assert spans[0].first_day == spans[0].last_day == day.toordinal()
    for inner, outer in zip(spans, spans[1:], strict=False):
        assert outer.first_day <= inner.first_day <= inner.last_day <= outer.last_day
    lengths = [span.last_day - span.first_day + 1 for span in spans]
    assert lengths == [1, calendar.monthrange(day.year, day.month)[1], 366 if calendar.isleap(day.year) else 365]


@given(DAYS, st.sampled_from((4, 7, 10)))
def test_the_middle_and_the_end_are_within_the_year_in_order(day, length):
    date = PartialDate.parse(day.isoformat()[:length])
    assert day.year < date.middle < date.end <= day.year + 1


def test_a_text_of_another_form_is_rejected():
    for text in ("", "95", "1995-1", "1995-12-31T00:00", " 1995", "1995\n", "-1995", "١٩٩٥", "31.12.2020", "NaN"):
        with pytest.raises(InvalidPartialDate) as raised:
            PartialDate.parse(text)
        assert type(raised.value) is InvalidPartialDate, text


def test_a_date_that_does_not_exist_is_rejected():
    for text in ("0000", "0000-01-01", "1995-13", "1995-00", "1995-00-05", "1995-01-00", "1900-02-29", "1995-12-32"):
        with pytest.raises(NoSuchDate):
            PartialDate.parse(text)


def test_a_date_is_after_another_only_if_certain():
    for one, other, certain in (
        ("2025", "2024", True),
        ("2024", "2024", False),
        ("2024-12", "2024", False),
        ("2024", "2024-01-01", False),
        ("2024-03", "2024-02-29", True),
        ("2024-02-29", "2024-02", False),
    ):
        assert PartialDate.parse(one).is_certainly_after(PartialDate.parse(other)) is certain, (one, other)


def test_dates_are_hashable_comparable_and_picklable():
    date = PartialDate.parse("2024-02")
    assert {date: 1}[PartialDate.parse("2024-02")] == 1
    assert date != PartialDate.parse("2024-03")
    assert pickle.loads(pickle.dumps(date)) == date
