"""The parent's side of the embedded store's process."""

import asyncio
import os
import time
from pathlib import Path

import pytest

from graph.store import StoreError, StoreFolderError
from graph.store.embedded.launcher import ServerProcess
from graph.store.embedded.shared import Address, SharedStore
from tests.support.processes import until_gone
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


class ExitedProcess(ServerProcess):
    """A process whose last message is read only after its exit."""

    async def _read_message(self):
        message = await super()._read_message()
        await until_gone(self.process_id)
        return message


async def test_the_exit_status_of_a_failed_start_is_left_to_asyncio(monkeypatch, caplog):
    collect = os.waitpid

    def collect_late(pid: int, options: int) -> tuple[int, int]:
        if not options:  # a call of asyncio
            os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
            time.sleep(1)
        return collect(pid, options)

    monkeypatch.setattr(os, "waitpid", collect_late)
    with pytest.raises(StoreFolderError):
        await ExitedProcess(Path("/proc/store"), heap=HEAP, statement_timeout=600).start()
    assert caplog.records == []
