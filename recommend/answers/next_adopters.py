"""The next adopters of a practice.

They are ranked by the score among territories, which is learned for this ranking, or by the score among practices if
too little is known: see `recommend.model.learner`.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cache, partial

import numpy as np

from recommend.answers.ranked_list import RankedList, empty_list
from recommend.answers.recommendations import confidence_of
from recommend.dates import PartialDate
from recommend.explain.attribution import Contribution, attribution
from recommend.explain.cautions import Caution
from recommend.explain.confidence import Confidence, Reason, ReasonMixin
from recommend.explain.evidence_parts import EvidenceParts, evidence_parts
from recommend.explain.facts import find_facts
from recommend.explain.facts.subject import Subject
from recommend.explain.probability import Probability, probability_of
from recommend.explain.supporting_evidence import Adopter, ReasonPath, RecommendationPeer, SupportingEvidence
from recommend.model.fit import WITHOUT_NEEDS
from recommend.model.groups import Group, coverage_of
from recommend.model.registry import ModelRegistry, model_version
from recommend.model.sample_scoring import SampleModel
from recommend.model.scoring import SCORE_DECIMALS
from recommend.model.sorted_ids import position_in
from recommend.model.tables import NodeId


@dataclass(frozen=True, slots=True)
class NextAdopter(ReasonMixin):
    """A territory that has not taken the practice up.

    score: among territories, comparable within one answer only; the contributions are to it. Confidence, evidence and
    probability are those of the territory's recommendations.
    """

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
    probability: Probability | None = None


@dataclass(frozen=True, slots=True)
class NextAdopters:
    """The territories of one level and country, the likeliest next first, ties by id; none if no territory runs it."""

    practice: NodeId
    level: str | None
    country: str | None
    as_of: str | None
    items: RankedList[NextAdopter]
    model_version: str | None
    coverage: str | None


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
    location = _group(registry, practice_id, date, level, country, region_id)
    if location is None:
        return NextAdopters(practice_id, None, None, date.text if date else None, empty_list(), None, None)
    group, column = location
    model, among_practices = registry.territory_model(group, date), registry.model(group, date)
    snapshot = model.known
    as_of = snapshot.as_of.text if snapshot.as_of else None
    factors = model.column(column, weights)
    count = len(snapshot.territory_ids)
    values = np.zeros(count)
    for name, factor_values in factors.items():
        values += weights.get(name, 1.0) * factor_values
    for name, factor_values in model.evidence.by_practice.items():
        values += weights.get(name, 1.0) * factor_values[column]
    for name, factor_values in model.evidence.for_practice(column).items():
        values += weights.get(name, 1.0) * factor_values
    is_candidate = snapshot.candidates_for(column)
    territories = model.features.relations.territories
    if region_id is not None:
        is_candidate &= np.array([t.region_id == region_id for t in territories], bool)
    left_out = exclude | registry.in_place(group, date).territories_including(practice_id)
    is_candidate &= np.array([t.id not in left_out for t in territories], bool) if left_out else True
    candidates = np.flatnonzero(is_candidate)

    support_parts = parts & {"peers", "nearest_adopters", "reasons", "cautions"}
    log_odds = cache(lambda: among_practices.log_odds_of(column) if "probability" in parts else None)

    def build_item(row: int, rank: int, score: float) -> NextAdopter:
        contributions: tuple[Contribution, ...] = ()
        if "contributions" in parts:
            present = {
                name: float(factor_values[row]) for name, factor_values in factors.items() if model.applies(name, row)
            }
            needs = model.fit.of_rows.get(row, WITHOUT_NEEDS) if isinstance(model, SampleModel) else WITHOUT_NEEDS
            subject = Subject(model, row, registry.history, needs)
            facts = partial(find_facts, subject, column) if "facts" in parts else None
            contributions = attribution(present | model.evidence.for_pair(row, column), weights, facts)
        evidence = EvidenceParts()
        if support_parts:
            support = SupportingEvidence(among_practices, row, partial(registry.graph_as_of, group, date))
            evidence = evidence_parts(support, model.evidence, row, column, support_parts)
        confidence, reason = confidence_of(registry, group, territories[row], date)
        return NextAdopter(
            snapshot.territory_ids[row],
            rank,
            score,
            confidence,
            reason,
            contributions,
            evidence.get("peers", ()),
            evidence.get("nearest_adopters", ()),
            evidence.get("reasons", ()),
            evidence.get("cautions", ()),
            probability_of(log_odds(), row, snapshot.as_of),
        )

    items = RankedList(snapshot.territory_ids, candidates, np.round(values[candidates], SCORE_DECIMALS), build_item)
    return NextAdopters(
        practice_id, group[0], group[1], as_of, items, model_version(model, among_practices), coverage_of(group)
    )


def _group(
    registry: ModelRegistry,
    practice_id: str,
    date: PartialDate | None,
    level: str | None,
    country: str | None,
    region_id: str | None,
) -> tuple[Group, int] | None:
    """Return the matching level and country in which most territories run the practice, and the position of the
    practice there; None if no territory runs it."""
    groups: list[tuple[int, Group, int]] = []
    for group, records in registry.history.known.items():
        matches = (level is None or group[0] == level) and (country is None or group[1] == country)
        matches = matches and registry.history.groups.is_offered(group, practice_id)
        if matches and region_id is not None:
            territories = registry.history.territories
            matches = any(
                territories[id_].region_id == region_id for id_ in registry.records(group, date).territory_ids
            )
        if matches and position_in(records.practice_ids, practice_id) is not None:
            snapshot = registry.known(group, date)
            column = position_in(snapshot.practice_ids, practice_id)
            if column is not None:
                groups.append((-len(snapshot.adopters_of(column)[0]), group, column))
    return min(groups)[1:] if groups else None
