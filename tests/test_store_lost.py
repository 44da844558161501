"""The service while its store goes away and comes back, under load: nothing is lost but what was asked meanwhile."""

import asyncio
import contextlib
import os
import signal
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable

import httpx
import pytest

from tests.support.neo4j_server import DATABASE, USER
from tests.support.proxy import Proxy
from tests.support.service import LIMIT, Service, started

pytestmark = pytest.mark.slow

COUNT = {"query": "{ practices(first: 1) { totalCount } }"}
#: How many ask at the same time.
CLIENTS = 8
#: Takes the store away; brings it back.
Change = Callable[[], Awaitable[None]]


@contextlib.asynccontextmanager
async def serving(*options, **variables) -> AsyncIterator[Service]:
    # One address asks as often as it can: no allowance stands in its way.
    with started("--port", "0", *options, TIRAZH_LOAD_DATA="false", TIRAZH_COST_RATE="0,0,0", **variables) as service:
        await asyncio.to_thread(service.wait_until_ready)
        await asyncio.to_thread(service.wait_until_green)
        yield service


@pytest.fixture
async def losing(store_kind, request, tmp_path) -> AsyncIterator[tuple[Service, Change, Change]]:
    """A service, how its store is lost, and how it comes back: the embedded one does by itself."""
    if store_kind == "embedded":
        async with serving("--store-dir", tmp_path) as service:
            [store] = service.children()

            async def kill() -> None:
                os.kill(store, signal.SIGKILL)

            yield service, kill, lambda: asyncio.sleep(0)
    else:
        server = request.getfixturevalue("neo4j_server")
        proxy = Proxy(server.uri)
        await proxy.listen()
        async with serving(
            TIRAZH_NEO4J_URI=proxy.uri,
            TIRAZH_NEO4J_USER=USER,
            TIRAZH_NEO4J_DATABASE=DATABASE,
            TIRAZH_NEO4J_PASSWORD=server.password,
        ) as service:
            yield service, proxy.stop, proxy.listen
        await proxy.stop()


async def test_requests_are_refused_at_once_and_answered_again_without_a_restart(losing):
    service, lose, bring_back = losing
    answers: Counter[tuple] = Counter()

    async def ask_on(client: httpx.AsyncClient) -> None:
        while True:
            answer = await client.post(service.url, json=COUNT)
            [error] = answer.json().get("errors", [{}])
            code = error.get("extensions", {}).get("code")
            answers[answer.status_code, code, answer.headers.get("Retry-After")] += 1

    async def until(holds: Callable[[], Awaitable[bool]]) -> None:
        async with asyncio.timeout(LIMIT):
            while not await holds():
                await asyncio.sleep(0.02)

    async with httpx.AsyncClient(timeout=LIMIT) as client:

        async def is_green() -> bool:
            return (await client.get(service.url.replace("/graphql", "/readyz"))).status_code == 200

        async def is_red() -> bool:
            return not await is_green()

        async def is_refused() -> bool:
            return any(status == 503 for status, _, _ in answers)

        async def more_good(than: int) -> bool:
            return answers[200, None, None] > than

        asking = [asyncio.create_task(ask_on(client)) for _ in range(CLIENTS)]
        try:
            await until(lambda: more_good(CLIENTS))
            await lose()
            await until(is_red)
            await until(is_refused)
            await bring_back()
            await until(is_green)
            so_far = answers[200, None, None]
            await until(lambda: more_good(so_far + CLIENTS))
        finally:
            for task in asking:
                task.cancel()
            ended = await asyncio.gather(*asking, return_exceptions=True)
    assert all(isinstance(end, asyncio.CancelledError) for end in ended)
    assert set(answers) == {(200, None, None), (503, "STORE_UNAVAILABLE", "1")}
    assert "Traceback" not in service.errors
