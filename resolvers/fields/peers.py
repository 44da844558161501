"""`Territory.peers` and the root field `compare`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import recommend
from graph.query.errors import BadPage, BadValue
from recommend import Recommender, UnknownTerritory
from resolvers.execution.computed import Batch, Ref, Selected
from resolvers.fields.asking import Gone, asked, size_of, weights_of
from resolvers.fields.ranked import refs
from resolvers.recommendation_model import RecommendationModel

_COMPARED = range(2, 11)


@dataclass(frozen=True, slots=True)
class SimilarTerritory:
    territory: Ref
    similarity: float
    components: list[recommend.Component]
    shared_practices: list[Ref]
    shared_count: int
    distance_km: float | None
    borders: bool


@dataclass(frozen=True, slots=True)
class IndicatorComparison:
    name: str
    indicator: Ref | None
    own: float | None
    peer_median: float | None
    rank: int | None
    of: int


@dataclass(frozen=True, slots=True)
class Peers:
    items: list[SimilarTerritory]
    indicators: list[IndicatorComparison]
    as_of: str | None
    data_version: int


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    name: str
    indicator: Ref
    value: float


@dataclass(frozen=True, slots=True)
class ComparedTerritory:
    territory: Ref
    practices: list[Ref]
    practice_count: int
    missing: list[Ref]
    missing_count: int
    only_here: list[Ref]
    only_here_count: int
    population: float | None
    indicators: list[IndicatorValue]


@dataclass(frozen=True, slots=True)
class Comparison:
    common: list[Ref]
    common_count: int
    territories: list[ComparedTerritory]
    as_of: str | None
    data_version: int


def peers(model: RecommendationModel) -> Batch:
    """The batch function of `peers`. Raises BadPage and BadValue."""
    async def batch(territories: Sequence[str], arguments: Mapping[str, Any], selected: Selected) -> list[Peers]:
        first, by = size_of(arguments), weights_of(arguments, "by")
        if by is not None and not any(by.values()):
            raise BadValue("by", "query.no-weight")

        def answer(id_: str, version: int, recommender: Recommender) -> Peers:
            as_of, topic = arguments.get("asOf"), arguments.get("topic")
            return _peers(recommender.peers(id_, as_of=as_of, by=by, topic=topic, first=first), version)

        return await asked(model, territories, answer)
    return batch


def compare(model: RecommendationModel) -> Batch:
    """The batch function of `compare`. Raises BadPage and BadValue."""
    async def batch(parents: Sequence[str], arguments: Mapping[str, Any], selected: Selected) -> list[Comparison]:
        first, ids = size_of(arguments), list(dict.fromkeys(arguments["territories"]))
        if len(ids) not in _COMPARED:
            raise BadPage("territories", "query.number-of-ids", count=len(ids), least=_COMPARED[0],
                          limit=_COMPARED[-1])
        topics = [arguments["topic"]] if arguments.get("topic") is not None else None

        def answer(_: str, version: int, recommender: Recommender) -> Comparison:
            return _comparison(recommender.compare(ids, as_of=arguments.get("asOf"), topics=topics), first, version)

        try:
            return await asked(model, parents, answer)
        except Gone:
            (unknown,) = await asked(model, parents, lambda _, __, recommender: _unknown(recommender, ids))
            raise BadValue("territories", "query.no-territory", id=unknown) from None
    return batch


def _peers(found: recommend.Peers, version: int) -> Peers:
    items = [SimilarTerritory(
        Ref(item.territory_id), item.similarity, list(item.components), refs(item.shared_practices),
        item.shared_count, item.distance_km, item.borders) for item in found.items]
    indicators = [IndicatorComparison(
        i.name, Ref(i.name) if _is_node(i.name) else None, i.own, i.peer_median, i.rank, i.of)
        for i in found.indicators]
    return Peers(items, indicators, found.as_of, version)


def _comparison(found: recommend.Comparison, first: int, version: int) -> Comparison:
    return Comparison(refs(found.common[:first]), len(found.common),
                      [_compared(territory, first) for territory in found.territories], found.as_of, version)


def _compared(found: recommend.ComparedTerritory, first: int) -> ComparedTerritory:
    return ComparedTerritory(
        Ref(found.territory_id), refs(found.practices[:first]), len(found.practices),
        refs(found.missing[:first]), len(found.missing), refs(found.only_here[:first]), len(found.only_here),
        found.population, [IndicatorValue(name, Ref(name), value) for name, value in found.indicators.items()])


def _unknown(recommender: Recommender, ids: list[str]) -> str:
    """The first that is no territory."""
    for id_ in ids:
        try:
            recommender.compare([id_])
        except UnknownTerritory:
            return id_
    return ids[0]


def _is_node(name: str) -> bool:
    """Whether an indicator is one of the graph; the population is a property."""
    return ":" in name
