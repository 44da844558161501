"""Liveness and readiness checks."""

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from graph.data_version import load_finished, load_started
from graph.store import Contents
from tests.support.stores import embedded_store
from transport import health
from version import VERSION


class Engine:
    is_ready = True


async def get(store, path: str) -> tuple[int, dict]:
    app = Starlette(routes=[Route("/healthz", health.alive), Route("/readyz", health.ready)])
    app.state.store, app.state.engine = store, Engine()
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://x") as client:
        response = await client.get(path)
        return response.status_code, response.json()


async def test_a_responsive_store_is_ready(store):
    while (response := await get(store, "/readyz")) == (503, {"status": "STORE_TIMEOUT"}):
        pass  # a slow machine
    status, body = response
    assert (status, body["status"], body["contents"]) == (200, "ready", "NOT_CHECKED")


async def test_an_unfinished_load_is_reported_until_it_is_complete(empty_store):
    await empty_store.write(load_started("dataset:a"))
    status, body = await get(empty_store, "/readyz")
    assert (status, body["contents"]) == (200, "LOAD_UNFINISHED")
    await empty_store.write(*load_finished("dataset:a"))
    before = empty_store.statement_count
    assert await get(empty_store, "/readyz") == (
        200,
        {"status": "ready", "dataVersion": 1, "contents": "NOT_CHECKED"},
    )
    assert empty_store.statement_count == before + 1  # only the version is read, nothing is counted


async def test_a_damaged_store_is_not_ready(tmp_path):
    store = embedded_store(tmp_path)
    store.contents = Contents.DAMAGED
    assert await get(store, "/readyz") == (503, {"status": "STORE_DAMAGED"})


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/readyz", (503, {"status": "STORE_UNAVAILABLE"})),
        ("/healthz", (200, {"status": "alive", "version": VERSION})),
    ],
)
async def test_without_its_store_the_service_is_alive_and_not_ready(tmp_path, path, expected):
    assert await get(embedded_store(tmp_path), path) == expected
