"""Numbers with their nouns: the Russian form follows the number and the case."""

import pytest

from messages import Message, text


@pytest.mark.parametrize(
    ("limit", "words"),
    [(1, "1 лексемы"), (21, "21 лексемы"), (2, "2 лексем"), (11, "11 лексем"), (2000, "2000 лексем")],
)
def test_russian_numerals_take_the_genitive_after_a_comparison(limit, words):
    assert text("limit.too-many-tokens", "ru", limit=limit).startswith(f"В документе больше {words}.")


@pytest.mark.parametrize(("length", "words"), [(1001, "1001 символ"), (1002, "1002 символа"), (1012, "1012 символов")])
def test_russian_nouns_agree_with_their_number(length, words):
    assert text("search.too-long", "ru", length=length, limit=1000).startswith(f"text: в тексте {words},")


@pytest.mark.parametrize(
    ("stopped", "words"),
    [(1, "отказалась 1 территория"), (2, "отказались 2 территории"), (5, "отказались 5 территорий")],
)
def test_russian_verbs_agree_with_their_number(stopped, words):
    caution = text("caution.STOPPED_ELSEWHERE", "ru", stopped=stopped, reasons=Message("caution.reasons-not-stated"))
    assert caution == f"От практики {words} того же уровня и той же страны: причины не указаны."
