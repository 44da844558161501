"""Where a practice should go next: the score of a pair, seen from the practice."""

import bisect
from collections.abc import Mapping, Set
from dataclasses import dataclass

import numpy as np

from recommend.answers.ranked_list import Ranked
from recommend.dates import PartialDate
from recommend.explain.cautions import Caution
from recommend.explain.confidence import Confidence, Reason, assess
from recommend.explain.parts import explained
from recommend.explain.supporting_evidence import Adopter, Explainer, Path, Peer
from recommend.model.history import Group
from recommend.model.registry import Engine, model_version
from recommend.model.scoring import SCORE_DECIMALS, Contribution, contributions
from recommend.model.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class RankedTerritory:
    """A territory that has not taken the practice up; the score, its parts, reasons and confidence as in its
    recommendations."""

    territory_id: str
    rank: int
    score: float
    confidence: Confidence
    reason: Reason
    contributions: tuple[Contribution, ...]
    peers: tuple[Peer, ...] = ()
    nearest_adopters: tuple[Adopter, ...] = ()
    reasons: tuple[Path, ...] = ()
    cautions: tuple[Caution, ...] = ()


@dataclass(frozen=True, slots=True)
class NextAdopters:
    """The territories of one level and country, the likeliest next first, ties by id; none where nobody runs it."""

    practice_id: str
    level: str | None
    country: str | None
    as_of: str | None
    items: Ranked[RankedTerritory]
    model_version: str | None


def next_adopters(
    engine: Engine, practice_id: str, date: PartialDate | None, level: str | None, country: str | None,
    region_id: str | None, weights: Mapping[str, float], exclude: frozenset[str], parts: Set[str],
) -> NextAdopters:
    """See `Recommender.next_adopters`."""
    group = _group(engine, practice_id, date, level, country, region_id)
    if group is None:
        return NextAdopters(practice_id, None, None, date.text if date else None, _none(), None)
    model = engine.model(group, date)
    snapshot = model.moment.snapshot
    as_of = snapshot.as_of.text if snapshot.as_of else None
    column = _column(snapshot, practice_id)
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
    free[by_practice.indices[by_practice.indptr[column]:by_practice.indptr[column + 1]]] = False
    territories = model.moment.surroundings.territories
    if region_id is not None:
        free &= np.array([t.region_id == region_id for t in territories], bool)
    free &= np.array([t.id not in exclude for t in territories], bool) if exclude else True
    candidates = np.flatnonzero(free)

    wanted = parts & {"peers", "nearest_adopters", "reasons", "cautions"}

    def explain(row: int, rank: int, score: float) -> RankedTerritory:
        why: tuple[Contribution, ...] = ()
        if "contributions" in parts:
            present = {name: float(part[row]) for name, part in factors.items() if model.speaks(name, row)}
            why = contributions(present | model.evidence.of_pair(row, column), weights)
        about = explained(Explainer(model, row, engine.history.borders), model.evidence, row, column, wanted) \
            if wanted else {}
        confidence, reason = assess(snapshot, territories[row], row, engine.parameters)
        return RankedTerritory(
            snapshot.territory_ids[row], rank, score, confidence, reason, why, **about)

    items = Ranked(snapshot.territory_ids, candidates, np.round(values[candidates], SCORE_DECIMALS), explain)
    return NextAdopters(practice_id, *group, as_of, items, model_version(model))


def _none() -> Ranked[RankedTerritory]:
    return Ranked((), np.zeros(0, int), np.zeros(0), lambda *_: None)


def _group(
    engine: Engine, practice_id: str, date: PartialDate | None, level: str | None, country: str | None,
    region_id: str | None,
) -> Group | None:
    """The level and country that fit the question in which the most territories run the practice; None for nobody."""
    found = []
    for group, records in engine.history.slices.items():
        fits = (level is None or group[0] == level) and (country is None or group[1] == country)
        if fits and region_id is not None:
            fits = any(t.region_id == region_id for t in engine.surroundings(group).territories)
        if fits:
            position = bisect.bisect_left(records.practice_ids, practice_id)
            there = position < len(records.practice_ids) and records.practice_ids[position] == practice_id
            if there:
                snapshot = engine.snapshot(group, date)
                column = _column(snapshot, practice_id)
                if column is not None:
                    found.append((-len(snapshot.adopters_of(column)[0]), group))
    return min(found)[1] if found else None


def _column(snapshot: Snapshot, practice_id: str) -> int | None:
    ids = snapshot.practice_ids
    position = bisect.bisect_left(ids, practice_id)
    return position if position < len(ids) and ids[position] == practice_id else None
