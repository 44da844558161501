"""A refresh is repeated, also after a failure, which is logged once."""

import asyncio

import pytest

from graph.store import StoreUnavailable
from resolvers.periodic_refresh import PeriodicRefresh


@pytest.mark.parametrize("error", [StoreUnavailable(), ValueError("wrong")], ids=["StoreError", "another error"])
async def test_a_failure_is_logged_once_and_the_refresh_is_repeated(caplog, error):
    calls, repeated = 0, asyncio.Event()

    async def refresh() -> None:
        nonlocal calls
        calls += 1
        if calls == 8:
            repeated.set()
        if calls in (2, 3, 4, 6):
            raise error

    refreshing = PeriodicRefresh(refresh, 0, "The texts cannot be read")
    refreshing.start()
    await repeated.wait()
    await refreshing.close()
    made = calls
    await asyncio.sleep(0)
    assert calls == made
    assert caplog.messages == [f"The texts cannot be read: {error}"] * 2
    known = isinstance(error, StoreUnavailable)
    assert [record.exc_info is None or not record.exc_info for record in caplog.records] == [known] * 2


async def test_one_that_was_not_started_can_be_closed():
    await PeriodicRefresh(asyncio.Event().wait, 1, "Nothing").close()
