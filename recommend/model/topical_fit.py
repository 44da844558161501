"""The fit of practices from elsewhere to what a territory does, by the meaning of texts.

fit = 5 x the likeness (`BilingualTexts`) of the practice to the closest of the projects of the territory's teams and
its own practices. The weight is a judgement.

The index has the practices that run anywhere as of the date, so that later ones change nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from meaning import WordMatch
from recommend.model.bilingual_texts import BilingualText, BilingualTexts
from recommend.model.tables import NodeId, Practice, Project, joined

_WEIGHT = 5.0
#: The own practices that are compared, the latest: the time of an answer grows with them.
MAX_PRACTICES = 10
_DECIMALS = 9


@dataclass(frozen=True, slots=True)
class Need:
    """What practices are compared with. kind: project or practice."""

    kind: str
    id: NodeId
    text: BilingualText


@dataclass(frozen=True, slots=True)
class ClosestNeed:
    """The need that is closest to a practice, with the likeness beyond noise, 0 to 1, and the words that match."""

    need: Need
    likeness: float
    matches: tuple[WordMatch, ...]


class TopicalFit:
    """The texts of practices, by position. Immutable."""

    def __init__(self, practices: Sequence[Practice]):
        self._texts = BilingualTexts({each.id: _text(each) for each in practices})

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
        return ClosestNeed(need, float(likenesses[position]), self._texts.matches(need.text, id_))

    def _likenesses(self, needs: Sequence[Need], ids: Sequence[NodeId]) -> np.ndarray:
        """Return the likenesses beyond noise, needs x practices."""
        rows = [self._texts.row_of[id_] for id_ in ids]
        found = np.zeros((len(needs), len(ids)))
        for position, need in enumerate(needs):
            found[position] = self._texts.scores(need.text)[rows]
        return np.round(found, _DECIMALS)


def need_of(row: Project | Practice) -> Need:
    """Return a project or an own practice as a need."""
    if isinstance(row, Project):
        return Need("project", row.id, BilingualText(row.text_ru or "", row.text_en or ""))
    return Need("practice", row.id, _text(row))


def _text(practice: Practice) -> BilingualText:
    """Return the Russian name with the summary, if there is one, and the name that is not the Russian one."""
    russian = joined([practice.name_ru, practice.summary]) if practice.name_ru else None
    english = practice.name if practice.name != practice.name_ru else None
    return BilingualText(russian or "", english or "")
