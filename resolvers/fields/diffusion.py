"""`Practice.diffusion`."""

from collections.abc import Mapping, Sequence
from typing import Any

from access.request_context import RequestContext
from recommend import DiffusionPoint, Recommender
from resolvers.execution.computed import Batch, Selected
from resolvers.fields.answering import answer_all
from resolvers.fields.ranked_pages import RankedConnection, page_arguments, page_of_ranked
from resolvers.recommendation_model import RecommendationModel

_LIST = "Diffusion"


def diffusion(model: RecommendationModel) -> Batch:
    """Return the batch function of `diffusion`, which raises BadPage and BadCursor."""

    async def batch(
        practices: Sequence[str], arguments: Mapping[str, Any], selected: Selected, context: RequestContext
    ) -> list[RankedConnection[DiffusionPoint]]:
        page = page_arguments(arguments, _LIST)

        def answer(id_: str, version: int, recommender: Recommender) -> RankedConnection[DiffusionPoint]:
            result = recommender.diffusion(id_, as_of=arguments.get("asOf"))
            # Ranked lists are in descending order, so negative places put the earliest adopter first.
            keys = [(-place, point.territory) for place, point in enumerate(result.points)]
            return RankedConnection(page_of_ranked(result.points, keys, page, _LIST), result, version)

        return await answer_all(model, practices, answer, context)

    return batch
