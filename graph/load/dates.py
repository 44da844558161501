"""Dates of reduced precision: YYYY, YYYY-MM or YYYY-MM-DD, years 0001 to 9999 (ISO 8601-1:2019, 5.2.2)."""

import calendar
import re

from graph.load.errors import CellError

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def parse_date(text: str) -> str:
    """The date as it is stored, which is as it is written.

    Raises CellError for another form ("not-date") and for a day that no calendar has ("no-such-date").
    """
    match = _DATE.fullmatch(text)
    if not match:
        raise CellError("not-date")
    year, month, day = (int(part) if part else None for part in match.groups())
    if year == 0 or month is not None and not 1 <= month <= 12:
        raise CellError("no-such-date")
    if day is not None and not 1 <= day <= calendar.monthrange(year, month)[1]:
        raise CellError("no-such-date")
    return text


def first_day(date: str) -> str:
    """The first day that a date can mean.

    >>> first_day("2025"), first_day("2025-10")
    ('2025-01-01', '2025-10-01')
    """
    return date + "-01-01"[len(date) - 4:]


def last_day(date: str) -> str:
    """The last day that a date can mean.

    >>> last_day("2025"), last_day("2024-02"), last_day("2024-02-03")
    ('2025-12-31', '2024-02-29', '2024-02-03')
    """
    if len(date) == 4:
        return date + "-12-31"
    if len(date) == 7:
        return f"{date}-{calendar.monthrange(int(date[:4]), int(date[5:]))[1]:02}"
    return date


def certainly_after(one: str, other: str) -> bool:
    """Whether every day that `one` can mean lies after every day that `other` can mean.

    >>> certainly_after("2026", "2025-12"), certainly_after("2025-12-31", "2025")
    (True, False)
    """
    return first_day(one) > last_day(other)
