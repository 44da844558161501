"""Asking the recommender: off the event loop, and with its refusals told to the client."""

import asyncio
import itertools
import math
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from graph.query.errors import BadPage, BadValue
from graph.query.pages import MAX_SIZE
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


#: What is answered for one parent, from its id, the data version and the recommender.
Answer = Callable[[str, int, Recommender], Any]


async def asked(model: RecommendationModel, parents: Sequence[str], answer: Answer) -> list:
    """The answer for each parent, off the event loop; asked again where one was written after the model was built.

    Raises Gone, RecommenderBusy.
    """
    try:
        return await _answers(model, parents, answer)
    except _UNKNOWN:
        await model.refresh()
    try:
        return await _answers(model, parents, answer)
    except _UNKNOWN:
        raise Gone from None


async def _answers(model: RecommendationModel, parents: Sequence[str], answer: Answer) -> list:
    """What has to be learned for an answer is waited for here, so that no thread is."""
    version, recommender = await model.current()
    found: list = []
    while True:
        try:
            await _in_thread(parents, answer, found, version, recommender)
            return found
        except Untrained as untrained:
            await model.learn(untrained.training)


async def _in_thread(parents: Sequence[str], answer: Answer, found: list, *model: Any) -> None:
    """Adds the answers for the parents that have none. A thread cannot be cancelled from outside: once nobody waits
    for it any more, it ends at the next parent."""
    waited_for = threading.Event()
    waited_for.set()

    def work() -> None:
        for id_ in itertools.takewhile(lambda _: waited_for.is_set(), parents[len(found):]):
            found.append(answer(id_, *model))

    try:
        await asyncio.to_thread(work)
    finally:
        waited_for.clear()


def weights_of(given: Mapping[str, Any], argument: str) -> dict[str, float] | None:
    """The weights of an argument, null ones left out; None where none is given. Raises BadValue."""
    weights = {name: weight for name, weight in (given.get(argument) or {}).items() if weight is not None}
    for name, weight in weights.items():
        if not (math.isfinite(weight) and 0 <= weight <= MAX_WEIGHT):
            raise BadValue(f"{argument}.{name}", "query.weight", weight=weight, limit=MAX_WEIGHT)
    return weights or None


def size_of(given: Mapping[str, Any], argument: str = "first") -> int:
    """How many are asked for. Raises BadPage."""
    size = given[argument]
    if not 1 <= size <= MAX_SIZE:
        raise BadPage(argument, "query.size", size=size, limit=MAX_SIZE)
    return size
