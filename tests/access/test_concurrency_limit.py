"""The concurrency limit on reads of one client, and its queue."""

import asyncio

import pytest

from access.concurrency_limit import ConcurrencyLimit
from access.errors import LimitError


async def run_pending_tasks() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


class Reads:
    """Reads of one client, each active until its event is set."""

    def __init__(self, limit: ConcurrencyLimit):
        self._limit = limit
        self._ends: dict[str, asyncio.Event] = {}
        self.active: list[str] = []

    async def _read(self, name: str) -> None:
        async with self._limit:
            self.active.append(name)
            try:
                await self._ends[name].wait()
            finally:
                self.active.remove(name)

    async def start(self, *names: str) -> list[asyncio.Task]:
        self._ends |= {name: asyncio.Event() for name in names}
        tasks = [asyncio.create_task(self._read(name)) for name in names]
        await run_pending_tasks()
        return tasks

    async def finish(self, *names: str) -> None:
        for name in names:
            self._ends[name].set()
            await run_pending_tasks()


async def test_reads_beyond_the_limit_are_queued_in_order():
    reads = Reads(ConcurrencyLimit(2))
    tasks = await reads.start(*"abcde")
    assert reads.active == ["a", "b"]
    await reads.finish("b")
    assert reads.active == ["a", "c"]
    await reads.finish("a", "c", "d", "e")
    await asyncio.gather(*tasks)
    await reads.start("f", "g", "h")
    assert reads.active == ["f", "g"]
    await reads.finish("f", "g", "h")


async def test_a_read_is_rejected_if_the_queue_is_full():
    reads = Reads(ConcurrencyLimit(1, waiting=2))
    tasks = await reads.start(*"abcd")
    with pytest.raises(LimitError) as raised:
        await tasks[3]
    assert (raised.value.code, raised.value.details) == ("RATE_LIMITED", {"limit": 1, "seconds": 1})
    await reads.finish("a", "b", "c")
    await asyncio.gather(*tasks[:3])


async def test_a_read_that_times_out_in_the_queue_is_rejected_and_frees_its_place():
    reads = Reads(ConcurrencyLimit(1, waiting=1, wait=0.05))
    first, second = await reads.start("a", "b")
    with pytest.raises(LimitError):
        await second
    await reads.finish("a")
    await first
    (third,) = await reads.start("c")
    assert reads.active == ["c"]
    await reads.finish("c")
    await third


async def test_a_read_cancelled_in_the_queue_frees_its_place():
    reads = Reads(ConcurrencyLimit(1, waiting=1))
    _, second = await reads.start("a", "b")
    second.cancel()
    await run_pending_tasks()
    (third,) = await reads.start("c")
    assert not third.done()
    await reads.finish("a")
    assert reads.active == ["c"]
    await reads.finish("c")


async def test_a_cancelled_read_passes_its_turn_to_the_next():
    reads = Reads(ConcurrencyLimit(1))
    first, _ = await reads.start("a", "b")
    first.cancel()
    await run_pending_tasks()
    assert reads.active == ["b"]
    await reads.finish("b")


async def test_a_turn_granted_to_a_read_cancelled_at_the_same_moment_passes_to_the_next():
    limit = ConcurrencyLimit(1)
    reads = Reads(limit)
    _, second, _ = await reads.start("a", "b", "c")
    await limit.__aexit__(None, None, None)  # passes the turn of "a" to "b", whose task has not resumed yet
    second.cancel()
    await run_pending_tasks()
    assert reads.active == ["a", "c"]
    await reads.finish("a", "c")


async def test_without_a_limit_no_read_waits():
    reads = Reads(ConcurrencyLimit())
    names = [str(n) for n in range(1000)]
    tasks = await reads.start(*names)
    assert len(reads.active) == 1000
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
