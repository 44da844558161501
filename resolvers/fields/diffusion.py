"""`Practice.diffusion`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import recommend
from access.request_context import RequestContext
from graph.query.pages import Page
from recommend import DiffusionPoint, Recommender
from resolvers.execution.computed import Batch, Ref, Selected
from resolvers.fields.asking import asked
from resolvers.fields.ranked import PageInfo, page_arguments, page_of_ranked
from resolvers.recommendation_model import RecommendationModel

_LIST = "Diffusion"


@dataclass(frozen=True, slots=True)
class DiffusionEdge:
    cursor: str
    node: Ref
    adopted_on: str | None
    resumed_on: str | None
    stopped_on: str | None
    latitude: float | None
    longitude: float | None
    order: int | None
    source: Ref | None
    source_inferred: bool
    source_score: float | None


@dataclass(frozen=True, slots=True)
class DiffusionYear:
    year: int
    new: int
    cumulative: int


@dataclass(frozen=True, slots=True)
class DiffusionConnection:
    nodes: list[Ref]
    edges: list[DiffusionEdge]
    page_info: PageInfo
    total_count: int
    by_year: list[DiffusionYear]
    undated: int
    as_of: str | None
    data_version: int


def diffusion(model: RecommendationModel) -> Batch:
    """The batch function of `diffusion`. Raises BadPage and BadCursor."""
    async def batch(practices: Sequence[str], arguments: Mapping[str, Any],
                    selected: Selected, context: RequestContext) -> list[DiffusionConnection]:
        page = page_arguments(arguments, _LIST)

        def answer(id_: str, version: int, recommender: Recommender) -> DiffusionConnection:
            return _diffusion(recommender.diffusion(id_, as_of=arguments.get("asOf")), page, version)

        return await asked(model, practices, answer, context)
    return batch


def _diffusion(found: recommend.Diffusion, page: Page, version: int) -> DiffusionConnection:
    # Ranked lists begin with the highest number: the earliest adopter has it.
    keys = [(-place, point.territory_id) for place, point in enumerate(found.points)]
    shown = page_of_ranked(found.points, keys, page, _LIST)
    edges = [_edge(cursor, point) for cursor, point in shown.items]
    return DiffusionConnection(
        [e.node for e in edges], edges, shown.page_info, len(found.points),
        [DiffusionYear(*year) for year in found.by_year], found.undated, found.as_of, version)


def _edge(cursor: str, point: DiffusionPoint) -> DiffusionEdge:
    return DiffusionEdge(
        cursor, Ref(point.territory_id), point.running_on, point.resumed_on, point.stopped_on, point.latitude,
        point.longitude, point.order, None if point.source_id is None else Ref(point.source_id), point.source_inferred,
        point.source_score)
