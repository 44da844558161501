"""Stop words: in the form in which words are compared, and ignored by a search beside other words."""

from graph.search.query import SearchQuery
from graph.stop_words import STOP_WORDS
from graph.text import words


def test_stop_words_have_the_compared_form():
    for stop_word in STOP_WORDS:
        assert [each.word for each in words(stop_word)] == [stop_word]


def test_negations_and_nouns_are_searched():
    assert not STOP_WORDS & {"не", "нет", "not", "no", "without", "раз", "can", "will"}


def test_a_search_ignores_stop_words_beside_other_words():
    assert SearchQuery("вывоз отходов в городе").words == SearchQuery("вывоз отходов городе").words
    assert SearchQuery("the waste of a city").words == SearchQuery("waste city").words
