"""Parse a cell into the value to store, or raise its fault.

A cell of a CSV file is text; a value of JSON Lines is text, a number, true, false, null, a list or an object. Text in
JSON is treated like a cell: surrounding blanks are dropped, and empty text is null. A date stays text;
`graph.model.partial_date.PartialDate` checks its form. `graph.model.rules.values` defines the valid values of a
property; this module detects the mistakes of spreadsheets and of writing.
"""

import math
import re
from collections.abc import Callable
from typing import Any

from graph.load.errors import CellError
from graph.model import Kind, Property
from graph.model.rules.texts import check_characters
from graph.model.rules.values import checker, is_code
from graph.model.rules.violation import Violation
from graph.text import composed

_INT = re.compile(r"[+-]?[0-9]+")
_FLOAT = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")
_SEPARATED = re.compile(r"[+-]?[0-9]+([ \u00a0\u2009\u202f',\u2019][0-9]+)+(\.[0-9]+)?")
_NOT_FINITE = re.compile(r"[+-]?(nan|inf|infinity)", re.IGNORECASE)
_SCIENTIFIC = re.compile(r"[0-9]([.,][0-9]+)?E\+[0-9]+", re.IGNORECASE)
_SPREADSHEET_ERROR = re.compile(
    r"#(N/A|REF!|NAME\?|VALUE!|DIV/0!|NULL!|NUM!|Н/Д|ССЫЛКА!|ИМЯ\?|ЗНАЧ!|ДЕЛ/0!|ПУСТО!|ЧИСЛО!)"
)
#: Longer texts are not integers of 32 bits, and slow to parse.
_INT_LENGTH = 20

#: Returns the value of a cell; None for an empty cell.
Parser = Callable[[Any], Any]


def clean(text: str) -> str | None:
    """Return text without surrounding blanks, composed (Unicode NFC), with \\n as line break; None if nothing is left.

    Raises Violation for characters that are not allowed in text, and CellError for the error values of a spreadsheet.
    """
    cleaned = _composed(text)
    if cleaned is not None:
        check_characters(cleaned)
    return cleaned


def _composed(text: str) -> str | None:
    text = text.strip()
    if not text:
        return None
    if text[0] == "#" and _SPREADSHEET_ERROR.fullmatch(text):
        raise CellError("spreadsheet-error")
    return composed(text)


def text_of(cell: Any) -> str | None:
    """Return the cleaned text of a cell. Raises as `clean` does, and CellError for JSON values other than text."""
    return None if (text := _text(cell)) is None else clean(text)


def _text(cell: Any) -> str | None:
    if cell is None or isinstance(cell, str):
        return cell
    raise CellError("not-text")


def parser(property_: Property) -> Parser:
    """Return the function that parses a cell of this property; it returns None for an empty cell.

    It raises Violation. It does not check whether a value is required.

    >>> parser(Property("population", Kind.INT))(" 12 ")
    12
    """
    check = checker(property_)
    match property_.kind:
        case Kind.INT:
            read: Parser = _int
        case Kind.FLOAT:
            read = _float
        case Kind.DATE | Kind.ENUM:
            read = text_of
        case Kind.STRING | Kind.TEXT:
            return _text_parser(property_)

    def parse(cell: Any) -> Any:
        value = read(cell)
        if value is not None:
            check(value)
        return value

    return parse


def _text_parser(property_: Property) -> Parser:
    check, code = checker(property_), is_code(property_)

    def parse(cell: Any) -> str | None:
        raw = _text(cell)
        text = None if raw is None else _composed(raw)
        if text is None:
            return None
        if code and _SCIENTIFIC.fullmatch(text):
            raise CellError("scientific-code")
        try:
            check(text)  # including its characters
        except Violation as violation:
            raise with_lost_zero(violation, text) from None
        return text

    return parse


def with_lost_zero(violation: Violation, code: str) -> Violation:
    """Return the fault of an OKTMO code of 7 or 10 digits, which a spreadsheet made a number; else `violation`."""
    is_oktmo = violation.rule == "pattern" and violation.details["property"] == "oktmo"
    if is_oktmo and len(code) in (7, 10) and code.isascii() and code.isdigit():
        return CellError("lost-zero", digits=len(code), restored="0" + code)
    return violation


def _int(cell: Any) -> int | None:
    if isinstance(cell, int) and not isinstance(cell, bool):
        return cell
    if isinstance(cell, float):
        raise CellError("not-whole" if math.isfinite(cell) else "not-finite")
    text = _number_text(cell)
    if text is None:
        return None
    if not _INT.fullmatch(text):
        raise CellError("not-whole" if _FLOAT.fullmatch(text) else "not-number")
    if len(text) > _INT_LENGTH:
        raise CellError("too-big")
    return int(text)


def _float(cell: Any) -> float | None:
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return _to_float(cell)
    text = _number_text(cell)
    if text is None:
        return None
    if not _FLOAT.fullmatch(text):
        raise CellError("not-number")
    return _to_float(text)


def _to_float(value: int | float | str) -> float:
    try:
        return float(value)
    except OverflowError:  # an integer of JSON beyond 1.8e308
        return math.inf


def _number_text(cell: Any) -> str | None:
    """Return the text of a cell with a number. Raises CellError for mistakes that have their own remedies."""
    if cell is not None and not isinstance(cell, str):
        raise CellError("not-number")
    text = None if cell is None else clean(cell)
    if text is not None:
        if _SEPARATED.fullmatch(text):
            raise CellError("number-separators")
        if _NOT_FINITE.fullmatch(text):
            raise CellError("not-finite")
    return text
