"""The lock of the embedded store's folder: its holder, and the wait of other processes."""

import asyncio
import fcntl
import itertools
import os
import signal
import subprocess
import sys

import pytest

from graph.store.embedded.folder import Failure, StartFailure
from graph.store.embedded.lock import NOTICE_WAIT, STARTING, STOPPING, WAITS, FolderLock
from settings import CHECKOUT
from tests.support.processes import until_gone
from tests.support.stores import embedded_store

pytestmark = pytest.mark.slow


def holders(folder) -> set[int]:
    """Return the ids of the processes that have the lock file open."""
    pids = set()
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            files = [os.readlink(f"/proc/{pid}/fd/{name}") for name in os.listdir(f"/proc/{pid}/fd")]
        except OSError:
            continue
        if str(folder / "lock") in files:
            pids.add(int(pid))
    return pids


async def until_holders(folder, count: int) -> set[int]:
    while len(pids := holders(folder)) != count:
        await asyncio.sleep(0.01)
    return pids


async def test_a_start_waits_for_a_starting_store_whose_parent_was_killed(tmp_path):
    service = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.support.killed", str(tmp_path), cwd=CHECKOUT, stdout=subprocess.DEVNULL
    )
    [first] = await until_holders(tmp_path, 1)
    while (tmp_path / "lock").read_bytes() != STARTING:  # the file is opened before it is locked
        await asyncio.sleep(0.01)
    os.kill(first, signal.SIGSTOP)
    service.kill()
    await service.wait()
    store = embedded_store(tmp_path)
    starting = asyncio.create_task(store.connect())
    await until_holders(tmp_path, 2)  # the second process waits
    os.kill(first, signal.SIGCONT)
    await starting
    await store.close()
    await until_gone(first)


def test_the_wait_of_a_start_depends_on_the_state_of_the_holder(tmp_path):
    """The clock advances by five seconds on each read, which is once for each attempt to take the lock."""
    for state, limit in ((b"", NOTICE_WAIT), (STARTING, WAITS[STARTING]), (STOPPING, WAITS[STOPPING])):
        clock = itertools.count(step=5)
        with (tmp_path / "lock").open("wb", buffering=0) as lock_file:
            fcntl.flock(lock_file, fcntl.LOCK_EX)
            lock_file.write(state)
            with pytest.raises(StartFailure) as raised:
                FolderLock(tmp_path, clock=clock.__next__)
        assert raised.value.reason is Failure.IN_USE
        assert limit < next(clock) - 5 <= limit + 5  # the last reading
