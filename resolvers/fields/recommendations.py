"""`Territory.recommendations` and `Project.related`."""

import asyncio
import itertools
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from recommend import Contribution as Part
from recommend import Peer as PeerFound
from recommend import (
    Recommendation,
    Recommendations,
    Recommender,
    RelatedProject,
    UnknownProject,
    UnknownTerritory,
)
from recommend.texts import FACTORS
from resolvers.computed import Batch, Ref
from resolvers.fields.ranked import PageInfo, page_arguments, page_of_ranked, refs
from resolvers.recommendation_model import RecommendationModel


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
class LatestAdopter:
    territory: Ref
    adopted_on: str | None


@dataclass(frozen=True, slots=True)
class RecommendationEdge:
    cursor: str
    node: Ref
    rank: int
    score: float
    contributions: list[Contribution]
    adopter_count: int
    peers: list[Peer]
    latest_adopters: list[LatestAdopter]


@dataclass(frozen=True, slots=True)
class RecommendationConnection:
    nodes: list[Ref]
    edges: list[RecommendationEdge]
    page_info: PageInfo
    total_count: int
    confidence: str
    reason_ru: str
    reason_en: str
    as_of: str | None
    data_version: int


@dataclass(frozen=True, slots=True)
class Likeness:
    factor: str
    contribution: float


@dataclass(frozen=True, slots=True)
class RelatedProjectEdge:
    cursor: str
    node: Ref
    score: float
    contributions: list[Likeness]


@dataclass(frozen=True, slots=True)
class RelatedProjectConnection:
    nodes: list[Ref]
    edges: list[RelatedProjectEdge]
    page_info: PageInfo
    total_count: int


def recommendations(model: RecommendationModel) -> Batch:
    """The batch function of `recommendations`."""
    async def batch(territories: Sequence[str], arguments: Mapping[str, Any]) -> list[RecommendationConnection]:
        page = page_arguments(arguments, "Recommendation")

        def answer(id_: str, version: int, recommender: Recommender) -> RecommendationConnection:
            found = recommender.recommend(id_, as_of=arguments.get("asOf"), topics=arguments.get("topics"))
            return _connection(found, page, version)

        return await _asked(model, territories, answer)
    return batch


def related(model: RecommendationModel) -> Batch:
    """The batch function of `related`."""
    async def batch(projects: Sequence[str], arguments: Mapping[str, Any]) -> list[RelatedProjectConnection]:
        page = page_arguments(arguments, "RelatedProject")

        def answer(id_: str, _: int, recommender: Recommender) -> RelatedProjectConnection:
            return _related(recommender.related_projects(id_, first=None), page)

        return await _asked(model, projects, answer)
    return batch


async def _asked(model: RecommendationModel, parents: Sequence[str], answer: Callable[..., Any]) -> list:
    """The answer for each parent, off the event loop; asked again where one was written after the model was built."""
    try:
        return await _in_thread(parents, answer, *await model.current())
    except (UnknownTerritory, UnknownProject):
        await model.refresh()
        return await _in_thread(parents, answer, *await model.current())


async def _in_thread(parents: Sequence[str], answer: Callable[..., Any], *model: Any) -> list:
    """A thread cannot be cancelled from outside: once nobody waits for it any more, it ends at the next parent."""
    waited_for = threading.Event()
    waited_for.set()

    def work() -> list:
        return [answer(id_, *model) for id_ in itertools.takewhile(lambda _: waited_for.is_set(), parents)]

    try:
        return await asyncio.to_thread(work)
    finally:
        waited_for.clear()


def _connection(found: Recommendations, page, version: int) -> RecommendationConnection:
    shown = page_of_ranked(found.items, found.items.keys, page, "Recommendation")
    edges = [_edge(cursor, item) for cursor, item in shown.items]
    return RecommendationConnection(
        [e.node for e in edges], edges, shown.page_info, len(found.items), found.confidence.value,
        found.reason.text_ru, found.reason.text_en, found.as_of, version)


def _edge(cursor: str, item: Recommendation) -> RecommendationEdge:
    return RecommendationEdge(
        cursor, Ref(item.practice_id), item.rank, item.score, [_contribution(part) for part in item.contributions],
        item.adopters, [_peer(peer) for peer in item.peers],
        [LatestAdopter(Ref(a.territory_id), a.running_on) for a in item.latest_adopters])


def _contribution(part: Part) -> Contribution:
    texts = FACTORS[part.factor]
    return Contribution(part.factor, part.value, part.weight, part.contribution, texts["ru"], texts["en"])


def _peer(peer: PeerFound) -> Peer:
    return Peer(Ref(peer.territory_id), peer.similarity, peer.running_on, peer.vote_share,
                refs(peer.shared_practices), peer.shared_count, peer.borders)


def _related(found: list[RelatedProject], page) -> RelatedProjectConnection:
    shown = page_of_ranked(found, [(item.score, item.project_id) for item in found], page, "RelatedProject")
    edges = [
        RelatedProjectEdge(cursor, Ref(item.project_id), item.score, [
            Likeness("topic", item.topic), Likeness("cohort", item.cohort), Likeness("text", item.text)])
        for cursor, item in shown.items
    ]
    return RelatedProjectConnection([e.node for e in edges], edges, shown.page_info, len(found))
