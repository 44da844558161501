"""Opening of the store selected by the settings."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from graph import data_version, integrity, migrations
from graph.store.bolt import Limits
from graph.store.embedded.shared import RunningStore, SharedStore
from graph.store.embedded.store import Check, EmbeddedStore
from graph.store.interface import Store
from graph.store.neo4j import Neo4jStore
from settings import Settings


def limits_of(settings: Settings) -> Limits:
    """Return the limits of the store from the settings."""
    return Limits(
        read=settings.store_timeout,
        concurrent=settings.store_concurrency,
        queue=settings.store_queue,
        wait=settings.store_queue_timeout,
    )


def store_of(settings: Settings) -> Store:
    """Return the store, not yet connected."""
    limits = limits_of(settings)
    if settings.neo4j_uri:
        return Neo4jStore(
            settings.neo4j_uri, settings.neo4j_user, settings.neo4j_password, settings.neo4j_database, limits
        )
    return EmbeddedStore(
        Path(settings.store_dir),
        heap=settings.store_heap,
        limits=limits,
        check=Check(data_version.RECORDED, integrity.compare),
    )


def worker_store(settings: Settings) -> Store:
    """Return the store for a worker of the process that opened it, not yet connected."""
    store = store_of(settings)
    return SharedStore(limits_of(settings)) if isinstance(store, EmbeddedStore) else store


async def connect_store(settings: Settings) -> Store:
    """Return the store, connected (an embedded store is started first) but not upgraded.

    Raises the errors of `open_store`.
    """
    return await _connected(store_of(settings), migrations.check)


async def join_store(settings: Settings) -> Store:
    """Return the embedded store that another process runs in the folder, connected for reading.

    Raises:
        StoreInUse: the other process cannot be reached, or is starting or stopping.
        StoreTooNew: a newer version of this program wrote the graph.
    """
    store = RunningStore(Path(settings.store_dir), limits_of(settings))
    return await _connected(store, migrations.check)


async def _connected(store: Store, prepare: Callable[[Store], Awaitable[object]]) -> Store:
    """Connect and prepare the store; close it if preparation fails."""
    await store.connect()
    try:
        await prepare(store)
    except BaseException:
        await store.close()
        raise
    return store


async def open_store(settings: Settings) -> Store:
    """Return the store, connected (an embedded store is started first) and upgraded to the current version.

    Raises:
        StoreUnavailable: the store cannot be reached, or refuses the user, the password or the database.
        StoreInUse, StoreFolderError: another process uses the folder, or the folder cannot be written.
        StoreDamaged: the files in the folder are damaged.
        StoreTooNew: a newer version of this program wrote the graph.
    """
    return await _connected(store_of(settings), migrations.upgrade)
