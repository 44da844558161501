"""Scalars and languages."""

import enum
import re
from typing import NewType

import strawberry

from errors import ServiceError
from schema.names import register

_FORM = re.compile(r"(?!0000)\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class BadPartialDate(ServiceError, ValueError):
    """A value that cannot be read as a date of reduced precision. The sentence says what to write instead."""

    code = "BAD_USER_INPUT"
    status = 400
    key = "query.partial-date"


def parse_partial_date(text: object) -> str:
    """A date of reduced precision, checked.

    Raises
    ------
    BadPartialDate
        The text is no such date.

    >>> parse_partial_date("1986-05")
    '1986-05'
    """
    if isinstance(text, str) and _FORM.fullmatch(text):
        year, month, day = (int(part) for part in (text.split("-") + ["1", "1"])[:3])
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        if day <= (_DAYS[month - 1] if month != 2 or leap else 28):
            return text
    raise BadPartialDate


PartialDate = NewType("PartialDate", str)
PARTIAL_DATE = strawberry.scalar(
    name="PartialDate",
    description="A calendar date as precise as it is known: YYYY, YYYY-MM or YYYY-MM-DD (ISO 8601, EDTF level 0).",
    specified_by_url="https://www.loc.gov/standards/datetime/",
    serialize=str,
    parse_value=parse_partial_date,
)
register(PartialDate)


@strawberry.enum(description="A language of names and texts.")
class Language(enum.Enum):
    RU = strawberry.enum_value("RU", description="Russian.")
    EN = strawberry.enum_value("EN", description="English.")


register(Language)
