"""The dates of assessments that are due; resolvers/fields/test_assessments_due.py reads them from both stores."""

import calendar
import datetime

from graph.assessments_due import MAX_MONTHS, months_after
from graph.model import MODEL


def test_each_month_and_day_moves_by_calendar_months():
    for day in range(1, 366 * 4):
        date = datetime.date(2023, 1, 1) + datetime.timedelta(day)
        for months in (0, 1, 3, 11, 12, 25, MAX_MONTHS):
            later = datetime.date.fromisoformat(months_after(date.isoformat(), months) or "")
            assert (later.year - date.year) * 12 + later.month - date.month == months
            assert later.day == min(date.day, calendar.monthrange(later.year, later.month)[1])
            assert months_after(f"{date:%Y-%m}", months) == f"{later:%Y-%m}"


def test_a_year_is_only_moved_by_whole_years():
    assert [months_after("2025", months) for months in (0, 3, 12, 120)] == ["2025", None, "2026", "2035"]


def test_no_date_is_after_the_year_9999():
    for date, months in (("9999", 12), ("9999-12", 1), ("9990-01-01", 120), ("9999-12-31", 120)):
        assert months_after(date, months) is None
    assert [months_after(date, 11) for date in ("9999-01", "9999-01-31")] == ["9999-12", "9999-12-31"]


def test_the_limit_is_that_of_the_programme_in_the_model():
    (months,) = (p for p in MODEL.by_label["Program"].properties if p.name == "assessedAfterMonths")
    assert months.maximum == MAX_MONTHS
