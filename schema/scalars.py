"""Scalars, and the enumeration of languages."""

import enum
from typing import NewType

import strawberry

from graph.model.partial_date import InvalidPartialDate, PartialDate
from schema.errors import BadPartialDate
from schema.names import register

__all__ = ["PARTIAL_DATE", "Language", "PartialDate", "parse_partial_date"]


def parse_partial_date(text: object) -> str:
    """Return a valid date of reduced precision unchanged.

    Raises
    ------
    BadPartialDate
        The value is not such a date.

    >>> parse_partial_date("1986-05")
    '1986-05'
    """
    if not isinstance(text, str):
        raise BadPartialDate
    try:
        return PartialDate.parse(text).text
    except InvalidPartialDate:
        raise BadPartialDate from None


PARTIAL_DATE = strawberry.scalar(
    name="PartialDate",
    description="A calendar date of reduced precision: YYYY, YYYY-MM or YYYY-MM-DD (ISO 8601, EDTF level 0).",
    specified_by_url="https://www.loc.gov/standards/datetime/",
    serialize=str,
    parse_value=parse_partial_date,
)
register(PartialDate)


DateTime = NewType("DateTime", str)
DATE_TIME = strawberry.scalar(
    name="DateTime",
    description="A time in UTC: YYYY-MM-DDThh:mm:ssZ (RFC 3339).",
    specified_by_url="https://www.rfc-editor.org/rfc/rfc3339",
    serialize=str,
)
register(DateTime)


@strawberry.enum(description="A language of names and texts.")
class Language(enum.Enum):
    RU = strawberry.enum_value("RU", description="Russian.")
    EN = strawberry.enum_value("EN", description="English.")


register(Language)
