"""The embedded store's folder: who may read it, and whose turn it is to work on it."""

import asyncio
import fcntl
import itertools
import os
import signal
import stat
import subprocess
import sys

import pytest

from graph.store.folder import Failure, StartFailure
from graph.store.folder_lock import NOTICE_WAIT, STARTING, STOPPING, WAITS, FolderLock
from settings import CHECKOUT
from tests.graph.store.test_embedded import until_gone
from tests.support.stores import connected, embedded_store


def modes(folder) -> dict[str, int]:
    """The mode of the folder and of all that is in it."""
    return {str(path.relative_to(folder)): stat.S_IMODE(path.lstat().st_mode) for path in [folder, *folder.rglob("*")]}


def holders(folder) -> set[int]:
    """The processes that have the lock file open."""
    found = set()
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            files = [os.readlink(f"/proc/{pid}/fd/{name}") for name in os.listdir(f"/proc/{pid}/fd")]
        except OSError:
            continue
        if str(folder / "lock") in files:
            found.add(int(pid))
    return found


async def until_holders(folder, count: int) -> set[int]:
    while len(found := holders(folder)) != count:
        await asyncio.sleep(0.01)
    return found


async def test_only_the_owner_can_read_what_is_in_it(tmp_path):
    folder = tmp_path / "new" / "store"
    async with connected(embedded_store(folder)) as store:
        await store.write(("CREATE (:Topic {id: 'topic:a'})-[:BROADER]->(:Topic {id: 'topic:b'})", {}))
    for path in [folder, *folder.rglob("*")]:  # as an earlier version, or a copy, left it
        path.chmod(0o755 if path.is_dir() else 0o644)
    async with connected(embedded_store(folder)) as store:
        await store.create_fulltext_index("search_test", "Topic", "testTerms")
        found = modes(folder)
    assert {name: oct(mode) for name, mode in {**found, **modes(folder)}.items()} == {
        name: oct(0o700 if (folder / name).is_dir() else 0o600) for name in modes(folder) | found.keys()}
    assert "log/sidecar.log" in found


async def test_a_folder_behind_a_link_is_private_too(tmp_path):
    (folder := tmp_path / "disk").mkdir(mode=0o755)
    (link := tmp_path / "store").symlink_to(folder)
    async with connected(embedded_store(link)):
        assert modes(folder)["."] == 0o700


async def test_a_folder_with_other_things_keeps_its_mode(tmp_path):
    (tmp_path / "letter.txt").touch()
    tmp_path.chmod(0o755)
    async with connected(embedded_store(tmp_path)):
        found = modes(tmp_path)
    assert found["."] == 0o755
    assert found["log"] == found["databases"] == 0o700


async def test_a_start_waits_for_a_store_whose_parent_was_killed_while_it_started(tmp_path):
    service = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.support.killed", str(tmp_path), cwd=CHECKOUT, stdout=subprocess.DEVNULL)
    [first] = await until_holders(tmp_path, 1)
    while (tmp_path / "lock").read_bytes() != STARTING:  # the file is open before it is locked
        await asyncio.sleep(0.01)
    os.kill(first, signal.SIGSTOP)
    service.kill()
    await service.wait()
    store = embedded_store(tmp_path)
    starting = asyncio.create_task(store.connect())
    await until_holders(tmp_path, 2)  # the second one waits
    os.kill(first, signal.SIGCONT)
    await starting
    await store.close()
    await until_gone(first)


def test_how_long_a_start_waits_depends_on_what_the_holder_does(tmp_path):
    """The clock goes on by five seconds each time it is read, which is once for each attempt to take the lock."""
    for state, limit in ((b"", NOTICE_WAIT), (STARTING, WAITS[STARTING]), (STOPPING, WAITS[STOPPING])):
        clock = itertools.count(step=5)
        with (tmp_path / "lock").open("wb", buffering=0) as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            held.write(state)
            with pytest.raises(StartFailure) as raised:
                FolderLock(tmp_path, clock=clock.__next__)
        assert raised.value.reason is Failure.IN_USE
        assert limit < next(clock) - 5 <= limit + 5  # what was read last
