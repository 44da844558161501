"""Reads survive a connection cut at any byte in either direction."""

import asyncio
import contextlib
import itertools
import logging
from collections.abc import AsyncIterator, Iterator

import pytest

from graph.store import Neo4jStore, StoreUnavailable
from graph.store.embedded.folder import DATABASE as EMBEDDED_DATABASE
from graph.store.embedded.folder import USER as EMBEDDED_USER
from graph.store.embedded.folder import password_file
from tests.support.neo4j_server import DATABASE, USER
from tests.support.proxy import Proxy
from tests.support.stores import LONG_TIMEOUTS, connected, until_available

#: A statement with an answer of more than one Bolt chunk (64 KiB), and the expected result.
LARGE, LARGE_ANSWER = "RETURN [i IN range(1, 30000) | i]", list(range(1, 30001))
#: Stores that share the cut positions of a test, each with its own proxy.
STORE_COUNT = 12


@pytest.fixture(scope="module")
def address(store, store_kind, request) -> tuple[str, str, str, str]:
    """The URI, user, password and database of the store."""
    if store_kind == "neo4j":
        server = request.getfixturevalue("neo4j_server")
        return server.uri, USER, server.password, DATABASE
    password = password_file(store.folder).read_text(encoding="ascii")
    return f"bolt://127.0.0.1:{store.port}", EMBEDDED_USER, password, EMBEDDED_DATABASE


@contextlib.asynccontextmanager
async def proxied(address) -> AsyncIterator[tuple[Proxy, Neo4jStore]]:
    """Yield a proxy that can cut its connections, and a store behind it."""
    proxy = Proxy(address[0])
    await proxy.listen()
    _, user, password, database = address
    async with connected(store := Neo4jStore(proxy.uri, user, password, database, LONG_TIMEOUTS)):
        yield proxy, store
    await proxy.stop()


@pytest.fixture
async def distant(address):
    async with proxied(address) as proxy_and_store:
        yield proxy_and_store


@pytest.mark.parametrize("direction", ["to", "from"])
@pytest.mark.parametrize("connection", ["new", "reused"])
async def test_a_read_survives_a_cut_at_every_byte(address, connection, direction):
    async def cut_at_each(numbers: Iterator[int]) -> int:
        """Read once for each position until a read finishes before it; return that position."""
        async with proxied(address) as (proxy, store):
            number = 0
            while proxy.has_cut:
                number = next(numbers)
                if connection == "new":
                    await proxy.cut()
                proxy.cut_after(number, direction)
                assert await store.read("RETURN 'whole'") == "whole", number
            return number

    uncut = await asyncio.gather(*(cut_at_each(itertools.count(begin, STORE_COUNT)) for begin in range(STORE_COUNT)))
    assert min(uncut) > 20


async def test_a_large_answer_is_read_again_after_a_cut(distant):
    proxy, distant_store = distant
    for count in range(1, 80_000, 7_919):
        proxy.cut_after(count, "from")
        assert await distant_store.read(LARGE) == LARGE_ANSWER
        assert proxy.has_cut


async def test_concurrent_reads_survive_the_loss_of_all_connections(distant):
    proxy, distant_store = distant

    async def read(number: int) -> bool:
        return await distant_store.read("RETURN [$n] + [i IN range(1, 2000) | i]", {"n": number}) == [
            number,
            *range(1, 2001),
        ]

    for _ in range(5):
        reads = [asyncio.create_task(read(number)) for number in range(60)]
        await asyncio.wait(reads, return_when=asyncio.FIRST_COMPLETED)
        await proxy.cut()
        assert all(await asyncio.gather(*reads))


async def test_while_the_store_is_lost_no_statement_is_sent_and_the_loss_is_logged_once(distant, caplog):
    proxy, distant_store = distant
    caplog.set_level(logging.WARNING, "graph.store")
    await proxy.stop()
    with pytest.raises(StoreUnavailable):
        await distant_store.read("RETURN 1")
    before = distant_store.statement_count
    for _ in range(100):
        with pytest.raises(StoreUnavailable):
            await distant_store.read("RETURN 1")
    assert distant_store.statement_count == before
    await proxy.listen()
    await until_available(distant_store)
    messages = [record.getMessage() for record in caplog.records if record.name == "graph.store.circuit_breaker"]
    assert messages == [
        "Lost the connection to the store; refusing requests until it is restored",
        "The connection to the store is restored",
    ]
