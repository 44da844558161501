"""The fit of practices from elsewhere to what a territory does, by the meaning of texts.

fit = 5 x g(l), g(l) = max(0, l - 0.6) / 0.4, l being the likeness (`meaning.MeaningIndex`) of the practice to the
closest of the projects of the territory's teams and its own practices. Likenesses up to 0.6 are reached by unrelated
texts. The weight is a judgement. Russian texts are compared with Russian ones by meaning, English
texts with English ones by their words.

The index has the practices that run anywhere as of the date, so that later ones change nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from meaning import MeaningIndex, WordMatch
from recommend.model.tables import NodeId, Practice, Project, joined
from recommend.model.word_vectors import word_vectors

_WEIGHT = 5.0
#: The likeness of texts up to which it says nothing.
_NOISE = 0.6
#: The own practices that are compared, the latest: the time of an answer grows with them.
MAX_PRACTICES = 10
_DECIMALS = 9


@dataclass(frozen=True, slots=True)
class Need:
    """What practices are compared with. kind: project or practice. text_ru, text_en: empty if unknown."""

    kind: str
    id: NodeId
    text_ru: str
    text_en: str


@dataclass(frozen=True, slots=True)
class ClosestNeed:
    """The need that is closest to a practice, with the likeness beyond noise, 0 to 1, and the words that match."""

    need: Need
    likeness: float
    matches: tuple[WordMatch, ...]


class TopicalFit:
    """The texts of practices, by position. Immutable."""

    def __init__(self, practices: Sequence[Practice]):
        self._row_of = {practice.id: row for row, practice in enumerate(sorted(practices, key=lambda each: each.id))}
        self._russian = MeaningIndex({each.id: _russian(each) for each in practices}, word_vectors())
        self._english = MeaningIndex({each.id: _english(each) for each in practices}, None)

    def values(self, needs: Sequence[Need], ids: Sequence[NodeId]) -> np.ndarray:
        """Return the fit of some practices."""
        values: np.ndarray = _WEIGHT * self._likenesses(needs, ids).max(axis=0, initial=0.0)
        return values

    def closest(self, needs: Sequence[Need], id_: NodeId) -> ClosestNeed | None:
        """Return the need that is closest to a practice, the first of equal ones; None if none is."""
        likenesses = self._likenesses(needs, [id_])[:, 0]
        if not likenesses.any():
            return None
        position = int(likenesses.argmax())
        need = needs[position]
        matches = self._russian.matches(need.text_ru, id_) or self._english.matches(need.text_en, id_)
        return ClosestNeed(need, float(likenesses[position]), tuple(sorted(matches, key=lambda each: -each.likeness)))

    def _likenesses(self, needs: Sequence[Need], ids: Sequence[NodeId]) -> np.ndarray:
        """Return the likenesses beyond noise, needs x practices. A practice is not compared with itself."""
        rows = [self._row_of[id_] for id_ in ids]
        found = np.zeros((len(needs), len(ids)))
        for position, need in enumerate(needs):
            of_all = np.maximum(self._russian.scores(need.text_ru), self._english.scores(need.text_en))
            found[position] = np.clip((of_all[rows] - _NOISE) / (1 - _NOISE), 0, 1)
        return np.round(found, _DECIMALS)


def need_of(row: Project | Practice) -> Need:
    """Return a project or an own practice as a need."""
    if isinstance(row, Project):
        return Need("project", row.id, row.text_ru or "", row.text_en or "")
    return Need("practice", row.id, _russian(row), _english(row))


def _russian(practice: Practice) -> str:
    """Return the Russian name and the summary; empty without a Russian name."""
    return joined([practice.name_ru, practice.summary]) or "" if practice.name_ru else ""


def _english(practice: Practice) -> str:
    """Return the name that is not the Russian one; empty without it."""
    return practice.name if practice.name and practice.name != practice.name_ru else ""
