"""`Practice.diffusion`."""

from collections.abc import Mapping, Sequence
from typing import Any

from access.request_context import RequestContext
from recommend import DiffusionPoint, Recommender
from resolvers.execution.computed import Batch, Selected
from resolvers.fields.asking import asked
from resolvers.fields.ranked import RankedConnection, page_arguments, page_of_ranked
from resolvers.recommendation_model import RecommendationModel

_LIST = "Diffusion"


def diffusion(model: RecommendationModel) -> Batch:
    """Return the batch function of `diffusion`, which raises BadPage and BadCursor."""

    async def batch(
        practices: Sequence[str], arguments: Mapping[str, Any], selected: Selected, context: RequestContext
    ) -> list[RankedConnection[DiffusionPoint]]:
        page = page_arguments(arguments, _LIST)

        def answer(id_: str, version: int, recommender: Recommender) -> RankedConnection[DiffusionPoint]:
            found = recommender.diffusion(id_, as_of=arguments.get("asOf"))
            # Ranked lists begin with the highest number: the earliest adopter has it.
            keys = [(-place, point.territory) for place, point in enumerate(found.points)]
            return RankedConnection(page_of_ranked(found.points, keys, page, _LIST), found, version)

        return await asked(model, practices, answer, context)

    return batch
