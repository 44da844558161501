"""Stores for the tests, and helpers to start, share and clear them."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

from graph import data_version, migrations
from graph.store import EmbeddedStore, Limits, Neo4jStore, Store, StoreUnavailable
from graph.store.bolt import BoltStore
from graph.store.embedded.shared import Address, SharedStore
from tests.support.narrowing import instance, present
from tests.support.neo4j_server import DATABASE, USER, Neo4jServer

#: Heap of an embedded store in tests. It is small, since several may run at once.
HEAP = "512m"
#: Timeouts that no test reaches on a slow machine; a test of a timeout sets its own.
LONG_TIMEOUTS = Limits(read=600, write=600, connect=120, wait=600)


def neo4j_store(server: Neo4jServer, limits: Limits = LONG_TIMEOUTS) -> Neo4jStore:
    """Return a store on the server, not yet connected."""
    return Neo4jStore(server.uri, USER, server.password, DATABASE, limits)


def embedded_store(folder: Path, **options) -> EmbeddedStore:
    """Return a store in the folder, not yet started."""
    return EmbeddedStore(folder, **{"heap": HEAP, "limits": LONG_TIMEOUTS, **options})


@contextlib.contextmanager
def running_neo4j(folder: Path) -> Iterator[Neo4jServer]:
    """Start a Neo4j server with its data in the folder; stop it on exit."""
    server = Neo4jServer(folder)
    try:
        yield server
    finally:
        server.stop()


@contextlib.asynccontextmanager
async def connected(store: Store) -> AsyncIterator[Store]:
    """Connect the store; close it on exit."""
    await store.connect()
    try:
        yield store
    finally:
        await store.close()


@contextlib.asynccontextmanager
async def separate_store(kind: str, request, folder: Path, limits: Limits = LONG_TIMEOUTS) -> AsyncIterator[Store]:
    """Connect another store of the kind with its own limits: on the same Neo4j, or embedded in `folder`."""
    new = (
        neo4j_store(request.getfixturevalue("neo4j_server"), limits)
        if kind == "neo4j"
        else embedded_store(folder, limits=limits)
    )
    async with connected(new) as store:
        yield store


def address_of(store: Store, request) -> str:
    if store.kind == "neo4j":
        return request.getfixturevalue("neo4j_server").uri
    return f"bolt://127.0.0.1:{instance(store, EmbeddedStore).port}"


@contextlib.asynccontextmanager
async def worker_store(store: Store, request, limits: Limits, uri: str | None = None) -> AsyncIterator[BoltStore]:
    """Open separate connections to the same database, as a worker does, by default at the address of the store."""
    uri = uri or address_of(store, request)
    new: BoltStore
    if store.kind == "neo4j":
        new = Neo4jStore(uri, USER, request.getfixturevalue("neo4j_server").password, DATABASE, limits)
    else:
        new = SharedStore(limits)
    async with connected(new):
        if isinstance(new, SharedStore):
            address = present(instance(store, EmbeddedStore).address)
            await new.move_to(Address(int(uri.rpartition(":")[2]), address.password))
        yield new


async def empty(store: Store) -> None:
    """Delete all nodes except the schema version, and reset the data version. Constraints and indexes stay."""
    batch = "MATCH (n) WHERE NOT n:SchemaVersion WITH n LIMIT 5000 DETACH DELETE n RETURN count(*)"
    while (await store.write((batch, {})))[0][0][0]:
        pass
    await store.write((data_version.CREATE, {}))
    await migrations.upgrade(store)


async def until_available(store: Store) -> None:
    """Wait until the store answers again. Raises any error other than StoreUnavailable."""
    while True:
        try:
            await store.read("RETURN 1")
            return
        except StoreUnavailable:
            await asyncio.sleep(0.1)
