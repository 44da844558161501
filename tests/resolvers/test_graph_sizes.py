"""The graph sizes are cached, and read again when the data version changes."""

import asyncio

from graph import data_version
from resolvers.graph_sizes import GraphSizesCache


async def test_sizes_are_read_again_when_the_data_version_changes(empty_store):
    cache = GraphSizesCache(empty_store)
    assert cache.current is None
    await cache.refresh()
    first = cache.current
    assert first.labels["Topic"] == 0
    before = empty_store.statement_count
    await cache.refresh()
    assert (cache.current, empty_store.statement_count) == (first, before + 1)  # only the version is read
    await empty_store.write(("CREATE (:Topic {id: 'topic:water'})", {}), (data_version.MOVE, {}))
    await cache.refresh()
    assert (cache.current.version, cache.current.labels["Topic"]) == (first.version + 1, 1)


async def test_a_started_cache_refreshes_itself(empty_store):
    cache = GraphSizesCache(empty_store, interval=0.01)
    await cache.start()
    try:
        while cache.current is None:
            await asyncio.sleep(0.01)
    finally:
        await cache.close()
