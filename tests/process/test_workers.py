"""Several workers on one port and one embedded store."""

import os
import re
import signal
import time
from pathlib import Path

import httpx
import pytest

from graph.data_version import MOVE
from graph.store.bolt import DEFAULT_LIMITS
from graph.store.embedded.folder import password_file
from graph.store.embedded.shared import Address, SharedStore
from process.exit_codes import Exit
from tests.support.narrowing import present
from tests.support.service import LIMIT, Service, started
from tests.support.stores import connected
from tests.test_server import is_running

pytestmark = pytest.mark.slow

COUNT = "{ practices(first: 1) { totalCount } }"


@pytest.fixture
def service(tmp_path):
    with started(
        "--port", "0", "--store-dir", tmp_path, "--workers", "2", TIRAZH_LOAD_DATA="false", TIRAZH_LOG_LEVEL="info"
    ) as service:
        service.wait_until_ready()
        service.wait_until_green()
        yield service


def children(service: Service, words: str) -> list[int]:
    """The processes that the service has started whose command has these words."""
    return [pid for pid in service.children() if words in Path(f"/proc/{pid}/cmdline").read_text()]


def wait_until(holds) -> None:
    deadline = time.monotonic() + LIMIT
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def oldest_version(service: Service) -> int:
    """The data version of the worker whose recommendations are the oldest."""
    told = httpx.get(service.url.replace("/graphql", "/metrics"), timeout=LIMIT).text
    return int(float(present(re.search(r"^tirazh_recommendations_data_version (\S+)$", told, re.M))[1]))


def ports_of_store(service: Service) -> list[int]:
    """Where the store has listened, from the first start to the last."""
    return [int(port) for port in re.findall(r"The embedded store runs in .*, port (\d+)", service.errors)]


async def test_workers_share_the_store_and_outlive_its_end_and_each_other(service, tmp_path):
    [store] = children(service, "graph.store.embedded.server")
    workers = children(service, "spawn_main")
    assert len(workers) == 2
    password = password_file(tmp_path).read_text()
    for pid in service.children():
        assert password not in Path(f"/proc/{pid}/cmdline").read_text() + Path(f"/proc/{pid}/environ").read_text()

    # All see that the data have moved.
    async with connected(SharedStore(DEFAULT_LIMITS)) as writer:
        await writer.move_to(Address(ports_of_store(service)[-1], password))
        [[[moved]]] = await writer.write((MOVE, {}))
    wait_until(lambda: oldest_version(service) == moved)

    # A worker that ends is replaced.
    os.kill(workers[0], signal.SIGKILL)
    wait_until(lambda: len(children(service, "spawn_main")) == 2 and workers[0] not in service.children())
    service.wait_until_green()

    # A store that ends is found again by all, where it is now.
    os.kill(store, signal.SIGKILL)
    wait_until(lambda: len(ports_of_store(service)) == 2)
    for _ in range(20):  # some to each
        wait_until(lambda: httpx.post(service.url, json={"query": COUNT}, timeout=LIMIT).status_code == 200)

    left = service.children()
    service.interrupt_group()
    assert service.wait() == Exit.OK
    assert "Traceback" not in service.errors
    wait_until(lambda: not any(is_running(pid) for pid in left))


def test_what_is_under_way_is_answered_before_the_end(service):
    assert b'{"data":{"__typename":"Query"}}' in service.stop_during_a_request(looks=10)
    assert service.wait() == Exit.OK


@pytest.mark.parametrize("killed", ["the parent", "all"])
def test_workers_end_with_their_parent_and_leave_no_temporary_folder(tmp_path, killed):
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    options = {"TIRAZH_LOAD_DATA": "false", "TMPDIR": str(temporary)}
    with started("--port", "0", "--store-dir", tmp_path / "store", "--workers", "2", **options) as service:
        service.wait_until_ready()
        left = service.children()
        assert len(list(temporary.iterdir())) == 1
        service.signal(signal.SIGKILL)
        if killed == "all":
            for pid in left:
                os.kill(pid, signal.SIGKILL)
        service.wait()
        wait_until(lambda: not any(is_running(pid) for pid in left))
    if killed == "all":  # what nobody could remove the next start does
        [folder] = temporary.iterdir()
        os.utime(folder, (0, 0))
        with started("--port", "0", "--store-dir", tmp_path / "store", "--workers", "2", **options) as service:
            service.wait_until_ready()
            assert folder not in temporary.iterdir()
            service.signal(signal.SIGTERM)
            assert service.wait() == Exit.OK
    assert list(temporary.iterdir()) == []
