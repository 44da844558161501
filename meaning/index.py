"""Texts compared by meaning: the words of a query are aligned with the closest words of each text.

The score of a text is a weighted mean of three numbers from 0 to 1:

- coverage: how much of the query the text covers, the mean over the query's words of the best likeness with a word of
  the text;
- focus: how much of the text the query covers, likewise;
- direction: the cosine of the mean vectors of both.

Words are weighted by their rarity. The likeness of two words is 1 for the same stem, `RELATED` by their letters, or
else their cosine, corrected for words that are close to all others: half of the mean cosine of each with its `NEAREST`
closest reference words is subtracted (cross-domain similarity local scaling, Conneau et al. 2018, arXiv:1710.04087).
The parameters were chosen on one half of `benchmarks/meaning/queries.csv`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import numpy as np
import numpy.typing as npt

from graph.stop_words import STOP_WORDS
from graph.text import MAX_COMPARED, distinct_words, iterate_words
from meaning.empty_words import EMPTY_WORDS
from meaning.names import is_cyrillic, names
from meaning.stems import RELATED, StemIndex
from meaning.word_vectors import Floats, WordVectors, unit

#: Words of a query that are compared: the first distinct ones.
MAX_WORDS = 32
FOCUS, DIRECTION = 0.3, 0.3
NEAREST = 50
#: The mean cosine of an average word with its closest reference words; the correction leaves its cosines unchanged.
USUAL = 0.45
#: A corrected cosine up to this is no likeness.
UNRELATED = 0.2
#: The greatest likeness of words with different letters.
MAX_LIKENESS = 0.95
#: The frequency at which a word has half the weight of a rare one; see Arora et al. 2017, weights a / (a + p).
HALF_WEIGHT = 1e-3
EMPTY_WEIGHT = 0.02
#: Scores and likenesses are rounded, so that they are equal on all machines.
DECIMALS = 4
#: Queries whose likeness to all words is kept, at most 4 bytes x `MAX_WORDS` for each word of the texts.
RECENT = 4
#: The lowest likeness that is reported as a match.
MIN_MATCH = 0.3
#: The likeness that a word of the query must have with one of the text: without one, a text is close in direction only.
MIN_BEST = 0.5
#: The lowest score of a text that answers a query with Russian words, and one without, which has no direction.
MIN_SCORE, MIN_SCORE_BY_LETTERS = 0.3, 0.2


@dataclass(frozen=True, slots=True)
class WordMatch:
    """A word of a query and the closest word of a text, both as written there.

    likeness: 1 for the same stem, less for words that are related by their letters or by meaning.
    """

    word: str
    matched: str
    likeness: float


@dataclass(frozen=True, slots=True)
class _Words:
    """Words to compare with the texts. vectors: unit vectors or zeros. weights: by rarity."""

    words: Sequence[str]
    vectors: Floats
    weights: Floats


@dataclass(frozen=True, slots=True)
class _Query:
    """The words of a query, and their likeness to each word of the texts, of shape (words, words)."""

    words: _Words
    likeness: Floats


class MeaningIndex:
    """Texts by id, compared with queries and with each other. Thread-safe.

    ids: the ids of the texts, sorted; arrays of scores have their order.
    """

    def __init__(self, texts: Mapping[str, str], vectors: WordVectors | None) -> None:
        """Compare the texts by the meaning of their Russian words; without vectors only by letters.

        texts: names and descriptions by id, parts separated by line breaks. The first `MAX_COMPARED` characters count.
        """
        self.ids = tuple(sorted(texts))
        self._texts = {id_: texts[id_][:MAX_COMPARED] for id_ in self.ids}
        self._row = {id_: row for row, id_ in enumerate(self.ids)}
        self._vectors = vectors
        each = [_words(self._texts[id_]) for id_ in self.ids]
        self._words = sorted(set(chain.from_iterable(each)))
        position = {word: index for index, word in enumerate(self._words)}
        #: The words of all texts in turn, and where each text begins.
        self._items = np.fromiter((position[word] for word in chain.from_iterable(each)), np.intp)
        self._starts = np.concatenate(([0], np.cumsum([len(words) for words in each]))).astype(np.intp)
        self._some = np.diff(self._starts) > 0
        self._documents = np.bincount(self._items, minlength=len(self._words))
        self._stems = StemIndex(self._words)
        all_names = names(self._texts.values())
        self._is_name = np.array([word in all_names for word in self._words], bool)
        self._is_cyrillic = np.array([is_cyrillic(word) for word in self._words], bool)
        own = self._weighted(self._words)
        self._weights = own.weights
        #: The words that may resemble others; a name resembles none.
        self._with_vector = np.flatnonzero(own.vectors.any(axis=1) & ~self._is_name)
        self._matrix = own.vectors[self._with_vector]
        self._crowding = self._crowded(self._matrix)
        self._directions = self._means(own)
        self._crowding_of_texts = self._crowded(self._directions)
        # The matches of a query follow its scores.
        self._asked = lru_cache(RECENT)(self._ask)

    def scores(self, text: str) -> Floats:
        """Return the score of each text for a query, 0 to 1."""
        query = self._asked(text)
        return self._scores(query) if query.words.words else self._zeros()

    def found(self, text: str) -> list[tuple[str, float]]:
        """Return the ids and scores of the texts that answer a query, the best first, rounded to 4 decimals.

        Equal scores are ordered by the number of words, then by id. Texts below the lowest score, or without a word
        that matches well, are left out.
        """
        query = self._asked(text)
        if not query.words.words:
            return []
        scores = self._scores(query).round(DECIMALS)
        enough = scores >= (MIN_SCORE if query.words.vectors.any() else MIN_SCORE_BY_LETTERS)
        rows = np.flatnonzero(enough & (self._best(query.likeness).max(axis=0) >= MIN_BEST))
        order = np.lexsort((rows, np.diff(self._starts)[rows], -scores[rows]))
        return [(self.ids[row], round(float(scores[row]), DECIMALS)) for row in rows[order]]

    def matches(self, text: str, id_: str) -> tuple[WordMatch, ...]:
        """Return the words of a query that a text matches, in their order. Raises KeyError for an unknown id.

        A likeness below `MIN_MATCH` is not a match.
        """
        query, items = self._asked(text), self._items_of(id_)
        if not query.words.words or not len(items):
            return ()
        likeness = query.likeness[:, items]
        best = likeness.argmax(axis=1)
        asked, written = _as_written(text), _as_written(self._texts[id_])
        return tuple(
            WordMatch(asked[word], written[self._words[items[column]]], round(float(row[column]), DECIMALS))
            for word, row, column in zip(query.words.words, likeness, best, strict=True)
            if row[column] >= MIN_MATCH
        )

    def likeness(self, a: str, b: str) -> float:
        """Return the likeness of two texts, 0 to 1, the same in both directions. Raises KeyError for an unknown id."""
        return float(self.likenesses(a)[self._row[b]])

    def likenesses(self, id_: str) -> Floats:
        """Return the likeness of a text to every text, 0 to 1. Names do not count.

        Raises KeyError for an unknown id.
        """
        items = self._items_of(id_)
        items = items[~self._is_name[items]]
        if not len(items):
            return self._zeros()
        words = [self._words[item] for item in items]
        text = self._weighted(words)
        text.weights[:] = self._weights[items]
        likeness = self._likeness(text)
        weights = np.where(self._is_name, 0, self._weights)
        coverage, focus = self._coverage(text, likeness), self._focus(likeness, weights)
        direction = self._direction(text)
        return np.asarray((1 - DIRECTION) * (coverage + focus) / 2 + DIRECTION * direction, np.float32)

    def _ask(self, text: str) -> _Query:
        words = self._weighted(_without_stop_words(distinct_words(text[:MAX_COMPARED]))[:MAX_WORDS])
        return _Query(words, self._likeness(words))

    def _scores(self, asked: _Query) -> Floats:
        query, likeness = asked.words, asked.likeness
        cyrillic = any(map(is_cyrillic, query.words))
        weights = np.where(self._is_cyrillic == cyrillic, self._weights, 0)  # a text has a name in each language
        coverage, focus = self._coverage(query, likeness), self._focus(likeness, weights)
        known = query.vectors.any(axis=1)
        # A query without Russian words has no direction.
        direction_share = DIRECTION * float(query.weights[known].sum() / query.weights.sum())
        rest = 1 - direction_share - FOCUS
        return np.asarray(rest * coverage + FOCUS * focus + direction_share * self._direction(query), np.float32)

    def _best(self, likeness: Floats) -> Floats:
        """Return the best likeness of each word of a query with a word of each text, of shape (words, texts)."""
        best = np.zeros((len(likeness), len(self.ids)), np.float32)
        if self._some.any():
            best[:, self._some] = np.maximum.reduceat(likeness[:, self._items], self._starts[:-1][self._some], axis=1)
        return best

    def _coverage(self, query: _Words, likeness: Floats) -> Floats:
        coverage: Floats = (query.weights / query.weights.sum()) @ self._best(likeness)
        return coverage

    def _focus(self, likeness: Floats, weights: Floats) -> Floats:
        focus = self._zeros()
        if self._some.any():
            starts = self._starts[:-1][self._some]
            of_items = weights[self._items]
            covered = np.add.reduceat(likeness.max(axis=0)[self._items] * of_items, starts)
            total = np.add.reduceat(of_items, starts)
            focus[self._some] = np.divide(covered, total, out=np.zeros_like(covered), where=total > 0)
        return focus

    def _direction(self, query: _Words) -> Floats:
        direction = unit(query.weights @ query.vectors)
        likeness: Floats = self._corrected(direction[None], self._directions, self._crowding_of_texts)[0]
        return likeness

    def _likeness(self, query: _Words) -> Floats:
        """Return the likeness of each word of a query to each word of the texts, of shape (words, words)."""
        likeness = np.zeros((len(query.words), len(self._words)), np.float32)
        if len(self._matrix):
            of_known = self._corrected(query.vectors, self._matrix, self._crowding)
            likeness[:, self._with_vector] = np.minimum(of_known, MAX_LIKENESS)
        for row, word in zip(likeness, query.words, strict=True):
            if word in EMPTY_WORDS:
                row[:] = 0
            else:
                related = list(self._stems.related(word))
                row[related] = np.maximum(row[related], RELATED)
            row[self._stems.same(word)] = 1
        return likeness

    def _corrected(self, a: Floats, b: Floats, crowding_of_b: Floats) -> Floats:
        """Return the likeness of each vector of `a` to each of `b`, 0 to 1; 0 for zeros."""
        cosines = a @ b.T
        cosines -= (self._crowded(a)[:, None] + crowding_of_b[None, :]) / 2 - USUAL
        likeness: Floats = ((cosines - UNRELATED) / (1 - UNRELATED)).clip(0, 1)
        likeness[~a.any(axis=1)] = 0
        likeness[:, ~b.any(axis=1)] = 0
        return likeness

    def _crowded(self, vectors: Floats) -> Floats:
        """Return the mean cosine of each vector with its closest reference words."""
        if self._vectors is None or not len(vectors):
            return np.zeros(len(vectors), np.float32)
        cosines = vectors @ self._vectors.reference.T
        nearest: Floats = np.partition(cosines, -NEAREST, axis=1)[:, -NEAREST:].mean(axis=1)
        return nearest

    def _weighted(self, words: Sequence[str]) -> _Words:
        """Return the vectors and weights of words: the geometric mean of their rarity in Russian and in the texts."""
        total = len(self.ids)
        counts = [int(self._documents[self._stems.same(word)].sum()) for word in words]
        in_texts = np.log((total + 1) / (np.array(counts, np.float32) + 0.5)).clip(0.01) / np.log(2 * total + 2)
        frequencies = np.array([self._vectors.frequency(word) if self._vectors else 0 for word in words])
        weights = np.sqrt(in_texts * HALF_WEIGHT / (HALF_WEIGHT + frequencies)).astype(np.float32)
        weights[[word in EMPTY_WORDS for word in words]] = EMPTY_WEIGHT
        if self._vectors is None:
            return _Words(words, np.zeros((len(words), 1), np.float32), weights)
        return _Words(words, self._vectors.of(words)[0], weights)

    def _means(self, own: _Words) -> Floats:
        """Return the mean vector of each text, weighted and scaled to the length 1."""
        means = np.zeros((len(self.ids), own.vectors.shape[1]), np.float32)
        weighted = own.vectors * np.where(self._is_name, 0, own.weights)[:, None]
        for row in np.flatnonzero(self._some):  # at once, the vectors of all words of all texts would fill memory
            means[row] = weighted[self._items[self._starts[row] : self._starts[row + 1]]].sum(axis=0)
        return unit(means)

    def _items_of(self, id_: str) -> npt.NDArray[np.intp]:
        row = self._row[id_]
        return self._items[self._starts[row] : self._starts[row + 1]]

    def _zeros(self) -> Floats:
        return np.zeros(len(self.ids), np.float32)


def _words(text: str) -> list[str]:
    """Return the distinct words of a text, without stop words unless it has no others."""
    words = distinct_words(text[:MAX_COMPARED])
    return _without_stop_words(words) or words


def _without_stop_words(words: Sequence[str]) -> list[str]:
    return [word for word in words if word not in STOP_WORDS]


def _as_written(text: str) -> dict[str, str]:
    """Return the first spelling of each word of a text by its normalised form."""
    spellings: dict[str, str] = {}
    for word, start, end in iterate_words(text):
        spellings.setdefault(word, text[start:end])
    return spellings
