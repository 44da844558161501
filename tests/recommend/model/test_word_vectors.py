"""The shipped word vectors in the recommender."""

from meaning import WordVectors
from recommend.model.word_vectors import word_vectors


def test_the_vectors_are_loaded_once():
    assert isinstance(word_vectors(), WordVectors)
    assert word_vectors() is word_vectors()


def test_without_their_files_there_are_none_and_the_log_says_so(monkeypatch, caplog):
    def load() -> WordVectors:
        raise FileNotFoundError("codes.npy")

    monkeypatch.setattr(WordVectors, "load", load)
    word_vectors.cache_clear()
    assert word_vectors() is None
    assert "codes.npy" in caplog.text
    word_vectors.cache_clear()
