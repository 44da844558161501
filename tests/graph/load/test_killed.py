"""A load that is killed is completed by loading again: the graph is that of a load which was not."""

import pytest

from graph.data_version import data_version
from graph.load import load_folder
from tests.graph.load.command import environment, run_and_kill
from tests.graph.load.contents import contents
from tests.support.generated_data import write_generated_folder
from tests.support.stores import connected, embedded_store, empty, neo4j_store

pytestmark = pytest.mark.slow

#: Lines of progress at which the process dies: before the nodes of the last file, before all relationships,
#: and before those of the last file. What it writes then takes several batches.
POINTS = (
    "writing practices.csv: 100 of 100 nodes",
    "writing adoptions.csv: 2\u00a0000 of 2\u00a0000 nodes",
    "writing practices.csv: relationships of 100",
)


@pytest.fixture
async def place(store_kind, request, tmp_path):
    """(environment of a command, function that makes the store) for a graph that nobody else uses."""
    if store_kind == "neo4j":
        server = request.getfixturevalue("neo4j_server")
        async with connected(neo4j_store(server)) as store:
            await empty(store)
        return environment(server=server), lambda: neo4j_store(server)
    folder = tmp_path / "store"
    return environment(store_dir=folder), lambda: embedded_store(folder)


async def test_a_load_that_was_killed_several_times_ends_in_the_same_graph(place, tmp_path):
    env, make_store = place
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
