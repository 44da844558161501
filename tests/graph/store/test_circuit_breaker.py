"""The circuit breaker: opened by a loss, closed by the first probe that reaches the store."""

import asyncio

import pytest

from graph.store import StoreUnavailable
from graph.store.circuit_breaker import CircuitBreaker


class Probe:
    """Raises the failure until `reached` is set; counts its calls."""

    def __init__(self, failure: Exception | None = None):
        self.failure, self.reached, self.count = failure or StoreUnavailable(), False, 0

    async def __call__(self) -> None:
        self.count += 1
        if not self.reached:
            raise self.failure


async def until_closed(breaker: CircuitBreaker) -> None:
    while breaker.is_open:
        await asyncio.sleep(0.01)


async def test_it_is_closed_until_it_is_tripped():
    probe = Probe()
    breaker = CircuitBreaker(probe)
    breaker.check()
    breaker.reset()
    assert (breaker.is_open, probe.count) == (False, 0)


async def test_while_it_is_open_statements_are_refused_and_a_probe_closes_it(caplog):
    probe = Probe()
    breaker = CircuitBreaker(probe)
    for _ in range(3):  # one prober, however many statements fail
        breaker.trip()
    with pytest.raises(StoreUnavailable):
        breaker.check()
    while probe.count < 2:
        await asyncio.sleep(0.01)
    assert breaker.is_open
    probe.reached = True
    await until_closed(breaker)
    breaker.check()
    assert [record.getMessage() for record in caplog.records] == [
        "Lost the connection to the store; refusing requests until it is restored",
        "The connection to the store is restored",
    ]


async def test_a_reset_ends_the_probing():
    probe = Probe()
    breaker = CircuitBreaker(probe)
    breaker.trip()
    breaker.reset()
    breaker.check()
    await asyncio.sleep(0)
    assert probe.count == 0


async def test_whatever_a_probe_raises_the_next_one_is_made():
    async def closed_after(failure: Exception) -> None:
        probe = Probe(failure)
        breaker = CircuitBreaker(probe)
        breaker.trip()
        while probe.count < 2:
            await asyncio.sleep(0.01)
        assert breaker.is_open
        probe.reached = True
        await until_closed(breaker)
        breaker.check()

    async with asyncio.timeout(60), asyncio.TaskGroup() as group:
        for failure in (StoreUnavailable(), TimeoutError(), RuntimeError("unknown"), EOFError()):
            group.create_task(closed_after(failure))
