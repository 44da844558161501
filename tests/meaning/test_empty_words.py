"""Empty words: in the form in which words are compared, and without influence on a query."""

from graph.stop_words import STOP_WORDS
from graph.text import words
from meaning import MeaningIndex, WordVectors
from meaning.empty_words import EMPTY_WORDS


def test_empty_words_have_the_compared_form_and_are_not_stop_words():
    for empty_word in EMPTY_WORDS:
        assert [each.word for each in words(empty_word)] == [empty_word]
    assert not EMPTY_WORDS & STOP_WORDS


def test_an_empty_word_hardly_changes_a_score():
    index = MeaningIndex({"a": "Библиотека", "b": "Нет пустующей площади"}, WordVectors.load())
    assert abs(index.scores("библиотека") - index.scores("нет библиотеки негде")).max() < 0.1
    assert [match.word for match in index.matches("негде читать, нет библиотеки", "a")] == ["читать", "библиотеки"]
