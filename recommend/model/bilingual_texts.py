"""Texts with a Russian and an English version, compared in the language in which they are more alike.

Russian texts are compared by meaning (`meaning.MeaningIndex`), English ones by the stems of their words: the shipped
vectors are of Russian words. Likenesses l up to 0.6 are reached by unrelated texts, so (l - 0.6) / 0.4 is reported, 0
to 1.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from meaning import MeaningIndex, WordMatch
from recommend.model.tables import NodeId
from recommend.model.word_vectors import word_vectors

#: The likeness of texts up to which it says nothing.
NOISE = 0.6


@dataclass(frozen=True, slots=True)
class BilingualText:
    """A text in both languages, empty where it is unknown."""

    russian: str = ""
    english: str = ""


class BilingualTexts:
    """Texts by id. Immutable. `row_of` has the position of each id in the arrays."""

    def __init__(self, texts: Mapping[NodeId, BilingualText]):
        self._texts = texts
        self._russian = MeaningIndex({id_: text.russian for id_, text in texts.items()}, word_vectors())
        self._english = MeaningIndex({id_: text.english for id_, text in texts.items()}, None)
        self.row_of: Mapping[NodeId, int] = {id_: row for row, id_ in enumerate(self._russian.ids)}

    def scores(self, query: BilingualText) -> np.ndarray:
        """Return how well each text answers a query, beyond noise."""
        return _beyond_noise(self._russian.scores(query.russian), self._english.scores(query.english))

    def likenesses(self, id_: NodeId) -> np.ndarray:
        """Return the likeness of a text to every text, the same in both directions, beyond noise.

        Raises KeyError for an unknown id.
        """
        return _beyond_noise(self._russian.likenesses(id_), self._english.likenesses(id_))

    def matches(self, query: BilingualText, id_: NodeId) -> tuple[WordMatch, ...]:
        """Return the words of a query that a text matches, the closest first, in the language of the better score.

        Raises KeyError for an unknown id.
        """
        row, matches = self.row_of[id_], self._russian.matches(query.russian, id_)
        if self._english.scores(query.english)[row] > self._russian.scores(query.russian)[row]:
            matches = self._english.matches(query.english, id_)
        return tuple(sorted(matches, key=lambda each: -each.likeness))


def _beyond_noise(russian: np.ndarray, english: np.ndarray) -> np.ndarray:
    likenesses = np.maximum(russian, english).astype(float)
    beyond: np.ndarray = np.clip((likenesses - NOISE) / (1 - NOISE), 0, 1)
    return beyond
