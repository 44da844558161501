"""`adoptionPatterns`."""

from collections.abc import Mapping, Sequence
from typing import Any

from access.request_context import RequestContext
from graph.query import DEFAULT_SIZE, BadValue, checked_size
from recommend import InvalidArgument, Recommender, UnknownTopic
from resolvers.execution.computed import Batch, Selected
from resolvers.fields.answering import answer_all
from resolvers.fields.versioned import VersionedAnswer
from resolvers.recommendation_model import RecommendationModel


def adoption_patterns(model: RecommendationModel) -> Batch:
    """Return the batch function of `adoptionPatterns`, which raises BadPage and BadValue."""

    async def batch(
        parents: Sequence[str], arguments: Mapping[str, Any], selected: Selected, context: RequestContext
    ) -> list[VersionedAnswer]:
        first = DEFAULT_SIZE if arguments["first"] is None else checked_size("first", arguments["first"])
        level, country, topic = arguments["level"], arguments["country"], arguments.get("topic")

        def answer(_: str, version: int, recommender: Recommender) -> VersionedAnswer:
            try:
                return VersionedAnswer(recommender.adoption_patterns(level, country, topic, first), version)
            except UnknownTopic:
                raise BadValue("topic", "query.no-topic", id=topic) from None
            except InvalidArgument:
                raise BadValue("country", "query.no-territories", country=country) from None

        return await answer_all(model, parents, answer, context)

    return batch
