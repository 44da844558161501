"""The words of a query: matching, stop words, apostrophes, and safety against query syntax."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.search import lucene_query, search
from graph.search.query import SearchQuery
from graph.store.batching import BatchingReader
from graph.text import stem, words
from tests.graph.search.nodes import ALL_LABELS, hit_ids, write

SPELLINGS = {
    "O'Fallon": ["O'Fallon", "O’Fallon", "OʼFallon", "O‘Fallon", "OFallon", "ofallon", "Fallon", "O Fallon", "OFal"],
    "OFallon": ["O'Fallon", "OʼFallon", "OFallon", "ofallon"],
    "Lee's Summit": ["Lee's Summit", "Lees Summit", "Leeʼs", "lee"],
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("перм", ["municipality:perm", "region:RU-PER", "practice:waste"]),
        ("пермь", ["municipality:perm", "practice:waste"]),
        ("ПЕРМСКОГО КРАЯ", ["region:RU-PER"]),
        ("perm", ["municipality:perm", "region:RU-PER", "practice:waste"]),
        ("отходы", ["topic:waste", "practice:waste", "adoption:stopped", "practice:tree"]),
        ("сбор отходов", ["practice:waste"]),
        ("WASTE", ["topic:waste", "practice:waste"]),
        ("collecting wastes", ["practice:waste"]),
        ("city", ["source:list", "practice:waste"]),
        ("орел", ["municipality:orel"]),
        ("орёл", ["municipality:orel"]),
        ("елка", ["practice:tree"]),
        ("ЕЛКИ", ["practice:tree"]),
        ("же\u0301лезно", ["municipality:zheleznogorsk"]),
        ("san jose", ["municipality:san-jose"]),
        ("San Jose\u0301", ["municipality:san-jose"]),
        ("ermi", []),
        ("отходы татарстан", []),
        ("Сбор ли и для отходов", ["practice:waste"]),
        ("the city of waste", ["practice:waste"]),
    ],
)
async def test_words_match_by_form_and_prefix_and_names_rank_first(filled_store, text, expected):
    assert await hit_ids(filled_store, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        'пермь"',
        "+пермь*",
        "пермь^~",
        "(пермь",
        ":пермь",
        "[пермь}",
        "пермь && !",
        "\\пермь/",
        "пермь\x00",
        "\ud800пермь\udfff",
        "'пермь' //",
        "`пермь`$",
        "{пермь",
    ],
)
async def test_query_syntax_characters_are_ignored(filled_store, text):
    assert await hit_ids(filled_store, text) == ["municipality:perm", "practice:waste"]


@pytest.mark.parametrize("text", ["NOT пермь", "searchTerms:пермь", "[пермь TO я]", "* OR 1=1"])
async def test_query_operators_are_plain_words(filled_store, text):
    assert await hit_ids(filled_store, text) == []


async def test_or_is_a_stop_word_and_not_an_operator(filled_store):
    assert await hit_ids(filled_store, "орел OR отходы") == []
    assert await hit_ids(filled_store, "пермь OR отходы") == ["practice:waste"]


async def test_stop_words_count_if_the_text_has_no_other_words(empty_store):
    await write(empty_store, {"practice:on": {"nameEn": "On and on"}, "practice:off": {"nameEn": "Off"}})
    assert await hit_ids(empty_store, "on the") == []
    assert await hit_ids(empty_store, "and on") == ["practice:on"]


async def test_each_spelling_of_an_apostrophe_matches_and_is_marked(empty_store):
    for name, texts in SPELLINGS.items():
        await write(empty_store, {"municipality:a": {"nameEn": name}})
        for text in texts:
            hits = [
                hit
                for hit in (await search(BatchingReader(empty_store), text, ALL_LABELS)).hits
                if hit.id == "municipality:a"
            ]
            assert hits, (name, text)
            assert any(part.matched for part in hits[0].fragment), (name, text)


async def test_the_letter_before_an_apostrophe_does_not_match_alone(empty_store):
    await write(empty_store, {"municipality:a": {"nameEn": "Otter"}})
    assert (await search(BatchingReader(empty_store), "O'Fallon", ALL_LABELS)).total == 0


@given(st.text(st.characters(codec=None)))
def test_only_words_of_the_text_enter_the_query(text):
    lucene = lucene_query(text)
    if not words(text):
        assert lucene is None
        return
    clauses = re.fullmatch(r"(\+(\S+\*|\((\S+ OR )*\S+\*( OR \S+)*\)) ?){1,16}", lucene)
    assert clauses
    characters = re.sub(r" OR |[+* ()]", "", lucene)
    assert {unicodedata.category(c)[0] for c in characters} <= {"L", "N", "M"}


def test_a_query_has_at_most_16_words_of_64_characters():
    assert lucene_query(" ".join(f"w{i}" for i in range(100))) == " ".join(f"+w{i}*" for i in range(16))
    # The time must be linear in the length, not quadratic.
    assert lucene_query("w" * 1_000_000) == f"+{'w' * 64}*"
    assert lucene_query("w\u0301" * 500_000)
    assert lucene_query("w'" * 500_000)
    assert lucene_query("'" * 1_000_000 + "w") == "+w*"


@given(st.text("abcdefghilmnoprstuvyz'", min_size=1, max_size=12))
def test_english_words_with_the_stem_of_the_query_match(text):
    for word in words(text):
        search_query = SearchQuery(stem(word.word))
        assert any(search_query.matches(word.word))
