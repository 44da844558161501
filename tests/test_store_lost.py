"""Loss and return of the store under load: only requests during the outage fail."""

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
#: Number of concurrent clients.
CLIENTS = 8
#: Stops the store, or restores it.
Action = Callable[[], Awaitable[None]]


@contextlib.asynccontextmanager
async def serving(*options, **variables) -> AsyncIterator[Service]:
    # All requests come from one address, so the limit of its cost is off.
    with started("--port", "0", *options, TIRAZH_LOAD_DATA="false", TIRAZH_COST_RATE="0,0,0", **variables) as service:
        await asyncio.to_thread(service.wait_until_ready)
        await asyncio.to_thread(service.wait_until_green)
        yield service


@pytest.fixture
async def outage(store_kind, request, tmp_path) -> AsyncIterator[tuple[Service, Action, Action]]:
    """A service with functions that stop and restore its store. An embedded store restarts by itself."""
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


async def test_requests_fail_during_an_outage_and_succeed_after_it_without_a_restart(outage):
    service, stop_store, restore_store = outage
    answers: Counter[tuple] = Counter()

    async def send_requests(client: httpx.AsyncClient) -> None:
        while True:
            answer = await client.post(service.url, json=COUNT)
            [error] = answer.json().get("errors", [{}])
            code = error.get("extensions", {}).get("code")
            answers[answer.status_code, code, answer.headers.get("Retry-After")] += 1

    async def until(condition: Callable[[], Awaitable[bool]]) -> None:
        async with asyncio.timeout(LIMIT):
            while not await condition():
                await asyncio.sleep(0.02)

    async with httpx.AsyncClient(timeout=LIMIT) as client:

        async def is_ready() -> bool:
            return (await client.get(service.url.replace("/graphql", "/readyz"))).status_code == 200

        async def is_not_ready() -> bool:
            return not await is_ready()

        async def is_refused() -> bool:
            return any(status == 503 for status, _, _ in answers)

        async def has_succeeded(count: int) -> bool:
            return answers[200, None, None] > count

        tasks = [asyncio.create_task(send_requests(client)) for _ in range(CLIENTS)]
        try:
            await until(lambda: has_succeeded(CLIENTS))
            await stop_store()
            await until(is_not_ready)
            await until(is_refused)
            await restore_store()
            await until(is_ready)
            before = answers[200, None, None]
            await until(lambda: has_succeeded(before + CLIENTS))
        finally:
            for task in tasks:
                task.cancel()
            results = await asyncio.gather(*tasks, return_exceptions=True)
    assert all(isinstance(result, asyncio.CancelledError) for result in results)
    assert set(answers) == {(200, None, None), (503, "STORE_UNAVAILABLE", "1")}
    assert "Traceback" not in service.errors
