"""Rules for the value of a property: its kind, bounds, list of values, pattern and length."""

import math
import re
from collections.abc import Callable
from functools import cache
from typing import Any

from graph.model.kinds import Kind, Property
from graph.model.partial_date import InvalidPartialDate, NoSuchDate, PartialDate
from graph.model.rules.texts import check_characters, check_no_format_character, check_one_line
from graph.model.rules.violation import Violation

#: Maximum length of an indexed text: an id and a name together must fit into one index entry of Neo4j (8,167 bytes:
#: Neo4j operations manual, "Index configuration", limits of range indexes).
INDEXED_LIMIT = 1_000
#: Maximum length of any other text.
TEXT_LIMIT = 100_000
_INT_32 = 2**31

#: Raises Violation for an invalid value. The value has the Python type of the property's kind.
Check = Callable[[Any], None]


def check_value(property_: Property, value: object) -> None:
    """Raise Violation for an invalid value of the property; None is a missing value.

    Rules: required, and those of `checker`.
    """
    if value is None:
        if property_.required:
            raise Violation("required")
        return
    checker(property_)(value)


@cache
def checker(property_: Property) -> Check:
    """Return the check for the values of a property.

    Rules for texts: those of `graph.model.rules.texts`, too-long, pattern. For enumerations: not-in-list. For numbers:
    not-finite, too-big, too-small-number, too-great-number. For dates: not-date, no-such-date.
    """
    if property_.kind in (Kind.INT, Kind.FLOAT):
        return _number_checker(property_)
    if property_.kind is Kind.DATE:
        return _check_date
    if property_.kind is Kind.ENUM:
        return _enum_checker(property_)
    return _text_checker(property_)


@cache
def compiled(property_: Property) -> re.Pattern[str] | None:
    """Return the compiled pattern of a property: ids may have letters of any alphabet, codes only ASCII digits."""
    if property_.pattern is None:
        return None
    return re.compile(property_.pattern, 0 if property_.name == "id" else re.ASCII)


def is_code(property_: Property) -> bool:
    """Return whether nodes are looked up by the whole text, which then must not contain invisible characters."""
    return property_.key or property_.indexed or property_.pattern is not None


def pattern_violation(property_: Property) -> Violation:
    """Return the Violation of the property's pattern."""
    prefix = property_.pattern.partition(":")[0] if property_.name == "id" and property_.pattern else None
    return Violation("pattern", property=property_.name, prefix=prefix)


def _text_checker(property_: Property) -> Check:
    pattern = compiled(property_)
    one_line = property_.kind is Kind.STRING
    indexed = property_.name == "id" or property_.indexed or property_.sortable or property_.key
    limit = INDEXED_LIMIT if indexed else TEXT_LIMIT
    plain = is_code(property_) and pattern is None

    def check(text: str) -> None:
        check_characters(text)
        if len(text) > limit:
            raise Violation("too-long", length=len(text), limit=limit)
        if one_line:
            check_one_line(text)
        if plain:
            check_no_format_character(text)
        if pattern is not None and not pattern.fullmatch(text):
            raise pattern_violation(property_)

    return check


def _enum_checker(property_: Property) -> Check:
    allowed = frozenset(property_.values)

    def check(text: str) -> None:
        if text not in allowed:
            raise Violation("not-in-list", values=", ".join(property_.values))

    return check


def _number_checker(property_: Property) -> Check:
    whole = property_.kind is Kind.INT
    minimum, maximum = property_.minimum, property_.maximum

    def check(number: float) -> None:
        if whole:  # a Python integer may be too large for a float
            if not -_INT_32 <= number < _INT_32:
                raise Violation("too-big")
        elif not math.isfinite(number):
            raise Violation("not-finite")
        if minimum is not None and number < minimum:
            raise Violation("too-small-number", minimum=minimum)
        if maximum is not None and number > maximum:
            raise Violation("too-great-number", maximum=maximum)

    return check


def _check_date(text: str) -> None:
    try:
        PartialDate.parse(text)
    except NoSuchDate:
        raise Violation("no-such-date") from None
    except InvalidPartialDate:
        raise Violation("not-date") from None
