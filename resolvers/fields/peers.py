"""`Territory.peers` and the root field `compare`."""

from collections.abc import Mapping, Sequence
from typing import Any

from access.request_context import RequestContext
from graph.query import MAX_PAGE, BadPage, BadValue
from recommend import Recommender, UnknownTerritory
from resolvers.execution.computed import Batch, Selected
from resolvers.fields.answering import Gone, answer_all, size_of, weights_of
from resolvers.fields.versioned import VersionedAnswer
from resolvers.recommendation_model import RecommendationModel
from schema.peers import DEFAULT_PEERS

_COMPARED = range(2, 11)


def peers(model: RecommendationModel) -> Batch:
    """Return the batch function of `peers`, which raises BadPage and BadValue."""

    async def batch(
        territories: Sequence[str], arguments: Mapping[str, Any], selected: Selected, context: RequestContext
    ) -> list[VersionedAnswer]:
        first, by = size_of(arguments, DEFAULT_PEERS), weights_of(arguments, "by")
        if by is not None and not any(by.values()):
            raise BadValue("by", "query.no-weight")

        def answer(id_: str, version: int, recommender: Recommender) -> VersionedAnswer:
            as_of, topic = arguments.get("asOf"), arguments.get("topic")
            return VersionedAnswer(recommender.peers(id_, as_of=as_of, by=by, topic=topic, first=first), version)

        return await answer_all(model, territories, answer, context)

    return batch


def compare(model: RecommendationModel) -> Batch:
    """Return the batch function of `compare`, which raises BadPage and BadValue."""

    async def batch(
        parents: Sequence[str], arguments: Mapping[str, Any], selected: Selected, context: RequestContext
    ) -> list[VersionedAnswer]:
        first, ids = size_of(arguments, limit=MAX_PAGE), list(dict.fromkeys(arguments["territories"]))
        if len(ids) not in _COMPARED:
            raise BadPage("territories", "query.number-of-ids", count=len(ids), least=_COMPARED[0], limit=_COMPARED[-1])
        topics = [arguments["topic"]] if arguments.get("topic") is not None else None

        def answer(_: str, version: int, recommender: Recommender) -> VersionedAnswer:
            as_of = arguments.get("asOf")
            return VersionedAnswer(recommender.compare(ids, as_of=as_of, topics=topics, first=first), version)

        try:
            return await answer_all(model, parents, answer, context)
        except Gone:
            (unknown,) = await answer_all(
                model, parents, lambda _, __, recommender: _unknown(recommender, ids), context
            )
            raise BadValue("territories", "query.no-territory", id=unknown) from None

    return batch


def _unknown(recommender: Recommender, ids: list[str]) -> str:
    """Return the first id that is not the id of a territory."""
    for id_ in ids:
        try:
            recommender.compare([id_])
        except UnknownTerritory:
            return id_
    return ids[0]
