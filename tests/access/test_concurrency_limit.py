"""The reads of one client that are under way at once: a turn for each, and a place for those that wait."""

import asyncio

import pytest

from access.concurrency_limit import ConcurrencyLimit
from access.errors import LimitError


async def settled() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


class Reads:
    """Reads of one client, each under way until its event is set."""

    def __init__(self, limit: ConcurrencyLimit):
        self._limit = limit
        self._ends: dict[str, asyncio.Event] = {}
        self.under_way: list[str] = []

    async def _read(self, name: str) -> None:
        async with self._limit:
            self.under_way.append(name)
            try:
                await self._ends[name].wait()
            finally:
                self.under_way.remove(name)

    async def begin(self, *names: str) -> list[asyncio.Task]:
        self._ends |= {name: asyncio.Event() for name in names}
        tasks = [asyncio.create_task(self._read(name)) for name in names]
        await settled()
        return tasks

    async def end(self, *names: str) -> None:
        for name in names:
            self._ends[name].set()
            await settled()


async def test_those_beyond_the_limit_wait_and_go_in_their_order():
    reads = Reads(ConcurrencyLimit(2))
    tasks = await reads.begin(*"abcde")
    assert reads.under_way == ["a", "b"]
    await reads.end("b")
    assert reads.under_way == ["a", "c"]
    await reads.end("a", "c", "d", "e")
    await asyncio.gather(*tasks)
    await reads.begin("f", "g", "h")
    assert reads.under_way == ["f", "g"]
    await reads.end("f", "g", "h")


async def test_where_as_many_wait_as_may_the_next_is_refused():
    reads = Reads(ConcurrencyLimit(1, waiting=2))
    tasks = await reads.begin(*"abcd")
    with pytest.raises(LimitError) as raised:
        await tasks[3]
    assert (raised.value.code, raised.value.details) == ("RATE_LIMITED", {"limit": 1, "seconds": 1})
    await reads.end("a", "b", "c")
    await asyncio.gather(*tasks[:3])


async def test_who_waits_too_long_is_refused_and_leaves_no_trace():
    reads = Reads(ConcurrencyLimit(1, waiting=1, wait=0.05))
    first, second = await reads.begin("a", "b")
    with pytest.raises(LimitError):
        await second
    await reads.end("a")
    await first
    (third,) = await reads.begin("c")
    assert reads.under_way == ["c"]
    await reads.end("c")
    await third


async def test_who_leaves_while_waiting_gives_the_place_up():
    reads = Reads(ConcurrencyLimit(1, waiting=1))
    _, second = await reads.begin("a", "b")
    second.cancel()
    await settled()
    (third,) = await reads.begin("c")
    assert not third.done()
    await reads.end("a")
    assert reads.under_way == ["c"]
    await reads.end("c")


async def test_who_leaves_while_reading_gives_the_turn_to_the_next():
    reads = Reads(ConcurrencyLimit(1))
    first, _ = await reads.begin("a", "b")
    first.cancel()
    await settled()
    assert reads.under_way == ["b"]
    await reads.end("b")


async def test_a_turn_given_to_one_who_leaves_in_the_same_moment_goes_to_the_next():
    limit = ConcurrencyLimit(1)
    reads = Reads(limit)
    _, second, _ = await reads.begin("a", "b", "c")
    await limit.__aexit__(None, None, None)  # the turn of "a" is passed on to "b", who has not noticed yet
    second.cancel()
    await settled()
    assert reads.under_way == ["a", "c"]
    await reads.end("a", "c")


async def test_without_a_limit_nobody_waits():
    reads = Reads(ConcurrencyLimit())
    names = [str(n) for n in range(1000)]
    tasks = await reads.begin(*names)
    assert len(reads.under_way) == 1000
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
