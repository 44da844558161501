"""The parent's side of the embedded store's process."""

import asyncio

import pytest

from graph.store import StoreError
from graph.store.embedded.launcher import ServerProcess
from graph.store.embedded.shared import Address, SharedStore
from tests.support.statements import endless, until_running
from tests.support.stores import HEAP, LONG_TIMEOUTS, connected

pytestmark = pytest.mark.slow


async def test_stop_closes_the_database_despite_connected_clients_and_running_statements(tmp_path):
    process, text = ServerProcess(tmp_path, heap=HEAP, statement_timeout=600), endless("stopped")
    await process.start()
    async with connected(SharedStore(LONG_TIMEOUTS)) as client:
        await client.move_to(Address(process.port, process.password))
        task = asyncio.create_task(client.read(text))
        await until_running(client, text, 1)
        await process.stop()
        assert await process.wait() == 0  # neither killed nor timed out
        with pytest.raises(StoreError):
            await task
