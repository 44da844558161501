"""Dates of reduced precision (ISO 8601: YYYY, YYYY-MM, YYYY-MM-DD), and the rule by which a dated fact counts.

A fact counts as of T only if the last possible day of its date is not after T. "1995" counts as of 1995-12-31 but not
as of 1995-06-30, because the event may have happened later in the year.
"""

from graph.model.partial_date import InvalidPartialDate, NoSuchDate, PartialDate
from recommend.errors import InvalidDate

__all__ = ["PartialDate", "counts_as_of", "parse_date"]


def parse_date(text: str) -> PartialDate:
    """Parse a date of reduced precision.

    Raises
    ------
    InvalidDate
        If the text has another format or the date is not in the calendar.

    Examples
    --------
    >>> parse_date("1995").middle, parse_date("1996").end
    (1995.5, 1997.0)
    """
    try:
        return PartialDate.parse(text)
    except NoSuchDate:
        raise InvalidDate(
            f"{text!r} is not in the calendar. Years are 0001 to 9999 and months 01 to 12; "
            "the day must exist in its month."
        ) from None
    except InvalidPartialDate:
        raise InvalidDate(f"{text[:40]!r} is not a date. Use YYYY, YYYY-MM or YYYY-MM-DD.") from None


def counts_as_of(date: str | None, as_of: str) -> bool:
    """Return whether a fact with this date has certainly happened by the end of `as_of`; False without a date.

    >>> counts_as_of("1995", "1995-12-31"), counts_as_of("1995", "1995-06"), counts_as_of(None, "1995")
    (True, False, False)
    """
    return date is not None and parse_date(date).last_day <= parse_date(as_of).last_day
