"""Likeness of texts by the meaning of their words, offline: static Russian word vectors, and stems for other words."""

from meaning.index import MeaningIndex, WordMatch
from meaning.plain_words import plain_words
from meaning.word_vectors import WordVectors

__all__ = ["MeaningIndex", "WordMatch", "WordVectors", "plain_words"]
