"""Opening of the store selected by the settings."""

import pytest

from graph import migrations
from graph.store import StoreTooNew, StoreUnavailable, open_store
from settings import Settings
from tests.support.neo4j_server import DATABASE, USER
from tests.support.stores import HEAP

pytestmark = pytest.mark.slow


async def test_a_folder_opens_an_upgraded_embedded_store_and_newer_graphs_are_rejected(tmp_path):
    settings = Settings(store_dir=tmp_path, store_heap=HEAP)
    store = await open_store(settings)
    assert store.kind == "embedded"
    assert await migrations.version(store) == migrations.VERSION
    await store.write(("MATCH (v:SchemaVersion) SET v.version = 99", {}))
    await store.close()
    for _ in range(2):  # the rejected store has released the folder
        with pytest.raises(StoreTooNew):
            await open_store(settings)


async def test_an_address_opens_an_upgraded_neo4j(neo4j_server, tmp_path):
    store = await open_store(
        Settings(
            neo4j_uri=neo4j_server.uri,
            neo4j_user=USER,
            neo4j_password=neo4j_server.password,
            neo4j_database=DATABASE,
            store_dir=tmp_path,
        )
    )
    assert store.kind == "neo4j"
    assert await migrations.version(store) == migrations.VERSION
    await store.close()
    assert list(tmp_path.iterdir()) == []


async def test_a_missing_store_is_unavailable(tmp_path):
    with pytest.raises(StoreUnavailable):
        await open_store(Settings(neo4j_uri="bolt://127.0.0.1:1", neo4j_password="password", store_dir=tmp_path))
