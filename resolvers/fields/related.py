"""`Project.related`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from access.request_context import RequestContext
from graph.query.pages import Page
from recommend import Recommender, RelatedProject
from resolvers.execution.computed import Batch, Ref, Selected
from resolvers.fields.asking import asked
from resolvers.fields.ranked import PageInfo, page_arguments, page_of_ranked
from resolvers.recommendation_model import RecommendationModel


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


def related(model: RecommendationModel) -> Batch:
    """The batch function of `related`. Raises BadPage and BadCursor."""
    async def batch(projects: Sequence[str], arguments: Mapping[str, Any],
                    selected: Selected, context: RequestContext) -> list[RelatedProjectConnection]:
        page = page_arguments(arguments, "RelatedProject")

        def answer(id_: str, _: int, recommender: Recommender) -> RelatedProjectConnection:
            return _related(recommender.related_projects(id_, first=None), page)

        return await asked(model, projects, answer, context)
    return batch


def _related(found: list[RelatedProject], page: Page) -> RelatedProjectConnection:
    shown = page_of_ranked(found, [(item.score, item.project_id) for item in found], page, "RelatedProject")
    edges = [
        RelatedProjectEdge(cursor, Ref(item.project_id), item.score, [
            Likeness("topic", item.topic), Likeness("cohort", item.cohort), Likeness("text", item.text)])
        for cursor, item in shown.items
    ]
    return RelatedProjectConnection([e.node for e in edges], edges, shown.page_info, len(found))
