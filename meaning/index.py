"""Texts compared by meaning: the words of a query are aligned with the closest words of each text."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graph.stop_words import STOP_WORDS
from graph.text import MAX_COMPARED, distinct_words, stem
from meaning.word_vectors import Floats, WordVectors

#: Words of a query that are compared: the first distinct ones.
MAX_WORDS = 16
#: A cosine below counts as no likeness: about the cosine of two unrelated words.
THRESHOLD = 0.3


@dataclass(frozen=True, slots=True)
class WordMatch:
    """A word of the query and the closest word of a text.

    word, matched: normalised as by `graph.text.words`. likeness: 1 for the same stem, less for a similar meaning.
    """

    word: str
    matched: str
    likeness: float


class MeaningIndex:
    """Texts by id, compared with queries and with each other.

    ids: the ids of the texts, sorted; arrays of scores have their order.
    """

    def __init__(self, texts: Mapping[str, str], vectors: WordVectors | None) -> None:
        """Compare the texts by the stems of their words, and with vectors by the meaning of Russian words."""
        self.ids = tuple(sorted(texts))
        self._row = {id_: row for row, id_ in enumerate(self.ids)}
        self._vectors = vectors
        words = [_words(texts[id_]) for id_ in self.ids]
        self._words = sorted({word for each in words for word in each})
        position = {word: index for index, word in enumerate(self._words)}
        self._stems = np.array([stem(word) for word in self._words], object)
        self._matrix, self._known = self._look_up(self._words)
        #: The words of all texts in turn, and where each text begins; a text without words has none.
        self._items = np.array([position[word] for each in words for word in each], np.intp)
        self._lengths = np.array([len(each) for each in words], np.intp)
        self._starts = np.concatenate(([0], np.cumsum(self._lengths)))
        self._documents: dict[str, int] = {}
        for each in words:
            for its_stem in {stem(word) for word in each}:
                self._documents[its_stem] = self._documents.get(its_stem, 0) + 1

    def scores(self, text: str) -> Floats:
        """Return for each text how much of the query it covers, by inverse document frequency, 0 to 1."""
        words = _words(text)[:MAX_WORDS]
        if not words:
            return np.zeros(len(self.ids), np.float32)
        return self._weights(words) @ self._best(self._likeness(words))

    def matches(self, text: str, id_: str) -> tuple[WordMatch, ...]:
        """Return the words of the query that the text matches, in their order. Raises KeyError for an unknown id."""
        words = _words(text)[:MAX_WORDS]
        items = self._items_of(self._row[id_])
        if not words or not len(items):
            return ()
        likeness = self._likeness(words)[:, items]
        best = likeness.argmax(axis=1)
        return tuple(
            WordMatch(word, self._words[items[column]], float(row[column]))
            for word, row, column in zip(words, likeness, best, strict=True)
            if row[column] > 0
        )

    def likeness(self, a: str, b: str) -> float:
        """Return the likeness of two texts, 0 to 1. Raises KeyError for an unknown id."""
        return float(self.likenesses(a)[self._row[b]])

    def likenesses(self, id_: str) -> Floats:
        """Return the likeness of a text to every text, the mean of both coverages. Raises KeyError for an unknown id."""
        items = self._items_of(self._row[id_])
        result = np.zeros(len(self.ids), np.float32)
        if not len(items):
            return result
        words = [self._words[item] for item in items]
        likeness = self._likeness(words)
        covered = self._weights(words) @ self._best(likeness)
        weights = self._idf([str(each) for each in self._stems])
        covering = np.zeros(len(self.ids), np.float32)
        some = self._lengths > 0
        starts = self._starts[:-1][some]
        weighted = (likeness.max(axis=0) * weights)[self._items]
        covering[some] = np.add.reduceat(weighted, starts) / np.add.reduceat(weights[self._items], starts)
        return (covered + covering) / 2

    def _items_of(self, row: int) -> npt.NDArray[np.intp]:
        return self._items[self._starts[row] : self._starts[row + 1]]

    def _look_up(self, words: list[str]) -> tuple[Floats, npt.NDArray[np.bool_]]:
        if self._vectors is None:
            return np.zeros((len(words), 1), np.float32), np.zeros(len(words), bool)
        return self._vectors.of(words)

    def _likeness(self, words: list[str]) -> Floats:
        """Return the likeness of each word to each word of the texts, of shape (words, words of the texts)."""
        vectors, _ = self._look_up(words)
        cosines = vectors @ self._matrix.T
        likeness = np.where(cosines >= THRESHOLD, cosines, 0).astype(np.float32)
        for row, word in enumerate(words):
            likeness[row, self._stems == stem(word)] = 1
        return np.minimum(likeness, 1)

    def _best(self, likeness: Floats) -> Floats:
        """Return the best likeness of each word within each text, of shape (words, texts)."""
        best = np.zeros((len(likeness), len(self.ids)), np.float32)
        some = self._lengths > 0
        if some.any():
            best[:, some] = np.maximum.reduceat(likeness[:, self._items], self._starts[:-1][some], axis=1)
        return best

    def _weights(self, words: list[str]) -> Floats:
        """Return the inverse document frequencies of the words as shares of their sum."""
        idf = self._idf([stem(word) for word in words])
        return idf / idf.sum()

    def _idf(self, stems: list[str]) -> Floats:
        frequencies = np.array([self._documents.get(each, 0) for each in stems], np.float32)
        return np.log((len(self.ids) + 1) / (frequencies + 0.5)).astype(np.float32).clip(0.01)


def _words(text: str) -> list[str]:
    """Return the distinct words of a text, without stop words unless it has no others."""
    words = distinct_words(text[:MAX_COMPARED])
    return [word for word in words if word not in STOP_WORDS] or words
