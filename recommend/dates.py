"""Dates of reduced precision (ISO 8601: YYYY, YYYY-MM, YYYY-MM-DD) and when a fact so dated counts.

A fact counts as of T only when the last day that its date can mean has come by T. So "1995" counts as of
1995-12-31 and not as of 1995-06-30: nobody can tell whether it had happened by then.
"""

import calendar
import datetime
import re
from dataclasses import dataclass

from recommend.errors import InvalidDate

_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as it was written, with what follows from its precision.

    Attributes
    ----------
    text : str
        As written.
    last_day : int
        Proleptic Gregorian ordinal of the last day that it can mean.
    middle : float
        Years since the year 0 at the middle of the span that it can mean: the expected features if nothing more
        is known. Two dates of the same precision a year apart differ by exactly 1.
    end : float
        Years since the year 0 at the end of that span.
    """

    text: str
    last_day: int
    middle: float
    end: float


def parse_date(text: str) -> PartialDate:
    """Read a date of reduced precision.

    Raises
    ------
    InvalidDate
        If it has another form or is not in the calendar.

    Examples
    --------
    >>> parse_date("1995").middle, parse_date("1996").end
    (1995.5, 1997.0)
    >>> datetime.date.fromordinal(parse_date("2024-02").last_day).isoformat()
    '2024-02-29'
    """
    match = _FORM.fullmatch(text)
    if match is None:
        raise InvalidDate(f"{text[:40]!r} is not a date: write YYYY, YYYY-MM or YYYY-MM-DD")
    year = int(match[1])
    month, day = (int(part) if part else None for part in match.groups()[1:])
    try:
        first = datetime.date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        raise InvalidDate(f"{text!r} is not in the calendar: the year is 0001 to 9999, "
                          "the month 01 to 12, the day one that the month has") from None
    if month is None:
        last = datetime.date(year, 12, 31)
    elif day is None:
        last = datetime.date(year, month, calendar.monthrange(year, month)[1])
    else:
        last = first
    new_year = datetime.date(year, 1, 1).toordinal()
    days_in_year = 366 if calendar.isleap(year) else 365
    start = year + (first.toordinal() - new_year) / days_in_year
    end = year + (last.toordinal() + 1 - new_year) / days_in_year
    return PartialDate(text, last.toordinal(), (start + end) / 2, end)


def last_day(text: str) -> datetime.date:
    """The last day that a date of reduced precision can mean.

    >>> last_day("2023").isoformat(), last_day("2023-02").isoformat()
    ('2023-12-31', '2023-02-28')
    """
    return datetime.date.fromordinal(parse_date(text).last_day)


def counts_as_of(date: str | None, as_of: str) -> bool:
    """Whether a fact of this date is certain to have happened by the end of `as_of`; never without a date.

    >>> counts_as_of("1995", "1995-12-31"), counts_as_of("1995", "1995-06"), counts_as_of(None, "1995")
    (True, False, False)
    """
    return date is not None and last_day(date) <= last_day(as_of)
