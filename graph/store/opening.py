"""Open the store that the settings name."""

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
    """How long statements may take, and how many there may be."""
    return Limits(
        read=settings.store_timeout,
        concurrent=settings.store_concurrency,
        queue=settings.store_queue,
        wait=settings.store_queue_timeout,
    )


def store_of(settings: Settings) -> Store:
    """The store, not yet connected."""
    limits = limits_of(settings)
    if settings.neo4j_uri:
        return Neo4jStore(
            settings.neo4j_uri, settings.neo4j_user, settings.neo4j_password, settings.neo4j_database, limits
        )
    return EmbeddedStore(
        Path(settings.store_dir),
        heap=settings.store_heap,
        limits=limits,
        check=Check(data_version.HELD, integrity.compare),
    )


def worker_store(settings: Settings) -> Store:
    """The store that the parent of this process has opened, not yet connected."""
    store = store_of(settings)
    return SharedStore(limits_of(settings)) if isinstance(store, EmbeddedStore) else store


async def connect_store(settings: Settings) -> Store:
    """The store, connected (and started, where it is embedded), and left as it is.

    Raises what `open_store` raises.
    """
    return await _connected(store_of(settings), migrations.check)


async def join_store(settings: Settings) -> Store:
    """The embedded store that another process runs in the folder, connected: to be read.

    Raises:
        StoreInUse: that process cannot be reached, or is about to begin or to end.
        StoreTooNew: a newer version of this program wrote the graph.
    """
    store = RunningStore(Path(settings.store_dir), limits_of(settings))
    return await _connected(store, migrations.check)


async def _connected(store: Store, prepare: Callable[[Store], Awaitable[object]]) -> Store:
    """The store, connected and prepared; closed again where that fails."""
    await store.connect()
    try:
        await prepare(store)
    except BaseException:
        await store.close()
        raise
    return store


async def open_store(settings: Settings) -> Store:
    """The store, connected (and started, where it is embedded) and upgraded to this version of the graph.

    Raises:
        StoreUnavailable: it cannot be reached, or refuses the user, the password or the database.
        StoreInUse, StoreFolderError: another process uses the folder, or it cannot be written.
        StoreDamaged: the folder does not hold what was written into it.
        StoreTooNew: a newer version of this program wrote the graph.
    """
    return await _connected(store_of(settings), migrations.upgrade)
