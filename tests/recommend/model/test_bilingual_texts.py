"""Texts compared in the language in which they are more alike."""

import pytest

from recommend.model.bilingual_texts import BilingualText, BilingualTexts

TEXTS = BilingualTexts(
    {
        "waste": BilingualText("Раздельный сбор отходов", "Separate collection of waste"),
        "library": BilingualText("Модельная библиотека", "Model library"),
        "garbage": BilingualText("Переработка мусора"),
        "english": BilingualText("", "Collection of separate waste"),
    }
)


def found(array):
    return {id_: float(array[row]) for id_, row in TEXTS.row_of.items()}


def test_likenesses_are_by_meaning_in_russian_and_by_words_in_english():
    waste = found(TEXTS.likenesses("waste"))
    assert waste["waste"] == 1
    assert waste["garbage"] > 0 < waste["english"]
    assert waste["library"] == 0
    assert found(TEXTS.likenesses("garbage"))["waste"] == pytest.approx(waste["garbage"])
    assert found(TEXTS.likenesses("garbage"))["english"] == 0


def test_matches_are_words_of_the_language_with_the_better_score():
    query = BilingualText("Модельный сад", "Separate collection of waste")
    assert found(TEXTS.scores(query))["waste"] == pytest.approx(1)
    assert [match.word for match in TEXTS.matches(query, "waste")] == ["Separate", "collection", "waste"]
    russian = TEXTS.matches(BilingualText("Переработка мусора", "Model waste"), "waste")
    assert ("мусора", "отходов") in {(match.word, match.matched) for match in russian}
