"""`Territory.recommendations` and `Practice.nextAdopters`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.query.pages import Page
from recommend import (
    PARTS,
    Confidence,
    NextAdopters,
    Ranked,
    RankedTerritory,
    Recommendation,
    Recommendations,
    Recommender,
)
from resolvers.computed import Batch, Ref, Selected
from resolvers.fields import explained
from resolvers.fields.asking import asked, weights_of
from resolvers.fields.ranked import PageInfo, is_beginning, page_arguments, page_of_ranked
from resolvers.recommendation_model import RecommendationModel


@dataclass(frozen=True, slots=True)
class RecommendationEdge:
    cursor: str
    node: Ref
    rank: int
    score: float
    contributions: list[explained.Contribution]
    adopter_count: int
    peers: list[explained.Peer]
    nearest_adopters: list[explained.Adopter]
    latest_adopters: list[explained.Adopter]
    reasons: list[explained.ReasonPath]
    cautions: list[explained.Caution]
    evidence: explained.EvidenceSummary | None
    from_elsewhere: bool


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
    model_version: str
    data_version: int


@dataclass(frozen=True, slots=True)
class NextAdopterEdge:
    cursor: str
    node: Ref
    rank: int
    score: float
    contributions: list[explained.Contribution]
    peers: list[explained.Peer]
    nearest_adopters: list[explained.Adopter]
    reasons: list[explained.ReasonPath]
    cautions: list[explained.Caution]
    confidence: str
    reason_ru: str
    reason_en: str


@dataclass(frozen=True, slots=True)
class NextAdopterConnection:
    nodes: list[Ref]
    edges: list[NextAdopterEdge]
    page_info: PageInfo
    total_count: int
    level: str | None
    country: str | None
    as_of: str | None
    model_version: str | None
    data_version: int


def recommendations(model: RecommendationModel) -> Batch:
    """The batch function of `recommendations`. Raises BadPage, BadCursor and BadValue."""
    async def batch(territories: Sequence[str], arguments: Mapping[str, Any],
                    selected: Selected) -> list[RecommendationConnection]:
        page, weights = page_arguments(arguments, "Recommendation"), weights_of(arguments, "weights")
        least, parts = arguments.get("minConfidence"), _parts(selected)

        def answer(id_: str, version: int, recommender: Recommender) -> RecommendationConnection:
            return _recommended(recommender.recommend(
                id_, as_of=arguments.get("asOf"), topics=arguments.get("topics"),
                exclude=arguments.get("exclude") or (), weights=weights,
                min_confidence=least and Confidence(least), source=arguments.get("from") or "SAME", parts=parts,
            ), page, version)

        return await asked(model, territories, answer)
    return batch


def next_adopters(model: RecommendationModel) -> Batch:
    """The batch function of `nextAdopters`. Raises BadPage, BadCursor and BadValue."""
    async def batch(practices: Sequence[str], arguments: Mapping[str, Any],
                    selected: Selected) -> list[NextAdopterConnection]:
        page, weights = page_arguments(arguments, "NextAdopter"), weights_of(arguments, "weights")
        region = arguments.get("region")
        # A region has municipalities in it only: nothing else can be meant.
        level = arguments.get("level") or ("Municipality" if region is not None else None)
        parts = _parts(selected)

        def answer(id_: str, version: int, recommender: Recommender) -> NextAdopterConnection:
            return _next(recommender.next_adopters(
                id_, as_of=arguments.get("asOf"), level=level, country=arguments.get("country"), region_id=region,
                weights=weights, exclude=arguments.get("exclude") or (), parts=parts,
            ), page, version)

        return await asked(model, practices, answer)
    return batch


def _parts(selected: Selected) -> frozenset[str]:
    """What of the explanations is selected."""
    return frozenset(name for name in PARTS if f"edges.{name}" in selected)


def _recommended(found: Recommendations, page: Page, version: int) -> RecommendationConnection:
    shown = page_of_ranked(found.items, _keys(found.items, page), page, "Recommendation")
    edges = [_recommendation(cursor, item) for cursor, item in shown.items]
    return RecommendationConnection(
        [e.node for e in edges], edges, shown.page_info, len(found.items), found.confidence.value,
        found.reason.text_ru, found.reason.text_en, found.as_of, found.model_version, version)


def _recommendation(cursor: str, item: Recommendation) -> RecommendationEdge:
    return RecommendationEdge(
        cursor, Ref(item.practice_id), item.rank, item.score, explained.contributions(item.contributions),
        item.adopters, explained.peers(item.peers), explained.adopters(item.nearest_adopters),
        explained.adopters(item.latest_adopters), explained.reasons(item.reasons), explained.cautions(item.cautions),
        explained.evidence(item.evidence), item.from_elsewhere)


def _next(found: NextAdopters, page: Page, version: int) -> NextAdopterConnection:
    shown = page_of_ranked(found.items, _keys(found.items, page), page, "NextAdopter")
    edges = [_next_adopter(cursor, item) for cursor, item in shown.items]
    return NextAdopterConnection(
        [e.node for e in edges], edges, shown.page_info, len(found.items), found.level, found.country, found.as_of,
        found.model_version, version)


def _next_adopter(cursor: str, item: RankedTerritory) -> NextAdopterEdge:
    return NextAdopterEdge(
        cursor, Ref(item.territory_id), item.rank, item.score, explained.contributions(item.contributions),
        explained.peers(item.peers), explained.adopters(item.nearest_adopters), explained.reasons(item.reasons),
        explained.cautions(item.cautions), item.confidence.value, item.reason.text_ru, item.reason.text_en)


def _keys(items: Ranked, page: Page) -> list[tuple[float, str]]:
    """Scores and ids, as far as the page needs them: to put the whole list in order costs more than a first page."""
    return items.head(page.size) if is_beginning(page) else items.keys
