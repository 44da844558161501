"""A Neo4j that is running, missing, refusing the connection, or lost."""

import socket

import pytest

from graph.store import Neo4jStore, StoreRefused, StoreUnavailable
from tests.support.neo4j_server import DATABASE, USER
from tests.support.proxy import Proxy
from tests.support.stores import connected, until_available


@pytest.fixture
async def proxy(neo4j_server):
    proxy = Proxy(neo4j_server.uri)
    await proxy.listen()
    yield proxy
    await proxy.stop()


@pytest.fixture
async def distant_store(proxy, neo4j_server):
    """A store behind a proxy that can cut its connections."""
    async with connected(Neo4jStore(proxy.uri, USER, neo4j_server.password, DATABASE)) as store:
        yield store


async def test_an_address_without_a_server_is_unavailable(caplog):
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))  # bound, but not listening
        uri = f"bolt://127.0.0.1:{held.getsockname()[1]}"
        store = Neo4jStore(uri, USER, "password")
        with pytest.raises(StoreUnavailable, match=rf"at {uri}\. .* TIRAZH_NEO4J_URI") as raised:
            await store.connect()
    assert uri in raised.value.sentence("ru")
    assert caplog.records == []  # the error is sufficient
    with pytest.raises(StoreUnavailable):
        await store.read("RETURN 1")
    await store.close()


async def test_an_invalid_address_is_refused():
    with pytest.raises(StoreRefused, match="TIRAZH_NEO4J_URI"):
        await Neo4jStore("ftp://127.0.0.1", USER, "password").connect()


async def test_a_wrong_password_is_refused(neo4j_server):
    with pytest.raises(StoreRefused, match="TIRAZH_NEO4J_PASSWORD"):
        await Neo4jStore(neo4j_server.uri, USER, "wrong").connect()


async def test_an_unknown_database_is_refused(neo4j_server):
    with pytest.raises(StoreRefused, match="TIRAZH_NEO4J_DATABASE"):
        await Neo4jStore(neo4j_server.uri, USER, neo4j_server.password, "nowhere").connect()


async def test_reads_survive_a_broken_connection(distant_store, proxy):
    for _ in range(3):
        await proxy.cut()
        assert await distant_store.read("RETURN 1") == 1
        await proxy.cut()
        assert [row async for row in distant_store.stream("RETURN 1")] == [[1]]


async def test_a_write_survives_a_connection_broken_before_it(distant_store, proxy):
    await proxy.cut()
    assert await distant_store.write(("RETURN 1", {})) == [[[1]]]


async def test_a_lost_store_is_used_again_once_it_is_back(distant_store, proxy):
    await proxy.stop()
    with pytest.raises(StoreUnavailable):
        await distant_store.read("RETURN 1")
    with pytest.raises(StoreUnavailable):
        _ = [row async for row in distant_store.stream("RETURN 1")]
    await proxy.listen()
    await until_available(distant_store)


async def test_a_closed_store_is_unavailable(neo4j_server):
    store = Neo4jStore(neo4j_server.uri, USER, neo4j_server.password, DATABASE)
    await store.connect()
    await store.close()
    await store.close()
    with pytest.raises(StoreUnavailable):
        await store.read("RETURN 1")
