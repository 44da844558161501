"""`Project.related`."""

from collections.abc import Mapping, Sequence
from typing import Any

from access.request_context import RequestContext
from recommend import Recommender, RelatedProject
from resolvers.execution.computed import Batch, Selected
from resolvers.fields.answering import answer_all
from resolvers.fields.ranked_pages import RankedPage, page_arguments, page_of_ranked, reach
from resolvers.recommendation_model import RecommendationModel

_LIST = "RelatedProject"


def related(model: RecommendationModel) -> Batch:
    """Return the batch function of `related`, which raises BadPage and BadCursor."""

    async def batch(
        projects: Sequence[str], arguments: Mapping[str, Any], selected: Selected, context: RequestContext
    ) -> list[RankedPage[RelatedProject]]:
        page = page_arguments(arguments, _LIST)

        def answer(id_: str, _: int, recommender: Recommender) -> RankedPage[RelatedProject]:
            result = recommender.related_projects(id_)
            size = reach(page)
            return page_of_ranked(result, result.keys if size is None else result.head(size), page, _LIST)

        return await answer_all(model, projects, answer, context)

    return batch
