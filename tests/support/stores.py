"""Stores for the tests: started, upgraded, emptied."""

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

from graph import data_version, migrations
from graph.store import EmbeddedStore, Neo4jStore, Store
from tests.support.neo4j_server import DATABASE, USER, Neo4jServer

#: Heap of the embedded store in tests; several may run at once.
HEAP = "512m"


def neo4j_store(server: Neo4jServer) -> Neo4jStore:
    """A store on that server, not yet connected."""
    return Neo4jStore(server.uri, USER, server.password, DATABASE)


@contextlib.contextmanager
def running_neo4j(folder: Path):
    """A Neo4j server of its own, with its data in the folder."""
    server = Neo4jServer(folder)
    try:
        yield server
    finally:
        server.stop()


@contextlib.asynccontextmanager
async def connected(store: Store) -> AsyncIterator[Store]:
    """The store, connected, upgraded to this version of the graph, and closed at the end."""
    await store.connect()
    try:
        await migrations.upgrade(store)
        yield store
    finally:
        await store.close()


async def empty(store: Store) -> None:
    """Take everything out of the graph but its version; constraints and indexes stay."""
    batch = "MATCH (n) WHERE NOT n:SchemaVersion WITH n LIMIT 5000 DETACH DELETE n RETURN count(*)"
    while (await store.write((batch, {})))[0][0][0]:
        pass
    await store.write((data_version.CREATE, {}))
