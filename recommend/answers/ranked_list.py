"""An answer: the ranked practices with their explanations, and how much to trust it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar, overload

import numpy as np

from recommend.explain.cautions import Caution
from recommend.explain.confidence import Confidence, Reason
from recommend.explain.supporting_evidence import Adopter, Path, Peer
from recommend.model.evidence import EvidenceSummary
from recommend.model.scoring import Contribution, ranked

Item = TypeVar("Item")
#: So many are put in order first: a page or two.
_HEAD = 256


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
        How many territories of the level and country took it up by the date of the answer; of an idea from
        elsewhere, how many territories at all.
    peers : tuple of Peer
        Similar territories that run it, the heaviest vote first; what is behind the factor "neighbours".
    latest_adopters : tuple of Adopter
        Those that took it up last; what is behind the factor "spreading" or "popularity".
    nearest_adopters : tuple of Adopter
        What is behind the factor "geography".
    reasons : tuple of Path
    cautions : tuple of Caution
    evidence : EvidenceSummary or None
        None if nothing is known of how it works.
    from_elsewhere : bool
        Nobody of the level and country runs it.
    """

    practice_id: str
    rank: int
    score: float
    contributions: tuple[Contribution, ...]
    adopters: int
    peers: tuple[Peer, ...] = ()
    latest_adopters: tuple[Adopter, ...] = ()
    nearest_adopters: tuple[Adopter, ...] = ()
    reasons: tuple[Path, ...] = ()
    cautions: tuple[Caution, ...] = ()
    evidence: EvidenceSummary | None = None
    from_elsewhere: bool = False


class Ranked(Sequence[Item], Generic[Item]):
    """A ranked list; an item's explanation is made when it is read, since a page reads few of many.

    Parameters
    ----------
    ids : sequence of str
        By position.
    columns, values : ndarray
        The candidates, as positions in `ids`, in any order, and their scores.
    explain : callable
        Makes the item of a position, a rank and a score.
    """

    def __init__(
        self, ids: Sequence[str], columns: np.ndarray, values: np.ndarray,
        explain: Callable[[int, int, float], Item],
    ):
        self._ids, self._columns, self._values, self._explain = ids, columns, values, explain
        self._order = ranked(columns, values, _HEAD)

    @property
    def keys(self) -> list[tuple[float, str]]:
        """Score and id of every item in order, without the cost of the explanations."""
        self._all()
        return self.head(len(self))

    def head(self, first: int) -> list[tuple[float, str]]:
        """The first so many of `keys`."""
        if first > len(self._order):
            self._all()
        order = self._order[:first]
        return [(score, self._ids[column])
                for score, column in zip(self._values[order].tolist(), self._columns[order].tolist(), strict=True)]

    def __len__(self) -> int:
        return len(self._columns)

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Item, ...]: ...

    def __getitem__(self, index):
        positions = range(len(self))[index]
        return self._item(positions) if isinstance(positions, int) else tuple(map(self._item, positions))

    def _item(self, position: int) -> Item:
        if position >= len(self._order):
            self._all()
        where = self._order[position]
        return self._explain(int(self._columns[where]), position + 1, float(self._values[where]))

    def _all(self) -> None:
        if len(self._order) < len(self._columns):
            self._order = ranked(self._columns, self._values)


@dataclass(frozen=True, slots=True)
class Recommendations:
    """An answer: everything that can be recommended, the best first, and how much to trust it.

    as_of: the date asked for, else the latest date in the adoptions of that level and country; None if they
    have no dates. model_version: names the method, its parameters and the weights that it chose. source: SAME or
    ELSEWHERE.
    """

    territory_id: str
    as_of: str | None
    confidence: Confidence
    reason: Reason
    items: Ranked[Recommendation]
    model_version: str
    source: str = "SAME"
