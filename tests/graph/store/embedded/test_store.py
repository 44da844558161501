"""The embedded store: its process, its folder, and their failures."""

import asyncio
import contextlib
import os
import resource
import signal
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from graph.store import (
    EmbeddedStore,
    StoreBusy,
    StoreFolderError,
    StoreFull,
    StoreInUse,
    StoreUnavailable,
)
from settings import CHECKOUT
from tests.support.processes import until_gone
from tests.support.stores import connected, embedded_store, until_available

pytestmark = pytest.mark.slow

TOPICS = "MATCH (n:Topic) WITH n ORDER BY n.id RETURN collect(n.id)"


def topic(name: str) -> tuple[str, dict]:
    return "CREATE (:Topic {id: $id})", {"id": f"topic:{name}"}


async def topics(folder: Path) -> list[str]:
    """Return the topics of the folder, read by a newly opened store."""
    async with connected(embedded_store(folder)) as store:
        return await store.read(TOPICS)


async def test_writes_are_persistent(tmp_path, capfd):
    async with connected(embedded_store(tmp_path / "new" / "folder")) as store:
        await store.write(topic("water"))
    assert await topics(tmp_path / "new" / "folder") == ["topic:water"]
    assert capfd.readouterr() == ("", "")


@pytest.fixture(scope="module")
async def running(tmp_path_factory):
    """A store shared by tests that leave it running."""
    async with connected(embedded_store(tmp_path_factory.mktemp("running"))) as store:
        yield store


async def test_the_store_listens_only_on_the_loopback_interface_and_requires_a_password(running):
    password = running.folder / "password"
    assert stat.S_IMODE(password.stat().st_mode) == 0o600
    assert len(password.read_text()) >= 43  # 256 bits in base64
    # A listener on all addresses would accept this one too, as all of 127.0.0.0/8 is the loopback interface.
    with socket.socket() as other, pytest.raises(ConnectionRefusedError):
        other.connect(("127.0.0.2", running.port))


async def test_the_process_ignores_signals_from_the_terminal(running):
    first = running.process_id
    for number in (signal.SIGINT, signal.SIGHUP):
        os.kill(first, number)
    await running.write(topic("interrupted"))
    assert "topic:interrupted" in await running.read(TOPICS)
    assert running.process_id == first


async def test_a_second_store_on_the_same_folder_is_rejected(running, caplog):
    with pytest.raises(StoreInUse, match=f"{running.folder} is in use by another process"):
        await embedded_store(running.folder).connect()
    assert caplog.records == []  # the error is sufficient
    await running.write(topic("refused"))
    assert "topic:refused" in await running.read(TOPICS)


async def test_a_terminated_process_loses_nothing_and_is_restarted(tmp_path):
    """After SIGKILL and SIGTERM."""
    async with connected(embedded_store(tmp_path)) as store:
        for number in (signal.SIGKILL, signal.SIGTERM):
            await store.write(topic(number.name))
            first = store.process_id
            os.kill(first, number)
            await until_gone(first)
            with pytest.raises(StoreUnavailable, match="is not available"):
                await store.read("RETURN 1")
            await until_available(store)
            assert store.process_id != first
        assert await store.read(TOPICS) == ["topic:SIGKILL", "topic:SIGTERM"]
        await store.write(topic("after"))
    assert await topics(tmp_path) == ["topic:SIGKILL", "topic:SIGTERM", "topic:after"]


@pytest.mark.parametrize("victim", ["the service", "both"])
async def test_a_killed_service_leaves_no_process_and_loses_nothing(tmp_path, victim):
    service = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.support.killed",
        str(tmp_path),
        cwd=CHECKOUT,
        stdout=subprocess.PIPE,
    )
    store = int(await service.stdout.readline())
    if victim == "both":
        os.kill(store, signal.SIGKILL)
    service.kill()
    await service.wait()
    assert await topics(tmp_path) == ["topic:written"]  # at once, while the old process may still be closing
    await until_gone(store)


async def test_a_start_waits_for_a_closing_store(tmp_path):
    first, second = embedded_store(tmp_path), embedded_store(tmp_path)
    await first.connect()
    await first.write(topic("water"))
    await asyncio.gather(first.close(), second.connect())
    assert await second.read(TOPICS) == ["topic:water"]
    await second.close()


async def test_an_unwritable_folder_is_rejected(tmp_path):
    (tmp_path / "file").touch()
    for folder in ("file/store", "file", "/proc/store"):
        with pytest.raises(StoreFolderError, match=f"{tmp_path / folder} cannot be written"):
            await embedded_store(tmp_path / folder).connect()


async def test_a_full_disk_rejects_writes_but_not_reads(running):
    await running.write(topic("water"))
    before, running.reserve = running.reserve, 1 << 62
    try:
        with pytest.raises(StoreFull, match=rf"The disk of the store in {running.folder} is full \(\d+ MiB free"):
            await running.write(topic("waste"))
    finally:
        running.reserve = before
    assert {"topic:water", "topic:waste"} & set(await running.read(TOPICS)) == {"topic:water"}


async def test_a_start_on_a_full_disk_is_reported_as_such(tmp_path):
    """The process inherits a limit on file sizes, under which it cannot complete any file."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        with pytest.raises(StoreFull, match=f"The disk of the store in {tmp_path / 'store'} is full. Free disk space"):
            await embedded_store(tmp_path / "store").connect()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


async def test_a_read_without_enough_free_memory_raises_store_busy(tmp_path, monkeypatch):
    monkeypatch.delenv("JAVA_TOOL_OPTIONS", raising=False)  # the sizes are those of the collector of the service
    sort = "UNWIND range(1, $n) AS i WITH i, 'abcdefghij' + toString(i) AS s ORDER BY s DESC RETURN {result}"
    async with connected(EmbeddedStore(tmp_path, heap="128m")) as store:
        async with contextlib.aclosing(store.stream(sort.format(result="s"), {"n": 180_000})) as rows:
            await anext(rows)  # the sorted rows stay in memory while the stream is open
            with pytest.raises(StoreBusy):
                await store.read(sort.format(result="count(s)"), {"n": 180_000})
        assert await store.read("RETURN 1") == 1


async def test_close_ends_the_process(tmp_path):
    store = embedded_store(tmp_path)
    await store.connect()
    process = store.process_id
    await store.close()
    await until_gone(process)
    await store.close()
    with pytest.raises(StoreUnavailable):
        await store.read("RETURN 1")
    with pytest.raises(StoreUnavailable):
        await store.create_fulltext_index("search_test", "Topic", "testTerms")


async def test_a_start_that_is_cancelled_leaves_no_process(tmp_path):
    store = embedded_store(tmp_path)
    task = asyncio.create_task(store.connect())
    while not (tmp_path / "lock").exists():
        await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await topics(tmp_path) == []
