"""Dates of reduced precision: YYYY, YYYY-MM or YYYY-MM-DD, years 0001 to 9999 (ISO 8601-1:2019, 5.2.2)."""

import calendar
import datetime
import re
from dataclasses import dataclass
from typing import Self

_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class InvalidPartialDate(ValueError):
    """The text does not have the form of a date of reduced precision."""


class NoSuchDate(InvalidPartialDate):
    """The text has the form of a date that does not exist in the calendar."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the year, the month or the day. The graph stores its text.

    first_day, last_day: proleptic Gregorian ordinals (as of `datetime.date.toordinal`) of the first and the last
    possible day.

    >>> PartialDate.parse("2024-02").text
    '2024-02'
    """

    text: str
    first_day: int
    last_day: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Parse a text. Raises InvalidPartialDate for a wrong form, NoSuchDate for a date that does not exist.

        >>> date = PartialDate.parse("2024-02")
        >>> datetime.date.fromordinal(date.last_day).isoformat()
        '2024-02-29'
        """
        match = _FORM.fullmatch(text)
        if match is None:
            raise InvalidPartialDate(text)
        year, month, day = int(match[1]), match[2], match[3]
        try:
            first = datetime.date(year, 1 if month is None else int(month), 1 if day is None else int(day)).toordinal()
        except ValueError:
            raise NoSuchDate(text) from None
        if month is None:
            last = first + (365 if calendar.isleap(year) else 364)
        elif day is None:
            last = first + calendar.monthrange(year, int(month))[1] - 1
        else:
            last = first
        return cls(text, first, last)

    @property
    def middle(self) -> float:
        """The middle of the span of possible moments, in years since the year 0: the expected moment.

        Two dates of the same precision a year apart differ by exactly 1.

        >>> PartialDate.parse("1995").middle
        1995.5
        """
        return (self._years(self.first_day) + self.end) / 2

    @property
    def end(self) -> float:
        """The end of the span of possible moments, in years since the year 0.

        >>> PartialDate.parse("1996").end
        1997.0
        """
        return self._years(self.last_day + 1)

    def is_certainly_after(self, other: "PartialDate") -> bool:
        """Return whether all possible days are after all possible days of the other date.

        >>> PartialDate.parse("2026").is_certainly_after(PartialDate.parse("2025-12"))
        True
        >>> PartialDate.parse("2025-12-31").is_certainly_after(PartialDate.parse("2025"))
        False
        """
        return self.first_day > other.last_day

    def _years(self, day: int) -> float:
        """Return the moment at which a day of the date's year begins, in years since the year 0."""
        year = int(self.text[:4])
        new_year = datetime.date(year, 1, 1).toordinal()
        return year + (day - new_year) / (366 if calendar.isleap(year) else 365)
