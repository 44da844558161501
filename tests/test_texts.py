"""What people are told exists in both languages, with the same details."""

import doctest
from string import Formatter

import texts


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def test_both_languages_have_the_same_texts_with_the_same_details():
    english, russian = texts.LANGUAGES["en"], texts.LANGUAGES["ru"]
    assert english.keys() == russian.keys()
    assert {key: fields(english[key]) for key in english} == {key: fields(russian[key]) for key in russian}


def test_examples_in_the_docstrings_hold():
    assert doctest.testmod(texts).failed == 0
