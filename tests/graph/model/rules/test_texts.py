"""Rules for the characters of a text."""

import pytest

from graph.model.rules.texts import check_characters, check_no_format_character, check_one_line
from graph.model.rules.violation import Violation


def rule(check, text: str) -> str | None:
    try:
        check(text)
    except Violation as violation:
        return violation.rule
    return None


def test_invalid_characters_are_rejected():
    for text, expected in (
        ("Татарстан", None),
        ("a\tb\nc", None),
        ("№", None),
        ("न\u200dम", None),
        ("a\0b", "control-character"),
        ("a\x1bb", "control-character"),
        ("a\x85b", "control-character"),
        ("a\ud800b", "surrogate"),
        ("Ка\ufffdань", "damaged-text"),
        ("\u200b", "invisible"),
        ("\u3164", "invisible"),
        ("\u2800\ufe0f", "invisible"),
        ("\u200b\n\u200b", "invisible"),
    ):
        assert rule(check_characters, text) == expected, ascii(text)


def test_an_invisible_character_is_reported_by_its_code_point():
    with pytest.raises(Violation) as raised:
        check_no_format_character("f-1\u200b")
    assert raised.value.details == {"character": "U+200B"}
    assert rule(check_no_format_character, "ёf-1") is None


def test_line_breaks_are_rejected():
    assert [rule(check_one_line, text) for text in ("a b", "a\nb", "a\u2028b", "a\u2029b")] == [
        None,
        "line-break",
        "line-break",
        "line-break",
    ]
