"""A killed load is completed by loading again. The graph is the same as after an uninterrupted load."""

import pytest

from graph.data_version import data_version
from graph.load import load_folder
from tests.graph.load.command import environment, run_and_kill
from tests.graph.load.contents import contents
from tests.support.generated_data import write_generated_folder
from tests.support.stores import connected, embedded_store, empty, neo4j_store

pytestmark = pytest.mark.slow

#: Lines of progress at which the process is killed: before the nodes of the last file, before all relationships, and
#: before the relationships of the last file. The writes that follow take several batches.
POINTS = (
    "writing practices.csv: 100 of 100 nodes",
    "writing adoptions.csv: 2\u00a0000 of 2\u00a0000 nodes",
    "writing practices.csv: relationships of 100",
)


@pytest.fixture
async def graph(store_kind, request, tmp_path):
    """Return (environment of a command, function that creates the store) for a graph without other clients."""
    if store_kind == "neo4j":
        server = request.getfixturevalue("neo4j_server")
        async with connected(neo4j_store(server)) as store:
            await empty(store)
        return environment(server=server), lambda: neo4j_store(server)
    folder = tmp_path / "store"
    return environment(store_dir=folder), lambda: embedded_store(folder)


async def test_repeatedly_killed_loads_end_in_the_same_graph(graph, tmp_path):
    env, make_store = graph
    folder = write_generated_folder(tmp_path / "data", adoptions=2_000, municipalities=200, practices=100)
    for point in POINTS:
        run_and_kill(folder, env=env, at=point)

    async with connected(make_store()) as store:
        version, partial = await data_version(store), await contents(store)
        await load_folder(store, folder)
        completed = await contents(store)
        assert partial != completed
        assert len(completed[0]) == 2_372
        assert await data_version(store) == version + 1

        await empty(store)
        await load_folder(store, folder)
        assert await contents(store) == completed
        await empty(store)
