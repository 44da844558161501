"""Fixtures shared by all tests. The stores are real: the embedded store and a Neo4j server.

A test that uses `store`, `empty_store` or another fixture based on `store_kind` runs on both stores. If Neo4j, the npm
packages or curl are not available, the tests that need them are deselected, and the terminal summary reports their
number. If the environment variable CI is set, deselected tests fail the run.

With several processes (`-n 2 --dist loadgroup`) all tests of a store run in one process, so that each store is started
only once.

Tests that start a store, a server or another program, and tests that compute for seconds on whole data sets, are marked
`slow`, either because of their fixtures or by a mark in their module. All other tests are fast.
"""

import contextlib
import os
from collections.abc import Awaitable, Callable

import hypothesis
import pytest

from graph import migrations
from graph.load import load_folder
from resolvers.service import create_engine
from resolvers.trainings import Trainings
from settings import CHECKOUT
from tests.clients import packages
from tests.support import http_clients
from tests.support import neo4j_server as neo4j
from tests.support.narrowing import instance
from tests.support.service import LIMIT
from tests.support.stores import connected, embedded_store, empty, neo4j_store, running_neo4j, separate_store

DATA = CHECKOUT / "data"
# The servers of the tests run for seconds or minutes. The optimising compiler and parallel garbage collection take a
# third of their processor time and do not pay off in it.
os.environ.setdefault("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
# The duration of a generated example is not meaningful on a busy machine.
hypothesis.settings.register_profile("untimed", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("untimed")
DESELECTED = pytest.StashKey[dict[str, int]]()


def _fixtures_of(item: pytest.Item) -> list[str]:
    return instance(item, pytest.Function).fixturenames


def _needs_neo4j(item: pytest.Item) -> bool:
    parameters = item.callspec.params if hasattr(item, "callspec") else {}
    return parameters.get("store_kind") == "neo4j" or "neo4j_server" in _fixtures_of(item)


#: External requirements of tests: which tests need them, a check for availability, and the reason if it is missing.
REQUIREMENTS = {
    "Neo4j": (
        _needs_neo4j,
        lambda: neo4j.find_runtime() is not None,
        "neither Java 17 with Maven nor a Docker daemon is available",
    ),
    "npm": (
        lambda item: "npm_project" in _fixtures_of(item),
        packages.are_installed,
        "the packages of tests/clients/npm could not be fetched",
    ),
    "curl": (lambda item: "curl" in _fixtures_of(item), http_clients.has_curl, "curl with HTTP/2 is missing"),
}


#: Fixtures that start a store, a server or another program.
SLOW_FIXTURES = {"store_kind", "neo4j_server", "service", "npm_project", "curl"}


def pytest_itemcollected(item):
    if not SLOW_FIXTURES.isdisjoint(item.fixturenames):
        item.add_marker(pytest.mark.slow)
    parameters = item.callspec.params if hasattr(item, "callspec") else {}
    # The pages share one service, see tests/web/conftest.py.
    file = "explorer" if "origin" in item.fixturenames else item.nodeid.partition("::")[0]
    group = "neo4j" if _needs_neo4j(item) else parameters.get("store_kind") or file
    item.add_marker(pytest.mark.xdist_group(group))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes():
    """Download requirements once, before the worker processes start."""
    for _, is_available, _ in REQUIREMENTS.values():
        is_available()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    config.stash[DESELECTED] = {}
    for name, (needs, is_available, _) in REQUIREMENTS.items():
        dependent = [item for item in items if needs(item)]
        if dependent and not is_available():
            config.stash[DESELECTED][name] = len(dependent)
            config.hook.pytest_deselected(items=dependent)
            items[:] = [item for item in items if item not in set(dependent)]
    if hasattr(config, "workeroutput"):  # pass the counts to the process that writes the summary
        config.workeroutput["deselected"] = config.stash[DESELECTED]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node):
    node.config.stash[DESELECTED] = getattr(node, "workeroutput", {}).get("deselected", {})


def pytest_terminal_summary(terminalreporter, config):
    for name, count in config.stash.get(DESELECTED, {}).items():
        terminalreporter.write_line(f"{name}: {count} tests were deselected: {REQUIREMENTS[name][2]}")


def pytest_sessionfinish(session):
    if session.config.stash.get(DESELECTED, {}) and os.environ.get("CI"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session", params=["embedded", "neo4j"])
def store_kind(request) -> str:
    """The kind of store; each test that uses a store runs once per kind."""
    return request.param


@pytest.fixture
def curl() -> Callable[..., Awaitable[bytes]]:
    """A function that runs curl with arguments and returns its output."""
    return http_clients.curl


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory):
    """A Neo4j server whose database tests may empty."""
    with running_neo4j(tmp_path_factory.mktemp("neo4j")) as server:
        yield server


@pytest.fixture(scope="session")
async def store(store_kind, request, tmp_path_factory):
    """A connected store with constraints and indexes; it may contain data of earlier tests."""
    async with separate_store(store_kind, request, tmp_path_factory.mktemp("store")) as store:
        await migrations.upgrade(store)
        yield store


@pytest.fixture
async def empty_store(store):
    """The store without any data, for tests that write."""
    await empty(store)
    return store


@pytest.fixture(scope="session")
async def loaded_store(store_kind, tmp_path_factory):
    """A separate store with all shipped data, for tests that only read."""
    folder = tmp_path_factory.mktemp("loaded")
    async with contextlib.AsyncExitStack() as stack:
        new = (
            neo4j_store(stack.enter_context(running_neo4j(folder))) if store_kind == "neo4j" else embedded_store(folder)
        )
        store = await stack.enter_async_context(connected(new))
        await migrations.upgrade(store)
        for name in (DATA / "order.txt").read_text(encoding="utf-8").split():
            await load_folder(store, DATA / name)
        yield store


@pytest.fixture(scope="session")
async def loaded_trainings(store_kind):
    """The trainings of the shipped data, shared by the engines on them."""
    trainings = Trainings()
    yield trainings
    await trainings.close()


@pytest.fixture(scope="session")
async def loaded_engine(loaded_store, loaded_trainings):
    """An engine on the store with all shipped data."""
    engine = create_engine(loaded_store, wait=LIMIT, trainings=loaded_trainings)
    yield engine
    await engine.close()
