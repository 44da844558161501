"""Explanations of the recommender, as the schema names their parts."""

from collections.abc import Iterable
from dataclasses import dataclass

import recommend
from messages import text
from recommend import FACTOR_NAMES
from resolvers.execution.computed import Ref
from resolvers.fields.ranked import refs

#: How many of the missing prerequisites are named, as the schema prices them.
NAMED = 5
#: What each factor of the score says, in Russian and in English.
_FACTORS = {name: (text(f"factor.{name}", "ru"), text(f"factor.{name}", "en")) for name in FACTOR_NAMES}


@dataclass(frozen=True, slots=True)
class Contribution:
    factor: str
    value: float
    weight: float
    contribution: float
    explanation_ru: str
    explanation_en: str


@dataclass(frozen=True, slots=True)
class Peer:
    territory: Ref
    similarity: float
    adopted_on: str | None
    vote_share: float
    shared_practices: list[Ref]
    shared_count: int
    borders: bool


@dataclass(frozen=True, slots=True)
class Adopter:
    territory: Ref
    adopted_on: str | None
    distance_km: float | None


@dataclass(frozen=True, slots=True)
class ReasonPath:
    kind: str
    territory: Ref
    shared_practices: list[Ref]
    peer: Ref
    adopted_on: str | None
    practice: Ref


@dataclass(frozen=True, slots=True)
class Caution:
    code: str
    text_ru: str
    text_en: str
    practices: list[Ref]
    territories: list[Ref]


@dataclass(frozen=True, slots=True)
class StopReason:
    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class EvidenceSummary:
    assessed: int
    succeeded: int
    success: float | None
    stopped: int
    stop_reasons: list[StopReason]
    evidence_level: str | None
    cost_band: str | None
    complexity: str | None
    prerequisites_missing: list[Ref]


def contributions(parts: Iterable[recommend.Contribution]) -> list[Contribution]:
    return [Contribution(part.factor, part.value, part.weight, part.contribution,
                         *_FACTORS[part.factor]) for part in parts]


def peers(found: Iterable[recommend.Peer]) -> list[Peer]:
    return [Peer(Ref(peer.territory_id), peer.similarity, peer.running_on, peer.vote_share,
                 refs(peer.shared_practices), peer.shared_count, peer.borders) for peer in found]


def adopters(found: Iterable[recommend.Adopter]) -> list[Adopter]:
    return [Adopter(Ref(adopter.territory_id), adopter.running_on, adopter.distance_km) for adopter in found]


def reasons(paths: Iterable[recommend.Path]) -> list[ReasonPath]:
    return [ReasonPath(path.kind, Ref(path.territory_id), refs(path.shared_practices), Ref(path.peer_id),
                       path.running_on, Ref(path.practice_id)) for path in paths]


def cautions(found: Iterable[recommend.Caution]) -> list[Caution]:
    return [Caution(caution.code, caution.text_ru, caution.text_en, refs(caution.practices),
                    refs(caution.territories)) for caution in found]


def evidence(found: recommend.EvidenceSummary | None) -> EvidenceSummary | None:
    if found is None:
        return None
    return EvidenceSummary(
        found.assessed, found.succeeded, found.success, found.stopped,
        [StopReason(*reason) for reason in found.stop_reasons], found.evidence_level, found.cost_band, found.complexity,
        refs(found.prerequisites_missing[:NAMED]))
