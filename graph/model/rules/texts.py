"""Rules for the characters of a text."""

import re
import unicodedata

from graph.model.rules.violation import Violation

_DAMAGE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffd]")
_LINE_BREAK = re.compile("[\n\u2028\u2029]")
#: Unicode categories of invisible characters, and letters and a symbol that are blank.
_INVISIBLE_CATEGORIES = {"Cf", "Mn", "Me", "Zs", "Zl", "Zp", "Cc"}
_BLANK = set("\u115f\u1160\u2800\u3164\uffa0")


def check_characters(text: str) -> None:
    """Raise Violation for control characters, lone surrogates, U+FFFD and a text without visible characters.

    Rules: control-character, surrogate, damaged-text, invisible.
    """
    match = _DAMAGE.search(text)
    if match:
        raise Violation(_damage_rule(match[0]))
    if not text.isascii() and all(map(_is_invisible, text)):
        raise _invisible(text[0])


def check_one_line(text: str) -> None:
    """Raise Violation for a line break. Rule: line-break."""
    if _LINE_BREAK.search(text):
        raise Violation("line-break")


def check_no_format_character(text: str) -> None:
    """Raise Violation for a format character (category Cf), such as U+200B. Rule: invisible."""
    if not text.isascii() and (character := next((c for c in text if unicodedata.category(c) == "Cf"), None)):
        raise _invisible(character)


def _is_invisible(character: str) -> bool:
    return unicodedata.category(character) in _INVISIBLE_CATEGORIES or character in _BLANK


def _invisible(character: str) -> Violation:
    return Violation("invisible", character=f"U+{ord(character):04X}")


def _damage_rule(character: str) -> str:
    if character == "\ufffd":
        return "damaged-text"
    return "surrogate" if "\ud800" <= character <= "\udfff" else "control-character"
