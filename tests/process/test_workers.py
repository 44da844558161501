"""Workers that share one port and one embedded store."""

import os
import re
import signal
import time
from pathlib import Path

import httpx
import pytest

from graph.data_version import MOVE
from graph.store.embedded.folder import password_file
from graph.store.embedded.shared import Address, SharedStore
from process.exit_codes import Exit
from tests.support.narrowing import present
from tests.support.service import LIMIT, Service, started
from tests.support.stores import LONG_TIMEOUTS, connected
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


def children(service: Service, command: str) -> list[int]:
    """Return the child processes of the service whose command line contains `command`."""
    return [pid for pid in service.children() if command in Path(f"/proc/{pid}/cmdline").read_text()]


def wait_until(condition) -> None:
    deadline = time.monotonic() + LIMIT
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def oldest_version(service: Service) -> int:
    """Return the data version of the worker with the oldest recommendations."""
    metrics = httpx.get(service.url.replace("/graphql", "/metrics"), timeout=LIMIT).text
    return int(float(present(re.search(r"^tirazh_recommendations_data_version (\S+)$", metrics, re.M))[1]))


def ports_of_store(service: Service) -> list[int]:
    """Return the ports of the store, from its first start to its last."""
    return [int(port) for port in re.findall(r"Started the embedded store in .*, port (\d+)", service.errors)]


async def test_workers_share_the_store_and_survive_crashes_of_the_store_and_of_each_other(service, tmp_path):
    [store] = children(service, "graph.store.embedded.server")
    workers = children(service, "spawn_main")
    assert len(workers) == 2
    password = password_file(tmp_path).read_text()
    for pid in service.children():
        assert password not in Path(f"/proc/{pid}/cmdline").read_text() + Path(f"/proc/{pid}/environ").read_text()

    # All workers notice that the data have changed.
    async with connected(SharedStore(LONG_TIMEOUTS)) as writer:
        await writer.move_to(Address(ports_of_store(service)[-1], password))
        [[[new_version]]] = await writer.write((MOVE, {}))
    wait_until(lambda: oldest_version(service) == new_version)

    # An exited worker is replaced.
    os.kill(workers[0], signal.SIGKILL)
    wait_until(lambda: len(children(service, "spawn_main")) == 2 and workers[0] not in service.children())
    service.wait_until_green()

    # All workers reconnect to a restarted store at its new port.
    os.kill(store, signal.SIGKILL)
    wait_until(lambda: len(ports_of_store(service)) == 2)
    for _ in range(20):  # enough to reach both workers
        wait_until(lambda: httpx.post(service.url, json={"query": COUNT}, timeout=LIMIT).status_code == 200)

    remaining = service.children()
    service.interrupt_group()
    assert service.wait() == Exit.OK
    assert "Traceback" not in service.errors
    wait_until(lambda: not any(is_running(pid) for pid in remaining))


def test_an_in_flight_request_is_answered_before_shutdown(service):
    assert b'{"data":{"__typename":"Query"}}' in service.stop_during_a_request(looks=10)
    assert service.wait() == Exit.OK


@pytest.mark.parametrize("killed", ["the parent", "all"])
def test_workers_exit_with_their_parent_and_leave_no_temporary_folder(tmp_path, killed):
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    options = {"TIRAZH_LOAD_DATA": "false", "TMPDIR": str(temporary)}
    with started("--port", "0", "--store-dir", tmp_path / "store", "--workers", "2", **options) as service:
        service.wait_until_ready()
        remaining = service.children()
        assert len(list(temporary.iterdir())) == 1
        service.signal(signal.SIGKILL)
        if killed == "all":
            for pid in remaining:
                os.kill(pid, signal.SIGKILL)
        service.wait()
        wait_until(lambda: not any(is_running(pid) for pid in remaining))
    if killed == "all":  # the next start removes the stale folder
        [folder] = temporary.iterdir()
        os.utime(folder, (0, 0))
        with started("--port", "0", "--store-dir", tmp_path / "store", "--workers", "2", **options) as service:
            service.wait_until_ready()
            assert folder not in temporary.iterdir()
            service.signal(signal.SIGTERM)
            assert service.wait() == Exit.OK
    assert list(temporary.iterdir()) == []
