"""Fixtures that tests of all parts share. The stores are real: the embedded one, and a Neo4j server.

A test that asks for `store`, `empty_store` or anything made from `store_kind` runs on both. Where no Neo4j
can be run, npm cannot fetch its packages, or there is no curl, the tests that need them are left out, which the
end of the output says; where CI is set, that fails.

With several processes (`-n 2 --dist loadgroup`) each store is in one of them, so that none is started twice.

Tests that start a store, a server or another program are marked `slow`: by the fixtures that they ask for, or by a
`pytestmark` in their module. The others are the fast tests.
"""

import contextlib
import os
from collections.abc import Awaitable, Callable

import hypothesis
import pytest

from graph import migrations
from graph.load import load_folder
from resolvers.service import create_engine
from settings import CHECKOUT
from tests.clients import packages
from tests.support import http_clients
from tests.support import neo4j_server as neo4j
from tests.support.narrowing import instance
from tests.support.service import LIMIT
from tests.support.stores import another, connected, embedded_store, empty, neo4j_store, running_neo4j

DATA = CHECKOUT / "data"
# How long a generated input takes says nothing on a busy machine.
hypothesis.settings.register_profile("untimed", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("untimed")
LEFT_OUT = pytest.StashKey[dict[str, int]]()


def _fixtures_of(item: pytest.Item) -> list[str]:
    return instance(item, pytest.Function).fixturenames


def _needs_neo4j(item: pytest.Item) -> bool:
    parameters = item.callspec.params if hasattr(item, "callspec") else {}
    return parameters.get("store_kind") == "neo4j" or "neo4j_server" in _fixtures_of(item)


#: What some tests need beside Python: which tests, whether it is here, and what is said where it is not.
NEEDS = {
    "Neo4j": (
        _needs_neo4j,
        lambda: neo4j.way_to_run() is not None,
        "there is neither Java 17 with Maven nor a Docker daemon",
    ),
    "npm": (
        lambda item: "npm_project" in _fixtures_of(item),
        packages.are_installed,
        "the packages of tests/clients/npm could not be fetched",
    ),
    "curl": (lambda item: "curl" in _fixtures_of(item), http_clients.has_curl, "curl with HTTP/2 is missing"),
}


#: Fixtures that start a store, a server or another program.
STARTED = {"store_kind", "neo4j_server", "service", "npm_project", "curl"}


def pytest_itemcollected(item):
    if not STARTED.isdisjoint(item.fixturenames):
        item.add_marker(pytest.mark.slow)
    parameters = item.callspec.params if hasattr(item, "callspec") else {}
    group = "neo4j" if _needs_neo4j(item) else parameters.get("store_kind") or item.nodeid.partition("::")[0]
    item.add_marker(pytest.mark.xdist_group(group))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes():
    """What is fetched is fetched once, before there are several processes."""
    for _, is_here, _ in NEEDS.values():
        is_here()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    config.stash[LEFT_OUT] = {}
    for name, (needs, is_here, _) in NEEDS.items():
        wanting = [item for item in items if needs(item)]
        if wanting and not is_here():
            config.stash[LEFT_OUT][name] = len(wanting)
            config.hook.pytest_deselected(items=wanting)
            items[:] = [item for item in items if item not in set(wanting)]
    if hasattr(config, "workeroutput"):  # for the process that writes the summary
        config.workeroutput["left out"] = config.stash[LEFT_OUT]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node):
    node.config.stash[LEFT_OUT] = getattr(node, "workeroutput", {}).get("left out", {})


def pytest_terminal_summary(terminalreporter, config):
    for name, count in config.stash.get(LEFT_OUT, {}).items():
        terminalreporter.write_line(f"{name}: {count} tests were left out, {NEEDS[name][2]}")


def pytest_sessionfinish(session):
    if session.config.stash.get(LEFT_OUT, {}) and os.environ.get("CI"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session", params=["embedded", "neo4j"])
def store_kind(request) -> str:
    """The back end that a test runs on: each test of a store runs once for each."""
    return request.param


@pytest.fixture
def curl() -> Callable[..., Awaitable[bytes]]:
    """Runs curl with arguments, for what it prints."""
    return http_clients.curl


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory):
    """The Neo4j whose database tests may empty."""
    with running_neo4j(tmp_path_factory.mktemp("neo4j")) as server:
        yield server


@pytest.fixture(scope="session")
async def store(store_kind, request, tmp_path_factory):
    """A connected store with the graph's constraints and indexes, and with what earlier tests left in it."""
    async with another(store_kind, request, tmp_path_factory.mktemp("store")) as store:
        await migrations.upgrade(store)
        yield store


@pytest.fixture
async def empty_store(store):
    """The store without any data: to be written into."""
    await empty(store)
    return store


@pytest.fixture(scope="session")
async def loaded_store(store_kind, tmp_path_factory):
    """A store of its own with all the shipped data: to be read only."""
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
async def loaded_engine(loaded_store):
    """The engine over all the shipped data."""
    engine = create_engine(loaded_store, wait=LIMIT)
    yield engine
    await engine.close()
