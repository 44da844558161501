"""What load balancers are told."""

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from tests.support.stores import embedded_store
from transport import health


class Engine:
    is_ready = True


async def answer(store, path: str) -> tuple[int, dict]:
    app = Starlette(routes=[Route("/healthz", health.alive), Route("/readyz", health.ready)])
    app.state.store, app.state.engine = store, Engine()
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://x") as client:
        response = await client.get(path)
        return response.status_code, response.json()


async def test_a_store_that_answers_is_ready(store):
    status, told = await answer(store, "/readyz")
    assert (status, told["status"]) == (200, "ready")


@pytest.mark.parametrize(("path", "expected"), [
    ("/readyz", (503, {"status": "STORE_UNAVAILABLE"})),
    ("/healthz", (200, {"status": "alive"})),
])
async def test_without_its_store_the_service_is_alive_and_not_ready(tmp_path, path, expected):
    assert await answer(embedded_store(tmp_path), path) == expected
