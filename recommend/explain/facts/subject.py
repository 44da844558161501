"""The subject of an explanation, a territory, and the form of facts about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
from scipy import sparse

from messages import Message, Words
from recommend.explain.distances import Distances
from recommend.model.affinities import Affinity
from recommend.model.features import FeatureSet
from recommend.model.fit import WITHOUT_NEEDS, Needs
from recommend.model.history import History
from recommend.model.neighbours import entries
from recommend.model.scoring import ScoringModel
from recommend.model.snapshot import Snapshot
from recommend.model.tables import NodeId, Practice, Project, Territory, Topic


class Facts(Protocol):
    """The facts behind the value of a factor. Immutable and comparable."""

    def message(self, is_for: bool) -> Message:
        """Return the facts in words, without a capital and a full stop. is_for: whether the value is above 0."""


@dataclass(frozen=True, slots=True)
class Named:
    """A row of the tables with its names; without a name the id is the name."""

    id: NodeId
    name_ru: str
    name_en: str

    @property
    def words(self) -> Words:
        """The name in both languages."""
        return Words(self.name_ru, self.name_en)


@dataclass(frozen=True, slots=True)
class Standing:
    """A count among those of others: the number of others, of those with a smaller and those with a larger count."""

    others: int
    smaller: int
    larger: int

    def lead(self, is_for: bool) -> int:
        """Return how many more of the others have a smaller count than a larger one; if not `is_for`, the reverse."""
        return self.smaller - self.larger if is_for else self.larger - self.smaller

    def favours(self, is_for: bool) -> bool:
        """Return whether the counts of most others imply a value above 0 (`is_for`) or below it."""
        return self.lead(is_for) > 0


def named(row: Territory | Practice | Project | Topic) -> Named:
    """Return a row with its names."""
    return Named(row.id, row.name_ru or row.name or row.id, row.name or row.name_ru or row.id)


def standing(counts: np.ndarray, position: int) -> Standing:
    """Return the standing of the count at a position among the others."""
    own = counts[position]
    return Standing(len(counts) - 1, int((counts < own).sum()), int((counts > own).sum()))


class Subject:
    """A territory in a model, to which practices are offered.

    Attributes
    ----------
    model : ScoringModel
    row : int
        The row of the territory.
    needs : Needs
        What practices of a sample are compared with.
    distances : Distances
        The distances from the territory.
    """

    def __init__(self, model: ScoringModel, row: int, history: History, needs: Needs = WITHOUT_NEEDS):
        self.model, self.row, self.needs = model, row, needs
        self._practices: Mapping[str, Practice] = history.practices
        self.distances = Distances(self.features.relations.territories, row, history.borders)
        self._members: dict[str, np.ndarray | None] = {}
        self._closeness: dict[Affinity, np.ndarray] = {}

    @property
    def features(self) -> FeatureSet:
        return self.model.features

    @property
    def snapshot(self) -> Snapshot:
        return self.model.features.snapshot

    @cached_property
    def own(self) -> np.ndarray:
        """The positions of the practices that the territory runs."""
        return self.snapshot.practices_of(self.row)

    @cached_property
    def adopters_of_own(self) -> tuple[np.ndarray, np.ndarray]:
        """The rows of the adopters of each own practice, this territory included, and their positions in `own`."""
        by_practice = self.snapshot.running_by_practice
        positions, sizes = entries(by_practice.indptr, self.own)
        return by_practice.indices[positions], np.repeat(np.arange(len(self.own)), sizes)

    @cached_property
    def shared_counts(self) -> np.ndarray:
        """The number of own practices that each territory runs, this one included."""
        counts: np.ndarray = np.bincount(self.adopters_of_own[0], minlength=len(self.snapshot.territory_ids))
        return counts

    def territory(self, row: int) -> Named:
        """Return a territory of the level and country with its names."""
        return named(self.features.relations.territories[row])

    def practice(self, id_: NodeId) -> Named:
        """Return a practice with its names; for an id without a row, the id."""
        practice = self._practices.get(id_)
        return Named(id_, id_, id_) if practice is None else named(practice)

    def closeness(self, affinity: Affinity) -> np.ndarray:
        """Return the values of an affinity of the territory by practice, computed once."""
        if affinity not in self._closeness:
            self._closeness[affinity] = affinity.rows(np.array([self.row]))[0]
        return self._closeness[affinity]

    def members(self, kind: str) -> np.ndarray | None:
        """Return the rows of the territories with influence by a kind of proximity; None if the score has no such kind.

        If the influencers are groups, these are the other territories of its group.
        """
        if kind not in self._members:
            self._members[kind] = self._find_members(kind)
        return self._members[kind]

    def _find_members(self, kind: str) -> np.ndarray | None:
        if kind not in self.model.proximities:
            return None
        rows, _ = self.features.peer_effects[kind].influencers(self.row)
        _, groups = self.features.relations.weights.get(kind, (None, None))
        if groups is not None:
            rows = np.unique(np.concatenate([_row_of(groups, group) for group in rows.tolist()] or [rows]))
        rows = rows[rows != self.row]
        return rows if len(rows) else None


def _row_of(matrix: sparse.csr_array, row: int) -> np.ndarray:
    indices: np.ndarray = matrix.indices[matrix.indptr[row] : matrix.indptr[row + 1]]
    return indices
