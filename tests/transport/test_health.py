"""What load balancers are told."""

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


async def answer(store, path: str) -> tuple[int, dict]:
    app = Starlette(routes=[Route("/healthz", health.alive), Route("/readyz", health.ready)])
    app.state.store, app.state.engine = store, Engine()
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://x") as client:
        response = await client.get(path)
        return response.status_code, response.json()


async def test_a_store_that_answers_is_ready(store):
    while (found := await answer(store, "/readyz")) == (503, {"status": "STORE_TIMEOUT"}):
        pass  # a slow machine
    assert (found[0], found[1]["status"], found[1]["contents"]) == (200, "ready", "NOT_CHECKED")


async def test_a_load_that_has_not_ended_is_told_and_what_the_start_found_repeated(empty_store):
    await empty_store.write(load_started("dataset:a"))
    status, told = await answer(empty_store, "/readyz")
    assert (status, told["contents"]) == (200, "LOAD_UNFINISHED")
    await empty_store.write(*load_finished("dataset:a"))
    before = empty_store.statement_count
    assert await answer(empty_store, "/readyz") == (
        200,
        {"status": "ready", "dataVersion": 1, "contents": "NOT_CHECKED"},
    )
    assert empty_store.statement_count == before + 1  # of the version: nothing is counted


async def test_a_store_whose_files_are_damaged_is_not_ready(tmp_path):
    store = embedded_store(tmp_path)
    store.contents = Contents.DAMAGED
    assert await answer(store, "/readyz") == (503, {"status": "STORE_DAMAGED"})


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/readyz", (503, {"status": "STORE_UNAVAILABLE"})),
        ("/healthz", (200, {"status": "alive", "version": VERSION})),
    ],
)
async def test_without_its_store_the_service_is_alive_and_not_ready(tmp_path, path, expected):
    assert await answer(embedded_store(tmp_path), path) == expected
