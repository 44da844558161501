"""The circuit breaker: opened when the store is lost, closed by the first successful probe."""

import asyncio

import pytest

from graph.store import StoreUnavailable
from graph.store.circuit_breaker import CircuitBreaker


class Probe:
    """A probe that raises `failure` until `reached` is set, and counts its calls."""

    def __init__(self, failure: Exception | None = None):
        self.failure, self.reached, self.count = failure or StoreUnavailable(), False, 0

    async def __call__(self) -> None:
        self.count += 1
        if not self.reached:
            raise self.failure


async def until_closed(breaker: CircuitBreaker) -> None:
    while breaker.is_open:
        await asyncio.sleep(0.01)


async def test_the_breaker_is_closed_until_tripped():
    probe = Probe()
    breaker = CircuitBreaker(probe)
    breaker.check()
    breaker.reset()
    assert (breaker.is_open, probe.count) == (False, 0)


async def test_an_open_breaker_refuses_statements_until_a_probe_closes_it(caplog):
    probe = Probe()
    breaker = CircuitBreaker(probe)
    for _ in range(3):  # several failed statements start one prober
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


async def test_a_reset_stops_probing():
    probe = Probe()
    breaker = CircuitBreaker(probe)
    breaker.trip()
    breaker.reset()
    breaker.check()
    await asyncio.sleep(0)
    assert probe.count == 0


async def test_probing_continues_after_any_exception():
    async def recover_after(failure: Exception) -> None:
        probe = Probe(failure)
        breaker = CircuitBreaker(probe)
        breaker.trip()
        while probe.count < 2:
            await asyncio.sleep(0.01)
        assert breaker.is_open
        probe.reached = True
        await until_closed(breaker)
        breaker.check()

    async with asyncio.TaskGroup() as group:
        for failure in (StoreUnavailable(), TimeoutError(), RuntimeError("unknown"), EOFError()):
            group.create_task(recover_after(failure))
