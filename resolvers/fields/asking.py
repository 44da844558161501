"""Asking the recommender: off the event loop; what it refuses becomes an error for the client."""

import asyncio
import itertools
import math
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from access.request_context import RequestContext
from graph.query import DEFAULT_SIZE, MAX_SIZE, BadPage, BadValue
from recommend import Recommender, UnknownPractice, UnknownProject, UnknownTerritory, Untrained
from resolvers.recommendation_model import RecommendationModel

_UNKNOWN = (UnknownTerritory, UnknownPractice, UnknownProject)
#: Above it a weight says nothing more, and sums would lose their digits.
MAX_WEIGHT = 1000.0


class Gone(BadValue):
    """What is asked about is not in the newest data: it was removed while the question was answered."""

    key = "query.gone"

    def __init__(self) -> None:
        super().__init__("id")


Answer = TypeVar("Answer")
#: Returns the answer for one parent, from its id, the data version and the recommender.
Ask = Callable[[str, int, Recommender], Answer]


async def asked(
    model: RecommendationModel, parents: Sequence[str], ask: Ask[Answer], context: RequestContext
) -> list[Answer]:
    """Return the answer for each parent, off the event loop; ask again where one was written after the model was built.

    Raises Gone, RecommenderBusy.
    """
    try:
        return await _answers(model, parents, ask, context)
    except _UNKNOWN:
        await model.refresh()
    try:
        return await _answers(model, parents, ask, context)
    except _UNKNOWN:
        raise Gone from None


async def _answers(
    model: RecommendationModel, parents: Sequence[str], ask: Ask[Answer], context: RequestContext
) -> list[Answer]:
    """Return the answers; a training that one of them needs is awaited here, so that no thread waits for it."""
    version, recommender = await model.current()
    found: list[Answer] = []
    while True:
        try:
            await _in_thread(parents, ask, found, version, recommender)
            return found
        except Untrained as untrained:
            await model.learn(untrained.training, context.deadline)


async def _in_thread(
    parents: Sequence[str],
    ask: Ask[Answer],
    found: list[Answer],
    version: int,
    recommender: Recommender,
) -> None:
    """Add the answers for the parents that have none. A thread cannot be cancelled from outside: once nobody waits
    for it any more, it ends at the next parent."""
    waited_for = threading.Event()
    waited_for.set()

    def work() -> None:
        for id_ in itertools.takewhile(lambda _: waited_for.is_set(), parents[len(found) :]):
            found.append(ask(id_, version, recommender))

    try:
        await asyncio.to_thread(work)
    finally:
        waited_for.clear()


def weights_of(given: Mapping[str, Any], argument: str) -> dict[str, float] | None:
    """Return the weights of an argument, null ones left out; None where none is given. Raises BadValue."""
    weights = {name: weight for name, weight in (given.get(argument) or {}).items() if weight is not None}
    for name, weight in weights.items():
        if not (math.isfinite(weight) and 0 <= weight <= MAX_WEIGHT):
            raise BadValue(f"{argument}.{name}", "query.weight", weight=weight, limit=MAX_WEIGHT)
    return weights or None


def size_of(given: Mapping[str, Any], default: int = DEFAULT_SIZE) -> int:
    """Return how many are asked for; the default where that is null. Raises BadPage."""
    size: int | None = given["first"]
    if size is None:
        return default
    if not 1 <= size <= MAX_SIZE:
        raise BadPage("first", "query.size", size=size, limit=MAX_SIZE)
    return size
