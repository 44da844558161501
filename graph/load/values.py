"""A cell -> the value that is stored, or a CellError that says what is wrong with it.

A cell of a CSV file is text; a value of JSON Lines is text, a number, true, false, null, a list or an object.
Text in JSON is treated as a cell is: surrounding blanks are dropped, nothing left is null.
"""

import math
import re
import unicodedata
from collections.abc import Callable
from typing import Any

from graph.load.dates import parse_date
from graph.load.errors import CellError
from graph.model import Kind, Property
from graph.text import composed
from messages import Message

#: Longest text of a property that an index holds: two such, an id and a name, must fit into one index entry
#: of Neo4j's (8,167 bytes: Neo4j operations manual, "Index configuration", limits of range indexes).
INDEXED_LIMIT = 1_000
#: Longest text of any other property.
TEXT_LIMIT = 100_000

_BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffd]")
_LINE_BREAK = re.compile("[\n\u2028\u2029]")
#: Categories of Unicode of which a text that can be seen has more than these, and letters and a symbol without a shape.
_UNSEEN = {"Cf", "Mn", "Me", "Zs", "Zl", "Zp", "Cc"}
_BLANK = set("\u115f\u1160\u2800\u3164\uffa0")
_INT = re.compile(r"[+-]?[0-9]+")
_FLOAT = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")
_SEPARATED = re.compile(r"[+-]?[0-9]+([ \u00a0\u2009\u202f',\u2019][0-9]+)+(\.[0-9]+)?")
_NOT_FINITE = re.compile(r"[+-]?(nan|inf|infinity)", re.IGNORECASE)
_SCIENTIFIC = re.compile(r"[0-9]([.,][0-9]+)?E\+[0-9]+", re.IGNORECASE)
_SPREADSHEET_ERROR = re.compile(
    r"#(N/A|REF!|NAME\?|VALUE!|DIV/0!|NULL!|NUM!|Н/Д|ССЫЛКА!|ИМЯ\?|ЗНАЧ!|ДЕЛ/0!|ПУСТО!|ЧИСЛО!)"
)
_INT_32 = 2**31

Parser = Callable[[Any], Any]


def clean(text: str) -> str | None:
    """Text without surrounding blanks, composed (Unicode's NFC), lines ended by \\n; None for nothing.

    Raises CellError for control characters, lone surrogates, U+FFFD, a spreadsheet's error values and a text of which
    nothing can be seen.
    """
    text = text.strip()
    if not text:
        return None
    found = _BAD.search(text)
    if found:
        raise CellError(_kind_of_damage(found[0]))
    if text[0] == "#" and _SPREADSHEET_ERROR.fullmatch(text):
        raise CellError("spreadsheet-error")
    if not text.isascii() and all(map(_is_invisible, text)):
        raise CellError("invisible", character=f"U+{ord(text[0]):04X}")
    return composed(text)


def _is_invisible(character: str) -> bool:
    return unicodedata.category(character) in _UNSEEN or character in _BLANK


def _kind_of_damage(character: str) -> str:
    if character == "\ufffd":
        return "damaged-text"
    return "surrogate" if "\ud800" <= character <= "\udfff" else "control-character"


def text_of(cell: Any) -> str | None:
    """The cleaned text of a cell. Raises CellError as `clean` does, and for JSON values that are no text."""
    if cell is None:
        return None
    if not isinstance(cell, str):
        raise CellError("not-text")
    return clean(cell)


def parser(property_: Property) -> Parser:
    """The function that turns a cell of this property into its value, None for an empty one.

    It raises CellError; it does not know whether a value is required.

    >>> parser(Property("population", Kind.INT))(" 12 ")
    12
    """
    if property_.kind in (Kind.INT, Kind.FLOAT):
        return _number_parser(property_)
    if property_.kind is Kind.DATE:
        return lambda cell: None if (text := text_of(cell)) is None else parse_date(text)
    if property_.kind is Kind.ENUM:
        return _enum_parser(property_)
    return _text_parser(property_)


def compiled(property_: Property) -> re.Pattern | None:
    """The property's pattern: letters of any alphabet in ids, only ASCII digits in codes."""
    if property_.pattern is None:
        return None
    return re.compile(property_.pattern, 0 if property_.name == "id" else re.ASCII)


