"""Corrections of misspelt words: the comparison of words, and the search on both stores."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.query import Cursor
from graph.search import Span, search
from graph.search.spelling import MAX_CORRECTED, _frame, differ_by_one_letter
from graph.store.batching import BatchingReader
from tests.graph.search.nodes import ALL_LABELS, hit_ids, marked, write

LETTERS = "абвг"


def edits(word: str) -> set[str]:
    """Return all words that differ from the word by one letter."""
    places = range(len(word) + 1)
    added = {word[:i] + letter + word[i:] for i in places for letter in LETTERS}
    replaced = {word[:i] + letter + word[i + 1 :] for i in places[:-1] for letter in LETTERS}
    missing = {word[:i] + word[i + 1 :] for i in places[:-1]}
    swapped = {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in places[:-2]}
    return (added | replaced | missing | swapped) - {word}


@given(st.text(LETTERS, max_size=8), st.text(LETTERS, max_size=8))
def test_two_words_differ_by_one_letter_if_one_edit_leads_from_one_to_the_other(one, other):
    assert differ_by_one_letter(one, other) == (other in edits(one))
    assert all(differ_by_one_letter(one, each) and differ_by_one_letter(each, one) for each in edits(one))


@given(st.text(LETTERS, min_size=4, max_size=9))
def test_the_store_returns_every_word_that_differs_by_one_letter(word):
    length, start, end = _frame(word)
    for each in edits(word):
        assert abs(len(each) - length) <= 1
        assert each.startswith(start) or each.endswith(end)


NODES = {
    "municipality:kazan": {"nameRu": "Казань"},
    "municipality:innopolis": {"nameRu": "Иннополис"},
    "municipality:yekaterinburg": {"nameRu": "Екатеринбург"},
    "practice:waste": {"nameRu": "Раздельный сбор отходов", "nameEn": "Separate waste collection"},
    "practice:park": {"nameRu": "Парк", "summaryRu": "Парк в Казани"},
    "topic:waste": {"nameRu": "Отходы"},
    "topic:cell": {"nameEn": "Cell", "definitionEn": "A wall"},
    "topic:call": {"nameEn": "Call"},
    "topic:ball": {"nameEn": "Balls"},
}


@pytest.fixture
async def spelling_store(empty_store):
    await write(empty_store, NODES)
    return empty_store


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # One letter is missing, replaced, added or swapped, at any place of the word.
        ("Казнь", ["municipality:kazan", "practice:park"]),
        ("отхды", ["topic:waste", "practice:waste"]),
        ("Инополис", ["municipality:innopolis"]),
        ("Екатеренбург", ["municipality:yekaterinburg"]),
        ("Икатеринбург", ["municipality:yekaterinburg"]),
        ("Екатеринбургг", ["municipality:yekaterinburg"]),
        ("Екатеринбруг", ["municipality:yekaterinburg"]),
        ("Waset", ["practice:waste"]),
        # The stem is misspelt, and the form is in no text.
        ("в Екатеренбурге", ["municipality:yekaterinburg"]),
        # The other words are as they were written.
        ("раздельный сбор отхдов", ["practice:waste"]),
        ("парк в Казне", ["practice:park"]),
        # Two letters, a short word, digits, and words that are not together in a node.
        ("Екотеренбург", []),
        ("пак", []),
        ("отх0ды", []),
        ("отходы Иннополис", []),
        ("отхды Иннополис", []),
        # A word with hits is not corrected, also beside one without.
        ("call", ["topic:call"]),
        ("wall", ["topic:cell"]),
        ("call wastee", []),
        # A word without hits has several corrections.
        ("tall", ["topic:call", "topic:ball", "topic:cell"]),
    ],
)
async def test_a_word_without_hits_matches_words_that_differ_by_one_letter(spelling_store, text, expected):
    assert await hit_ids(spelling_store, text) == expected


async def test_a_word_is_corrected_within_the_searched_types(spelling_store):
    assert await hit_ids(spelling_store, "Казнь", ["Practice"]) == ["practice:park"]
    assert await hit_ids(spelling_store, "wall", ["Practice"]) == []


async def test_pages_of_corrected_hits_continue_after_each_other_and_mark_the_corrections(spelling_store):
    reads = BatchingReader(spelling_store)
    whole = await search(reads, "Казнь", ALL_LABELS)
    assert [marked(hit.fragment) for hit in whole.hits] == ["[Казань]", "Парк в [Казани]"]
    assert all(0 < hit.score < 0.05 for hit in whole.hits)
    first = await search(reads, "Казнь", ALL_LABELS, Span(1))
    (hit,) = first.hits
    second = await search(reads, "Казнь", ALL_LABELS, Span(1, after=Cursor(hit.score, hit.id)))
    assert [*first.hits, *second.hits] == whole.hits
    assert (first.total, second.total) == (2, 2)
    assert (first.has_next, first.has_previous, second.has_next, second.has_previous) == (True, False, False, True)


async def test_only_a_search_without_hits_sends_further_statements(spelling_store):
    for text, statements in [
        ("Казань", 1),
        ("Kazan", 1),
        ("Казнь", 3),
        ("ъъъъъъ", 2),
        ("отходы Иннополис", 2),
        ("ъъъ", 1),
        ("2024", 1),
        ("ъъъъъъ" + " ыыыыыы" * 5, 2),
        (" ".join(letter * 6 for letter in "жзклмнптъщ"[: MAX_CORRECTED + 1]), 1),
    ]:
        before = spelling_store.statement_count
        await search(BatchingReader(spelling_store), text, ALL_LABELS)
        assert spelling_store.statement_count - before == statements, text
