"""An answer: the ranked practices with their explanations, and how much to trust it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload

import numpy as np

from recommend.confidence import Confidence, Reason
from recommend.explanation import Adopter, Peer, latest_adopters, peers
from recommend.factors import Factor
from recommend.model import Model
from recommend.neighbours import Neighbourhood
from recommend.scoring import Contribution, contributions


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A practice not yet taken up.

    Attributes
    ----------
    practice_id : str
    rank : int
        From 1.
    score : float
        Comparable within one answer only.
    contributions : tuple of Contribution
        The score's parts; they sum to it within 1e-9.
    adopters : int
        How many territories of the level and country took it up by the date of the answer.
    peers : tuple of Peer
        Similar territories that run it, the heaviest vote first; what is behind the factor "neighbours".
    latest_adopters : tuple of Adopter
        Those that took it up last; what is behind the factor "hazard" or "popularity".
    """

    practice_id: str
    rank: int
    score: float
    contributions: tuple[Contribution, ...]
    adopters: int
    peers: tuple[Peer, ...]
    latest_adopters: tuple[Adopter, ...]


class RankedItems(Sequence[Recommendation]):
    """A ranked list; an item's explanation is made when it is read, since a page reads few of many."""

    def __init__(
        self, model: Model, row: int, neighbourhood: Neighbourhood | None, factors: Sequence[Factor],
        columns: np.ndarray, values: np.ndarray,
    ):
        self._model = model
        self._row = row
        self._neighbourhood = neighbourhood
        self._factors = factors
        self._columns = columns
        self._values = values

    @property
    def keys(self) -> list[tuple[float, str]]:
        """Score and practice of every item in order, without the cost of the explanations."""
        practice_ids = self._model.snapshot.practice_ids
        return [(score, practice_ids[column])
                for score, column in zip(self._values.tolist(), self._columns.tolist(), strict=True)]

    def __len__(self) -> int:
        return len(self._columns)

    @overload
    def __getitem__(self, index: int) -> Recommendation: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Recommendation, ...]: ...

    def __getitem__(self, index):
        positions = range(len(self))[index]
        return self._item(positions) if isinstance(positions, int) else tuple(map(self._item, positions))

    def _item(self, position: int) -> Recommendation:
        model, column = self._model, int(self._columns[position])
        return Recommendation(
            model.snapshot.practice_ids[column],
            position + 1,
            float(self._values[position]),
            contributions(self._factors, column),
            int(model.snapshot.adopters[column]),
            () if self._neighbourhood is None else peers(
                model.snapshot, model.neighbours, self._neighbourhood, model.borders, self._row, column,
                model.parameters,
            ),
            latest_adopters(model.snapshot, column, model.parameters),
        )


@dataclass(frozen=True, slots=True)
class Recommendations:
    """An answer: everything that can be recommended, the best first, and how much to trust it.

    as_of: the date asked for, else the latest date in the adoptions of that level and country; None if they
    have no dates.
    """

    territory_id: str
    as_of: str | None
    confidence: Confidence
    reason: Reason
    items: RankedItems