def _text_parser(property_: Property) -> Parser:
    pattern = compiled(property_)
    one_line = property_.kind is Kind.STRING
    indexed = property_.name == "id" or property_.indexed or property_.sortable or property_.key
    limit = INDEXED_LIMIT if indexed else TEXT_LIMIT
    code = property_.key or property_.indexed or pattern is not None

    def parse(cell: Any) -> str | None:
        text = text_of(cell)
        if text is None:
            return None
        if len(text) > limit:
            raise CellError("too-long", length=len(text), limit=limit)
        if one_line and _LINE_BREAK.search(text):
            raise CellError("line-break")
        if code and _SCIENTIFIC.fullmatch(text):
            raise CellError("scientific-code")
        if code and pattern is None and not text.isascii() and (found := next(filter(_is_format, text), None)):
            raise CellError("invisible", character=f"U+{ord(found):04X}")
        if pattern is not None and not pattern.fullmatch(text):
            raise _pattern_error(property_, text)
        return text

    return parse


def _is_format(character: str) -> bool:
    """Whether a character only steers how others are shown, such as U+200B."""
    return unicodedata.category(character) == "Cf"


def _pattern_error(property_: Property, text: str) -> CellError:
    if property_.name == "oktmo":
        error = lost_zero(text)
        if error:
            return error
    return CellError("pattern", remedy=pattern_remedy(property_))


def pattern_remedy(property_: Property) -> Message:
    """Return how a value of a property with a pattern is written."""
    prefix = (property_.pattern or "").partition(":")[0]
    return Message(f"pattern.{property_.name}", {"prefix": prefix} if property_.name == "id" else {})


def lost_zero(code: str) -> CellError | None:
    """The fault of an OKTMO code of 7 or 10 digits, made a number by a spreadsheet; None for others."""
    if len(code) in (7, 10) and code.isascii() and code.isdigit():
        return CellError("lost-zero", digits=len(code), restored="0" + code)
    return None


def _enum_parser(property_: Property) -> Parser:
    allowed = frozenset(property_.values)

    def parse(cell: Any) -> str | None:
        text = text_of(cell)
        if text is not None and text not in allowed:
            raise CellError("not-in-list", values=", ".join(property_.values))
        return text

    return parse


def _number_parser(property_: Property) -> Parser:
    whole = property_.kind is Kind.INT
    minimum, maximum = property_.minimum, property_.maximum

    def parse(cell: Any) -> int | float | None:
        number = _int(cell) if whole else _float(cell)
        if number is None:
            return None
        if minimum is not None and number < minimum:
            raise CellError("too-small-number", minimum=minimum)
        if maximum is not None and number > maximum:
            raise CellError("too-great-number", maximum=maximum)
        return number

    return parse


def _int(cell: Any) -> int | None:
    if isinstance(cell, int) and not isinstance(cell, bool):
        number = cell
    elif isinstance(cell, float):
        raise CellError("not-whole" if math.isfinite(cell) else "not-finite")
    else:
        text = _number_text(cell)
        if text is None:
            return None
        if not _INT.fullmatch(text):
            raise CellError("not-whole" if _FLOAT.fullmatch(text) else "not-number")
        if len(text) > 20:
            raise CellError("too-big")
        number = int(text)
    if not -_INT_32 <= number < _INT_32:
        raise CellError("too-big")
    return number


def _float(cell: Any) -> float | None:
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        number = _to_float(cell)
    else:
        text = _number_text(cell)
        if text is None:
            return None
        if not _FLOAT.fullmatch(text):
            raise CellError("not-number")
        number = _to_float(text)
    if not math.isfinite(number):
        raise CellError("not-finite")
    return number


def _to_float(value: int | float | str) -> float:
    try:
        return float(value)
    except OverflowError:  # an integer of JSON beyond 1.8e308
        return math.inf


def _number_text(cell: Any) -> str | None:
    """The text of a number's cell, after the mistakes that have remedies of their own."""
    if cell is not None and not isinstance(cell, str):
        raise CellError("not-number")
    text = None if cell is None else clean(cell)
    if text is not None:
        if _SEPARATED.fullmatch(text):
            raise CellError("number-separators")
        if _NOT_FINITE.fullmatch(text):
            raise CellError("not-finite")
    return text
