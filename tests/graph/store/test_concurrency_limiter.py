"""Back pressure: so many reads at once, some that wait for a moment, and the rest turned away at once."""

import asyncio
import dataclasses

import pytest

from graph.store import StoreBusy
from graph.store.concurrency_limiter import ConcurrencyLimiter
from tests.support.proxy import Proxy
from tests.support.stores import PATIENT, address_of, beside


async def hold(limiter: ConcurrencyLimiter, until: asyncio.Event) -> None:
    async with limiter:
        await until.wait()


async def settled() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_who_finds_no_place_waits_until_one_is_free():
    limiter, until = ConcurrencyLimiter(2, 10, 60), asyncio.Event()
    tasks = [asyncio.create_task(hold(limiter, until)) for _ in range(5)]
    await settled()
    until.set()
    await asyncio.gather(*tasks)


async def test_where_the_queue_is_full_nobody_waits():
    limiter, until = ConcurrencyLimiter(1, 1, 60), asyncio.Event()
    tasks = [asyncio.create_task(hold(limiter, until)) for _ in range(2)]
    await settled()
    with pytest.raises(StoreBusy):
        await hold(limiter, until)
    until.set()
    await asyncio.gather(*tasks)
    await hold(limiter, until)


async def test_who_waits_too_long_is_turned_away():
    limiter, until = ConcurrencyLimiter(1, 1, 0.05), asyncio.Event()
    task = asyncio.create_task(hold(limiter, until))
    await settled()
    for _ in range(2):
        with pytest.raises(StoreBusy):
            await hold(limiter, until)
    until.set()
    await task
    await hold(limiter, until)


async def test_who_leaves_gives_the_place_back():
    limiter, until = ConcurrencyLimiter(1, 1, 60), asyncio.Event()
    holding, waiting = (asyncio.create_task(hold(limiter, until)) for _ in range(2))
    await settled()
    waiting.cancel()
    await settled()
    another_one = asyncio.create_task(hold(limiter, until))
    await settled()
    holding.cancel()
    until.set()
    await another_one
    await asyncio.gather(holding, waiting, return_exceptions=True)
    await hold(limiter, until)


async def test_a_store_with_enough_to_do_turns_reads_away(store, request):
    limits, proxy = dataclasses.replace(PATIENT, concurrent=2, queue=1, wait=0.2), Proxy(address_of(store, request))
    await proxy.listen()
    proxy.hold_back(b"held")
    async with beside(store, request, limits, proxy.uri) as small:
        begin = small.statement_count
        busy = [asyncio.create_task(small.read("RETURN 'held'")) for _ in range(2)]
        while small.statement_count < begin + 2:
            await asyncio.sleep(0)
        for outcome in await asyncio.gather(*(small.read("RETURN 1") for _ in range(5)), return_exceptions=True):
            assert isinstance(outcome, StoreBusy)
        assert small.statement_count == begin + 2
        proxy.let_go()
        assert await asyncio.gather(*busy) == ["held", "held"]
        assert await asyncio.gather(small.read("RETURN 1"), small.read("RETURN 2")) == [1, 2]
    await proxy.stop()
