"""The root fields of a query are read concurrently, those of a mutation in sequence.

The public schema has no mutations yet, so these tests have a schema of their own.
"""

import asyncio
from typing import Any

import pytest
import strawberry

from access.bounds import Bounds
from access.request_context import ONLY_QUERY, RequestContext
from graph.store import Neo4jStore
from graph.store.batching import BatchingReader
from resolvers.execution.engine import Engine
from resolvers.execution.errors import OperationTypeNotAllowed
from resolvers.graph_sizes import GraphSizesCache
from resolvers.meaning_model import MeaningModel
from resolvers.recommendation_model import RecommendationModel
from schema.declare import computed, declare
from schema.strawberry_adapter import graphql_schema
from tests.support.neo4j_server import DATABASE, USER


def root_type(name: str) -> type:
    members = {each: computed("int | None", each, "A number.") for each in ("first", "second", "failing")}
    return strawberry.type(declare(type(name, (), members)))


SCHEMA = graphql_schema(strawberry.Schema(root_type("Query"), root_type("Mutation")), "Numbers.")


class Steps:
    """Batch functions that record their begin and end, and let the others begin in between."""

    def __init__(self) -> None:
        self.events: list[str] = []
        self.contexts: list[RequestContext] = []

    def step(self, name: str, value: int | Exception) -> Any:
        async def batch(parents: Any, arguments: Any, selected: Any, context: RequestContext) -> list[Any]:
            self.events.append(f"{name} begins")
            self.contexts.append(context)
            for _ in range(10):
                await asyncio.sleep(0)
            self.events.append(f"{name} ends")
            if isinstance(value, Exception):
                raise value
            return [value]

        return batch


@pytest.fixture
def steps() -> Steps:
    return Steps()


@pytest.fixture(params=[True, False], ids=["generated", "arbitrated"])
async def engine(steps, request):
    store = Neo4jStore("bolt://127.0.0.1:9", USER, "", DATABASE)  # never used
    engine = Engine(
        SCHEMA,
        {},
        store,
        BatchingReader(store),
        {
            "first": steps.step("first", 1),
            "second": steps.step("second", 2),
            "failing": steps.step("failing", ValueError("an internal secret")),
        },
        RecommendationModel(store),
        MeaningModel(store),
        GraphSizesCache(store),
        Bounds(),
        generated=request.param,
    )
    yield engine
    await engine.close()


async def test_the_fields_of_a_query_are_read_concurrently(engine, steps):
    assert await engine.execute("{ second first }") == {"data": {"second": 2, "first": 1}}
    assert steps.events == ["second begins", "first begins", "second ends", "first ends"]


async def test_the_fields_of_a_mutation_are_executed_in_sequence(engine, steps):
    response = await engine.execute("mutation { second first a: second }")
    assert response == {"data": {"second": 2, "first": 1, "a": 2}}
    assert steps.events == [f"{name} {event}" for name in ("second", "first", "second") for event in ("begins", "ends")]


async def test_the_next_field_of_a_mutation_is_executed_after_a_failure(engine, steps):
    response = await engine.execute("mutation { failing first }")
    assert response["data"] == {"failing": None, "first": 1}
    assert [(error["path"], error["extensions"]["code"]) for error in response["errors"]] == [
        (["failing"], "INTERNAL_SERVER_ERROR")
    ]
    assert steps.events[-1] == "first ends"


async def test_a_mutation_is_not_executed_if_only_queries_are_allowed(engine, steps):
    with pytest.raises(OperationTypeNotAllowed):
        await engine.execute("mutation { first }", context=RequestContext(allowed_types=ONLY_QUERY))
    assert steps.events == []


async def test_the_context_of_the_request_reaches_the_batch_functions(engine, steps):
    context = RequestContext()
    await engine.execute("{ first second }", context=context)
    assert steps.contexts == [context, context]
    assert context.cost == 1 + 1 + 1
    assert context.deadline is not None
