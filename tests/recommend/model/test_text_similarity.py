"""The similarity of practices by words and topics."""

import numpy as np

from recommend import Practice
from recommend.model.text_similarity import text_similarity


def practice(words: str, topics: str = "") -> Practice:
    return Practice(words, terms=frozenset(words.split()), topics=frozenset(topics.split()))


def test_a_common_rare_word_counts_more_than_a_common_frequent_one():
    similar = text_similarity([practice("school bus"), practice("school meal"), practice("city bus"), practice("bus")])
    assert similar[[0], [1]] > similar[[0], [2]] > 0
    assert not similar.diagonal().any()
    assert np.allclose(similar.toarray(), similar.toarray().T)


def test_a_topic_is_not_confused_with_a_word():
    assert text_similarity([practice("waste"), practice("sorting", "waste")]).nnz == 0
    assert text_similarity([practice("bins", "waste"), practice("sorting", "waste")]).nnz == 2


def test_practices_without_words_resemble_none():
    assert text_similarity([practice(""), practice("")]).nnz == 0
    assert text_similarity([]).shape == (0, 0)
