"""The concurrency limiter: a bounded number of reads, a bounded queue, and StoreBusy beyond it."""

import asyncio
import dataclasses

import pytest

from graph.store import StoreBusy
from graph.store.concurrency_limiter import ConcurrencyLimiter
from tests.support.proxy import Proxy
from tests.support.stores import LONG_TIMEOUTS, address_of, worker_store


async def hold(limiter: ConcurrencyLimiter, until: asyncio.Event) -> None:
    async with limiter:
        await until.wait()


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_a_holder_beyond_the_limit_waits_for_a_free_place():
    limiter, until = ConcurrencyLimiter(2, 10, 60), asyncio.Event()
    tasks = [asyncio.create_task(hold(limiter, until)) for _ in range(5)]
    await settle()
    until.set()
    await asyncio.gather(*tasks)


async def test_a_full_queue_rejects_at_once():
    limiter, until = ConcurrencyLimiter(1, 1, 60), asyncio.Event()
    tasks = [asyncio.create_task(hold(limiter, until)) for _ in range(2)]
    await settle()
    with pytest.raises(StoreBusy):
        await hold(limiter, until)
    until.set()
    await asyncio.gather(*tasks)
    await hold(limiter, until)


async def test_a_wait_times_out():
    limiter, until = ConcurrencyLimiter(1, 1, 0.05), asyncio.Event()
    task = asyncio.create_task(hold(limiter, until))
    await settle()
    for _ in range(2):
        with pytest.raises(StoreBusy):
            await hold(limiter, until)
    until.set()
    await task
    await hold(limiter, until)


async def test_a_cancelled_holder_or_waiter_frees_its_place():
    limiter, until = ConcurrencyLimiter(1, 1, 60), asyncio.Event()
    holding, waiting = (asyncio.create_task(hold(limiter, until)) for _ in range(2))
    await settle()
    waiting.cancel()
    await settle()
    successor = asyncio.create_task(hold(limiter, until))
    await settle()
    holding.cancel()
    until.set()
    await successor
    await asyncio.gather(holding, waiting, return_exceptions=True)
    await hold(limiter, until)


async def test_an_overloaded_store_rejects_reads(store, request):
    limits = dataclasses.replace(LONG_TIMEOUTS, concurrent=2, queue=1, wait=0.2)
    proxy = Proxy(address_of(store, request))
    await proxy.listen()
    proxy.hold_back(b"held")
    async with worker_store(store, request, limits, proxy.uri) as limited:
        begin = limited.statement_count
        busy = [asyncio.create_task(limited.read("RETURN 'held'")) for _ in range(2)]
        while limited.statement_count < begin + 2:
            await asyncio.sleep(0)
        for outcome in await asyncio.gather(*(limited.read("RETURN 1") for _ in range(5)), return_exceptions=True):
            assert isinstance(outcome, StoreBusy)
        assert limited.statement_count == begin + 2
        proxy.release()
        assert await asyncio.gather(*busy) == ["held", "held"]
        assert await asyncio.gather(limited.read("RETURN 1"), limited.read("RETURN 2")) == [1, 2]
    await proxy.stop()
