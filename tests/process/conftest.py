"""The endpoint inside its request log, with a small engine that fills in the operation record like the real one."""

import logging
from collections.abc import AsyncIterator, Callable, Iterator

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from process.metrics import Metrics
from process.request_log import RequestLog
from resolvers.execution.operation_record import current_record, timed
from tests.transport.conftest import SmallEngine
from transport.graphql_http import GraphQLEndpoint
from transport.static_files import IdeFiles


class RecordingEngine(SmallEngine):
    async def execute(self, query, variables=None, operation_name=None, context=None):
        current_record().operation_name = operation_name
        with timed("store"):
            return await super().execute(query, variables, operation_name)

    def figures(self):
        return {
            "hit": 3,
            "miss": 2,
            "batches": 1,
            "batched": 4,
            "data_version": 7,
            "built": 1e9,
            "trainings": 6,
            "under_way": 2,
            "waiting": 3,
        }


class Store:
    statement_count, is_lost, connections = 5, False, (1, 2)


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    metrics = Metrics()
    endpoint = GraphQLEndpoint(IdeFiles(), max_body_size=10_000, request_timeout=60)
    app = Starlette(routes=[Route("/graphql", RequestLog(endpoint, metrics)), Route("/metrics", metrics.endpoint)])
    app.state.engine, app.state.store = RecordingEngine(), Store()
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://x") as client:
        yield client


async def post(client: httpx.AsyncClient, query: str, name: str | None = None) -> httpx.Response:
    return await client.post("/graphql", json={"query": query, "operationName": name})


@pytest.fixture
def reset_root_logger(monkeypatch) -> Iterator[Callable[[], None]]:
    """A function that removes pytest's handlers from the root logger, as in a new process."""
    root = logging.getLogger()
    level = root.level
    yield lambda: monkeypatch.setattr(root, "handlers", [])
    root.setLevel(level)
