"""When a fact with a date of reduced precision (ISO 8601: YYYY, YYYY-MM, YYYY-MM-DD) counts.

A fact counts as of T only when the last day that its date can mean has come by T. So "1995" counts as of
1995-12-31 and not as of 1995-06-30: nobody can tell whether it had happened by then.
"""

from graph.model.partial_date import InvalidPartialDate, NoSuchDate, PartialDate
from recommend.errors import InvalidDate

__all__ = ["PartialDate", "counts_as_of", "parse_date"]


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
    """
    try:
        return PartialDate.parse(text)
    except NoSuchDate:
        raise InvalidDate(
            f"{text!r} is not in the calendar: the year is 0001 to 9999, "
            "the month 01 to 12, the day one that the month has"
        ) from None
    except InvalidPartialDate:
        raise InvalidDate(f"{text[:40]!r} is not a date: write YYYY, YYYY-MM or YYYY-MM-DD") from None


def counts_as_of(date: str | None, as_of: str) -> bool:
    """Whether a fact of this date is certain to have happened by the end of `as_of`; never without a date.

    >>> counts_as_of("1995", "1995-12-31"), counts_as_of("1995", "1995-06"), counts_as_of(None, "1995")
    (True, False, False)
    """
    return date is not None and parse_date(date).last_day <= parse_date(as_of).last_day
