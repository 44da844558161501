"""Dates of reduced precision: YYYY, YYYY-MM or YYYY-MM-DD, years 0001 to 9999 (ISO 8601-1:2019, 5.2.2)."""

import calendar
import datetime
import re
from dataclasses import dataclass
from typing import Self

_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class InvalidPartialDate(ValueError):
    """A text that is not written as a date of reduced precision."""


class NoSuchDate(InvalidPartialDate):
    """A text that is written as a date and is not in the calendar."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as precise as it is known. Kept in the graph as its text.

    first_day, last_day: proleptic Gregorian ordinals (as of `datetime.date.toordinal`) of the first and the last day
    that it can mean.

    >>> PartialDate.parse("2024-02").text
    '2024-02'
    """

    text: str
    first_day: int
    last_day: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the date of a text. Raises InvalidPartialDate, and NoSuchDate where only the calendar refuses it.

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
        """Years since the year 0 at the middle of the span that it can mean: its expected moment.

        Two dates of the same precision a year apart differ by exactly 1.

        >>> PartialDate.parse("1995").middle
        1995.5
        """
        return (self._years(self.first_day) + self.end) / 2

    @property
    def end(self) -> float:
        """Years since the year 0 at the end of the span that it can mean.

        >>> PartialDate.parse("1996").end
        1997.0
        """
        return self._years(self.last_day + 1)

    def is_certainly_after(self, other: "PartialDate") -> bool:
        """Whether every day that it can mean lies after every day that the other can mean.

        >>> PartialDate.parse("2026").is_certainly_after(PartialDate.parse("2025-12"))
        True
        >>> PartialDate.parse("2025-12-31").is_certainly_after(PartialDate.parse("2025"))
        False
        """
        return self.first_day > other.last_day

    def _years(self, day: int) -> float:
        """The moment at which a day of the date's year begins; a day past its end begins the next year."""
        year = int(self.text[:4])
        new_year = datetime.date(year, 1, 1).toordinal()
        return year + (day - new_year) / (366 if calendar.isleap(year) else 365)
