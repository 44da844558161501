"""The embedded store: its process, its folder, and what happens when one of them fails."""

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
from tests.support.stores import connected, embedded_store, until_it_answers

pytestmark = pytest.mark.slow

TOPICS = "MATCH (n:Topic) WITH n ORDER BY n.id RETURN collect(n.id)"


def topic(name: str) -> tuple[str, dict]:
    return "CREATE (:Topic {id: $id})", {"id": f"topic:{name}"}


async def topics(folder: Path) -> list[str]:
    """What a store that is opened anew in the folder holds."""
    async with connected(embedded_store(folder)) as store:
        return await store.read(TOPICS)


async def test_keeps_what_was_written(tmp_path, capfd):
    async with connected(embedded_store(tmp_path / "new" / "folder")) as store:
        await store.write(topic("water"))
    assert await topics(tmp_path / "new" / "folder") == ["topic:water"]
    assert capfd.readouterr() == ("", "")


@pytest.fixture(scope="module")
async def running(tmp_path_factory):
    """A store that goes on running, whatever the test does."""
    async with connected(embedded_store(tmp_path_factory.mktemp("running"))) as store:
        yield store


async def test_is_reached_by_this_machine_only_and_with_a_password_only(running):
    password = running.folder / "password"
    assert stat.S_IMODE(password.stat().st_mode) == 0o600
    assert len(password.read_text()) >= 43  # 256 bits in base64
    # A listener on all addresses would answer on this one too, as all of 127.0.0.0/8 is this machine.
    with socket.socket() as other, pytest.raises(ConnectionRefusedError):
        other.connect(("127.0.0.2", running.port))


async def test_an_interrupt_from_the_terminal_does_not_reach_the_process(running):
    first = running.process_id
    for number in (signal.SIGINT, signal.SIGHUP):
        os.kill(first, number)
    await running.write(topic("interrupted"))
    assert "topic:interrupted" in await running.read(TOPICS)
    assert running.process_id == first


async def test_a_second_one_on_the_same_folder_is_refused(running, caplog):
    with pytest.raises(StoreInUse, match=f"{running.folder} is in use by another process"):
        await embedded_store(running.folder).connect()
    assert caplog.records == []  # the error says it all
    await running.write(topic("refused"))
    assert "topic:refused" in await running.read(TOPICS)


async def test_a_process_that_ends_loses_nothing_and_is_started_again(tmp_path):
    """Killed, and asked to end."""
    async with connected(embedded_store(tmp_path)) as store:
        for number in (signal.SIGKILL, signal.SIGTERM):
            await store.write(topic(number.name))
            first = store.process_id
            os.kill(first, number)
            await until_gone(first)
            with pytest.raises(StoreUnavailable, match="is not available"):
                await store.read("RETURN 1")
            await until_it_answers(store)
            assert store.process_id != first
        assert await store.read(TOPICS) == ["topic:SIGKILL", "topic:SIGTERM"]
        await store.write(topic("after"))
    assert await topics(tmp_path) == ["topic:SIGKILL", "topic:SIGTERM", "topic:after"]


@pytest.mark.parametrize("whom", ["the service", "both"])
async def test_a_killed_service_leaves_no_process_and_loses_nothing(tmp_path, whom):
    service = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.support.killed",
        str(tmp_path),
        cwd=CHECKOUT,
        stdout=subprocess.PIPE,
    )
    sidecar = int(await service.stdout.readline())
    if whom == "both":
        os.kill(sidecar, signal.SIGKILL)
    service.kill()
    await service.wait()
    assert await topics(tmp_path) == ["topic:written"]  # at once, while the old one may still be closing
    await until_gone(sidecar)


async def test_the_next_one_waits_for_one_that_is_closing(tmp_path):
    first, second = embedded_store(tmp_path), embedded_store(tmp_path)
    await first.connect()
    await first.write(topic("water"))
    await asyncio.gather(first.close(), second.connect())
    assert await second.read(TOPICS) == ["topic:water"]
    await second.close()


async def test_a_folder_that_cannot_be_written_is_refused(tmp_path):
    (tmp_path / "file").touch()
    for folder in ("file/store", "file", "/proc/store"):
        with pytest.raises(StoreFolderError, match=f"{tmp_path / folder} cannot be written"):
            await embedded_store(tmp_path / folder).connect()


async def test_a_full_disk_refuses_writes_and_goes_on_reading(running):
    await running.write(topic("water"))
    before, running.reserve = running.reserve, 1 << 62
    try:
        with pytest.raises(StoreFull, match=rf"The disk of the store in {running.folder} is full \(\d+ MiB free"):
            await running.write(topic("waste"))
    finally:
        running.reserve = before
    assert {"topic:water", "topic:waste"} & set(await running.read(TOPICS)) == {"topic:water"}


async def test_a_disk_without_room_for_a_start_is_said_to_be_full(tmp_path):
    """The process may write no file to its end: what it inherits is a limit on their sizes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        with pytest.raises(StoreFull, match=f"The disk of the store in {tmp_path / 'store'} is full. Free disk space"):
            await embedded_store(tmp_path / "store").connect()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


async def test_a_read_for_which_there_is_no_memory_just_now_is_told_to_come_again(tmp_path):
    sort = "UNWIND range(1, $n) AS i WITH i, 'abcdefghij' + toString(i) AS s ORDER BY s DESC RETURN {result}"
    async with connected(EmbeddedStore(tmp_path, heap="128m")) as store:
        async with contextlib.aclosing(store.stream(sort.format(result="s"), {"n": 180_000})) as rows:
            await anext(rows)  # what was sorted stays in memory while the stream is read
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
