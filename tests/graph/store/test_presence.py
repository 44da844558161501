"""A lost store is looked for until it answers, whatever the looking raises."""

import asyncio

import pytest

from graph.store import StoreUnavailable
from graph.store.presence import Presence


@pytest.mark.parametrize("failure", [StoreUnavailable(), TimeoutError(), RuntimeError("unknown"), EOFError()])
async def test_a_look_that_fails_is_followed_by_the_next(failure, monkeypatch):
    monkeypatch.setattr("graph.store.presence.INTERVAL", 0.0)
    failures = [failure, failure]
    answered = asyncio.Event()

    async def look() -> None:
        if failures:
            raise failures.pop()
        answered.set()

    presence = Presence(look)
    presence.lost()
    assert presence.is_lost
    async with asyncio.timeout(60):
        await answered.wait()
        while presence.is_lost:
            await asyncio.sleep(0)
    presence.check()
