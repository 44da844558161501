"""Tokenisation, normalisation and stemming."""

import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.text import MAX_COMPARED, MAX_WORD, distinct_words, name_terms, search_terms, stem, words


def _words(text: str) -> list[str]:
    return [word.word for word in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Раздельный сбор отходов", ["раздельный", "сбор", "отходов"]),
        ("Ёлка, ещё; ЕЖ", ["елка", "еще", "еж"]),
        ("Йошкар-Ола", ["йошкар", "ола"]),
        ("WASTE & Recycling_2.0", ["waste", "recycling", "2", "0"]),
        ("Lee's LEE’S O'Fallon 'sand' it's", ["lees", "lees", "o", "fallon", "sand", "its"]),
        ("O’Fallon OʼFallon O‘Fallon O＇Fallon Leeʼs", ["o", "fallon"] * 4 + ["lees"]),
        ("San José, Zürich", ["san", "jose", "zurich"]),
        ("за\u0301мок и замо\u0301к", ["замок", "и", "замок"]),
        ("от\u00adхо\u00adды", ["отходы"]),
        ("ﬁrst x²", ["first", "x2"]),
        ("Київ, Ўзбекистон", ["київ", "ўзбекистон"]),
        ("हिन्दी 한국어", ["हिन्दी", "한국어"]),
        ("½", ["1", "2"]),
        ("a\x00b\ud800c", ["a", "b", "c"]),
        ("", []),
        (' \t\n+-!(){}[]^"~*?:\\/«»…\ud800\udfff\x00', []),
    ],
)
def test_words_are_normalised_runs_of_letters_and_digits(text, expected):
    assert _words(text) == expected


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_words_do_not_depend_on_the_unicode_form_of_the_text(form):
    text = "Ёлки и Йод, Бий-Хемский кожуун, São Tomé, 한국어"
    assert _words(unicodedata.normalize(form, text)) == _words(text)


def test_short_i_differs_from_i():
    assert _words("чай") != _words("чаи")


def test_words_have_positions_in_the_original_text():
    text = "«Е\u0308лка» — зо\u0301на"
    assert [text[word.start : word.end] for word in words(text)] == ["Е\u0308лка", "зо\u0301на"]


@given(st.text(st.characters(codec=None)))
def test_words_have_only_letters_digits_and_marks_and_are_in_order(text):
    end, previous = 0, (0, 0)
    for word in words(text):
        assert 0 < len(word.word) <= MAX_WORD
        assert {unicodedata.category(c)[0] for c in word.word} <= {"L", "N", "M"}
        assert word.word[0].isalnum()
        assert 0 <= word.start < word.end <= len(text)
        assert word.start >= end or (word.start, word.end) == previous
        end, previous = word.end, (word.start, word.end)


@given(st.text())
def test_normalisation_is_idempotent(text):
    once = _words(text)
    assert _words(" ".join(once)) == once


@given(st.text(st.characters(codec=None)))
def test_distinct_words_keep_the_order_of_first_occurrence(text):
    assert distinct_words(text * 2) == list(dict.fromkeys(_words(text * 2)))


def test_a_word_is_compared_by_its_first_64_characters():
    assert _words("ж" * 1_000_000) == ["ж" * MAX_WORD]
    assert _words("ab" * 40) == _words("ab" * 50)


@pytest.mark.parametrize(
    "forms",
    [
        ("отходы", "отходов", "отходами"),
        ("пермь", "перми", "пермью"),
        ("пермский", "пермского", "пермская"),
        ("city", "cities"),
        ("waste", "wastes", "wasted"),
        ("recycling", "recycle", "recycled"),
    ],
)
def test_the_forms_of_a_word_share_a_stem(forms):
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize("word", ["ии", "ой", "ей", "ая"])
def test_a_stem_of_one_letter_is_not_used(word):
    assert stem(word) == word


@pytest.mark.parametrize("word", ["5g", "2005", "мкр2", "한국어", "київ", "xй"])
def test_words_that_are_neither_russian_nor_english_are_their_own_stem(word):
    assert stem(word) == word


def test_stemming_is_thread_safe():
    forms = [
        f"{root}{ending}"
        for root in ("отход", "город", "практик", "wast", "recycl", "municipal")
        for ending in ("", "а", "ов", "ами", "e", "ing", "ities", "ed")
    ] * 50
    alone = [stem.__wrapped__(form) for form in forms]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(stem.__wrapped__, forms)) == alone


def test_search_terms_include_words_joined_at_an_apostrophe():
    for name in ("O'Fallon", "O’Fallon", "OʼFallon"):
        assert search_terms([name]) == "o fallon ofallon"
    assert search_terms(["Lee's 'sand' d'"]) == "lees lee sand d"


def test_search_terms_are_distinct_words_and_stems_in_order():
    assert search_terms(["Сбор отходов", None, "", "Waste: сбор"]) == "сбор отходов отход waste wast"
    assert search_terms([]) == search_terms([None, "—"]) == ""


def test_name_terms_have_the_length_words_and_stems_of_each_name():
    assert name_terms(["Отходы", "O'Fallon", None, "", "Отходы"]) == [
        "0006=отходы ~отходы ~отход ",
        "0008=o ~o =fallon ~fallon =ofallon ~ofallon ",
    ]
    assert name_terms(["b", "𐌰", "a"]) == ["0001=a ~a ", "0001=b ~b ", "0001=𐌰 ~𐌰 "]
    assert name_terms(["—"]) == ["0001"]
    assert name_terms([None]) == []
    (long,) = name_terms(["я " * MAX_COMPARED])
    assert long == f"{MAX_COMPARED:04}=я ~я "
