"""The errors of a search text."""

import pytest

from graph.search import EmptySearch, TextTooLong, search
from graph.search.hits import MAX_TEXT
from graph.store.batching import BatchingReader
from tests.graph.search.nodes import ALL_LABELS


async def test_a_text_without_words_is_rejected(filled_store):
    for text in ("", " \t\n", '+-!(){}[]^"~*?:\\/', "\x00\x01", "\ud800", "…—«»"):
        with pytest.raises(EmptySearch, match=r"^text: .* Write at least one letter") as raised:
            await search(BatchingReader(filled_store), text, ALL_LABELS)
        assert raised.value.sentence("ru").startswith("text: нет ни одного слова")


async def test_a_text_of_more_than_1000_characters_is_rejected_without_a_statement(filled_store):
    before = filled_store.statement_count
    for text in ("п" * (MAX_TEXT + 1), "парк " * 200_000, "\ud800" * 1_000_000):
        with pytest.raises(TextTooLong, match=rf"^text: it has {len(text)} characters, more than 1000") as raised:
            await search(BatchingReader(filled_store), text, ALL_LABELS)
        assert raised.value.sentence("ru").startswith(f"text: в тексте {len(text)} ")
    assert filled_store.statement_count == before
