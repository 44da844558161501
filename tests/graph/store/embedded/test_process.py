"""The process of the embedded store, as its parent sees it."""

import asyncio

import pytest

from graph.store import StoreError
from graph.store.embedded.process import SidecarProcess
from graph.store.embedded.shared import Address, SharedStore
from tests.support.statements import endless, until_running
from tests.support.stores import HEAP, PATIENT, connected

pytestmark = pytest.mark.slow


async def test_it_closes_the_database_though_clients_are_connected_and_statements_under_way(tmp_path):
    process, text = SidecarProcess(tmp_path, heap=HEAP, statement_timeout=600), endless("stopped")
    await process.start()
    async with connected(SharedStore(PATIENT)) as client:
        await client.move_to(Address(process.port, process.password))
        task = asyncio.create_task(client.read(text))
        await until_running(client, text, 1)
        await process.stop()
        assert await process.wait() == 0  # neither killed nor given up
        with pytest.raises(StoreError):
            await task
