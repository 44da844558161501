"""The practices that a territory will likely take up next."""

import bisect
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from recommend.answers.ranked_list import RankedList, empty_list
from recommend.explain.attribution import Contribution, attribution
from recommend.explain.cautions import Caution
from recommend.explain.confidence import Confidence, Reason, Reasoned, assess, reason
from recommend.explain.evidence_summary import EvidenceSummary
from recommend.explain.parts import Explanation, explain
from recommend.explain.supporting_evidence import Adopter, ReasonPath, RecommendationPeer, SupportingEvidence
from recommend.model.registry import ModelRegistry
from recommend.model.scoring import RowScores, ScoringModel
from recommend.model.snapshot import Snapshot
from recommend.model.tables import Border, NodeId, Territory


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A practice not yet taken up.

    Attributes
    ----------
    practice : NodeId
    rank : int
        From 1.
    score : float
        Comparable within one answer only.
    contributions : tuple of Contribution
        The score's parts; they sum to it within 1e-9.
    adopter_count : int
        How many territories of the level and country run it on the date of the answer; of an idea from elsewhere,
        how many territories at all.
    peers : tuple of RecommendationPeer
        Similar territories that run it, the one of most influence first: the ground of the factor "neighbours".
    latest_adopters : tuple of Adopter
        The territories that took it up last: the ground of the factor "spreading" or "popularity".
    nearest_adopters : tuple of Adopter
        The ground of the factor "geography".
    reasons : tuple of ReasonPath
    cautions : tuple of Caution
    evidence : EvidenceSummary or None
        None if nothing is known of how it works.
    from_elsewhere : bool
        Whether no territory of the level and country runs it.
    """

    practice: NodeId
    rank: int
    score: float
    contributions: tuple[Contribution, ...]
    adopter_count: int
    peers: tuple[RecommendationPeer, ...] = ()
    latest_adopters: tuple[Adopter, ...] = ()
    nearest_adopters: tuple[Adopter, ...] = ()
    reasons: tuple[ReasonPath, ...] = ()
    cautions: tuple[Caution, ...] = ()
    evidence: EvidenceSummary | None = None
    from_elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Recommendations(Reasoned):
    """An answer: everything that can be recommended, the best first, and how much to trust it.

    as_of: the date asked for, else the latest date in the adoptions of that level and country; None if they
    have no dates. model_version: a name for the method, its parameters and the weights that it chose. source: SAME or
    ELSEWHERE.
    """

    territory: NodeId
    as_of: str | None
    confidence: Confidence
    reason: Reason
    items: RankedList[Recommendation]
    model_version: str
    source: str = "SAME"


def practices_of_the_group(
    registry: ModelRegistry,
    model: ScoringModel,
    territory: Territory,
    row: int,
    topics: frozenset[str],
    exclude: frozenset[str],
    weights: Mapping[str, float],
    parts: Set[str],
) -> tuple[RankedList[Recommendation], Confidence, Reason]:
    """Return the practices that territories of the same level and country run and this one has not, ranked.

    The arguments are those of `Recommender.recommend`; row: of the territory in the model.
    """
    snapshot = model.features.snapshot
    free = np.ones(len(snapshot.practice_ids), bool)
    if topics:
        practices = registry.history.practices
        free &= np.array([not topics.isdisjoint(practices[id_].topics) for id_ in snapshot.practice_ids], bool)
    about = int(free.sum())
    free[snapshot.has(row)] = False
    for id_ in exclude:
        column = _index(snapshot.practice_ids, id_)
        if column is not None:
            free[column] = False
    candidates = np.flatnonzero(free)
    if len(candidates) == 0:
        return empty_list(), *_nothing(snapshot, territory, about)
    scores = model.row(row, weights)
    items = RankedList(
        snapshot.practice_ids,
        candidates,
        scores.values[candidates],
        _Explained(model, scores, row, registry.history.borders, parts),
    )
    return items, *assess(snapshot, territory, row, registry.parameters)


class _Explained:
    """The maker of the items of a territory's answer; what all of them share is computed with the first."""

    def __init__(
        self,
        model: ScoringModel,
        scores: RowScores,
        row: int,
        borders: Mapping[tuple[str, str], Border],
        parts: Set[str],
    ):
        self._model, self._scores, self._row, self._borders, self._parts = model, scores, row, borders, parts

    @cached_property
    def _support(self) -> SupportingEvidence:
        return SupportingEvidence(self._model, self._row, self._borders)

    def __call__(self, column: int, rank: int, score: float) -> Recommendation:
        model, parts = self._model, self._parts
        snapshot = model.features.snapshot
        contributions = (
            attribution(self._scores.factor_values(column), self._scores.weights) if "contributions" in parts else ()
        )
        about = explain(self._support, model.evidence, self._row, column, parts) if parts else Explanation()
        return Recommendation(
            snapshot.practice_ids[column], rank, score, contributions, len(snapshot.adopters_of(column)[0]), **about
        )


def _nothing(snapshot: Snapshot, territory: Territory, about: int) -> tuple[Confidence, Reason]:
    """Return why there is no candidate: all is taken up, nothing is about the topics, or nobody runs anything."""
    as_of = snapshot.as_of.text if snapshot.as_of else None
    practices = len(snapshot.practice_ids)
    if about:
        return Confidence.HIGH, reason("ALL_TAKEN_UP", territory, as_of, practices=about)
    if practices:
        return Confidence.NOT_ENOUGH_DATA, reason("NO_PRACTICE_ABOUT_TOPICS", territory, as_of, practices=practices)
    return Confidence.NOT_ENOUGH_DATA, reason("NO_ADOPTIONS", territory, as_of, territories=len(snapshot.territory_ids))


def _index(ids: tuple[str, ...], id_: str) -> int | None:
    position = bisect.bisect_left(ids, id_)
    return position if position < len(ids) and ids[position] == id_ else None
