"""Compute the answers of the recommender off the event loop, and turn its refusals into client errors."""

import asyncio
import itertools
import math
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from access.request_context import RequestContext
from graph.query import DEFAULT_SIZE, MAX_SIZE, BadValue, checked_size
from recommend import Recommender, UnknownPractice, UnknownProject, UnknownTerritory, Untrained
from resolvers.recommendation_model import RecommendationModel

_UNKNOWN = (UnknownTerritory, UnknownPractice, UnknownProject)
#: The largest weight. Larger ones add no meaning, and sums would lose precision.
MAX_WEIGHT = 1000.0


class Gone(BadValue):
    """The requested object is not in the newest data: it was removed while the operation ran."""

    key = "query.gone"

    def __init__(self) -> None:
        super().__init__("id")


Answer = TypeVar("Answer")
#: Returns the answer for one parent, given its id, the data version and the recommender.
AnswerFunction = Callable[[str, int, Recommender], Answer]


async def answer_all(
    model: RecommendationModel, parents: Sequence[str], answer: AnswerFunction[Answer], context: RequestContext
) -> list[Answer]:
    """Return the answer for each parent, computed off the event loop.

    If a parent is unknown, because it was written after the model was built, refresh the model and retry once. Raises
    Gone, RecommenderBusy.
    """
    try:
        return await _answers(model, parents, answer, context)
    except _UNKNOWN:
        await model.refresh()
    try:
        return await _answers(model, parents, answer, context)
    except _UNKNOWN:
        raise Gone from None


async def _answers(
    model: RecommendationModel, parents: Sequence[str], answer: AnswerFunction[Answer], context: RequestContext
) -> list[Answer]:
    """Return the answers. A training that an answer needs is awaited here, so that no thread blocks on it."""
    version, recommender = await model.current()
    answers: list[Answer] = []
    while True:
        try:
            await _in_thread(parents, answer, answers, version, recommender)
            return answers
        except Untrained as untrained:
            await model.learn(untrained.training, context.deadline)


async def _in_thread(
    parents: Sequence[str],
    answer: AnswerFunction[Answer],
    answers: list[Answer],
    version: int,
    recommender: Recommender,
) -> None:
    """Append the answers for the remaining parents.

    A thread cannot be cancelled from outside. It stops before the next parent once the caller has stopped waiting.
    """
    stopped = threading.Event()

    def append_answers() -> None:
        for id_ in itertools.takewhile(lambda _: not stopped.is_set(), parents[len(answers) :]):
            answers.append(answer(id_, version, recommender))

    try:
        await asyncio.to_thread(append_answers)
    finally:
        stopped.set()


def weights_of(arguments: Mapping[str, Any], argument: str) -> dict[str, float] | None:
    """Return the weights in an argument without null values; None if there are none. Raises BadValue."""
    weights = {name: weight for name, weight in (arguments.get(argument) or {}).items() if weight is not None}
    for name, weight in weights.items():
        if not (math.isfinite(weight) and 0 <= weight <= MAX_WEIGHT):
            raise BadValue(f"{argument}.{name}", "query.weight", weight=weight, limit=MAX_WEIGHT)
    return weights or None


def size_of(arguments: Mapping[str, Any], default: int = DEFAULT_SIZE, limit: int = MAX_SIZE) -> int:
    """Return the argument `first`, or the default if it is null. Raise BadPage if it exceeds the limit."""
    size: int | None = arguments["first"]
    return default if size is None else checked_size("first", size, limit)
