"""The territories that will likely take a practice up next: the score of a pair, seen from the practice."""

import bisect
from collections.abc import Mapping, Set
from dataclasses import dataclass

import numpy as np

from recommend.answers.ranked_list import RankedList, empty_list
from recommend.dates import PartialDate
from recommend.explain.attribution import Contribution, attribution
from recommend.explain.cautions import Caution
from recommend.explain.confidence import Confidence, Reason, Reasoned, assess
from recommend.explain.parts import Explanation, explain
from recommend.explain.supporting_evidence import Adopter, ReasonPath, RecommendationPeer, SupportingEvidence
from recommend.model.history import Group
from recommend.model.registry import ModelRegistry, model_version
from recommend.model.scoring import SCORE_DECIMALS
from recommend.model.snapshot import Snapshot
from recommend.model.tables import NodeId


@dataclass(frozen=True, slots=True)
class NextAdopter(Reasoned):
    """A territory that has not taken the practice up; the score, its parts, reasons and confidence as in its
    recommendations."""

    territory: NodeId
    rank: int
    score: float
    confidence: Confidence
    reason: Reason
    contributions: tuple[Contribution, ...]
    peers: tuple[RecommendationPeer, ...] = ()
    nearest_adopters: tuple[Adopter, ...] = ()
    reasons: tuple[ReasonPath, ...] = ()
    cautions: tuple[Caution, ...] = ()


@dataclass(frozen=True, slots=True)
class NextAdopters:
    """The territories of one level and country, the likeliest next first, ties by id; none where nobody runs it."""

    practice: NodeId
    level: str | None
    country: str | None
    as_of: str | None
    items: RankedList[NextAdopter]
    model_version: str | None


def next_adopters(
    registry: ModelRegistry,
    practice_id: str,
    date: PartialDate | None,
    level: str | None,
    country: str | None,
    region_id: str | None,
    weights: Mapping[str, float],
    exclude: frozenset[str],
    parts: Set[str],
) -> NextAdopters:
    """Return the next adopters: see `Recommender.next_adopters`."""
    found = _group(registry, practice_id, date, level, country, region_id)
    if found is None:
        return NextAdopters(practice_id, None, None, date.text if date else None, empty_list(), None)
    group, column = found
    model = registry.model(group, date)
    snapshot = model.features.snapshot
    as_of = snapshot.as_of.text if snapshot.as_of else None
    factors = model.column(column, weights)
    count = len(snapshot.territory_ids)
    values = np.zeros(count)
    for name, part in factors.items():
        values += weights.get(name, 1.0) * part
    for name, part in model.evidence.by_practice.items():
        values += weights.get(name, 1.0) * part[column]
    for name, part in model.evidence.of_practice(column).items():
        values += weights.get(name, 1.0) * part
    free = np.ones(count, bool)
    by_practice = model.has_by_practice
    free[by_practice.indices[by_practice.indptr[column] : by_practice.indptr[column + 1]]] = False
    territories = model.features.relations.territories
    if region_id is not None:
        free &= np.array([t.region_id == region_id for t in territories], bool)
    free &= np.array([t.id not in exclude for t in territories], bool) if exclude else True
    candidates = np.flatnonzero(free)

    wanted = parts & {"peers", "nearest_adopters", "reasons", "cautions"}

    def make(row: int, rank: int, score: float) -> NextAdopter:
        why: tuple[Contribution, ...] = ()
        if "contributions" in parts:
            present = {name: float(part[row]) for name, part in factors.items() if model.applies(name, row)}
            why = attribution(present | model.evidence.of_pair(row, column), weights)
        about = Explanation()
        if wanted:
            support = SupportingEvidence(model, row, registry.history.borders)
            about = explain(support, model.evidence, row, column, wanted)
        confidence, reason = assess(snapshot, territories[row], row, registry.parameters)
        return NextAdopter(
            snapshot.territory_ids[row],
            rank,
            score,
            confidence,
            reason,
            why,
            about.get("peers", ()),
            about.get("nearest_adopters", ()),
            about.get("reasons", ()),
            about.get("cautions", ()),
        )

    items = RankedList(snapshot.territory_ids, candidates, np.round(values[candidates], SCORE_DECIMALS), make)
    return NextAdopters(practice_id, *group, as_of, items, model_version(model))


def _group(
    registry: ModelRegistry,
    practice_id: str,
    date: PartialDate | None,
    level: str | None,
    country: str | None,
    region_id: str | None,
) -> tuple[Group, int] | None:
    """Return the level and country that fit the question in which the most territories run the practice, and the
    position of the practice there; None where nobody runs it."""
    found: list[tuple[int, Group, int]] = []
    for group, records in registry.history.slices.items():
        fits = (level is None or group[0] == level) and (country is None or group[1] == country)
        if fits and region_id is not None:
            fits = any(t.region_id == region_id for t in registry.relations(group).territories)
        if fits:
            position = bisect.bisect_left(records.practice_ids, practice_id)
            there = position < len(records.practice_ids) and records.practice_ids[position] == practice_id
            if there:
                snapshot = registry.snapshot(group, date)
                column = _column(snapshot, practice_id)
                if column is not None:
                    found.append((-len(snapshot.adopters_of(column)[0]), group, column))
    return min(found)[1:] if found else None


def _column(snapshot: Snapshot, practice_id: str) -> int | None:
    ids = snapshot.practice_ids
    position = bisect.bisect_left(ids, practice_id)
    return position if position < len(ids) and ids[position] == practice_id else None
