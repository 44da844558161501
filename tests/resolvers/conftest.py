"""An engine over a small graph with cases that the shipped data lack; `loaded_engine` has the shipped data."""

import pytest

from resolvers.service import create_engine
from tests.resolvers.advised_graph import write_advised_graph
from tests.resolvers.small_graph import write_small_graph
from tests.support.service import LIMIT
from tests.support.stores import empty


@pytest.fixture(scope="module")
async def small_engine(store):
    """An engine over the small graph, which the tests of a module may modify."""
    await empty(store)
    await write_small_graph(store)
    engine = create_engine(store, wait=LIMIT)
    yield engine
    await engine.close()


@pytest.fixture(scope="module")
async def advised_engine(store):
    """An engine over a small graph of adoptions, from which the recommender learns."""
    await empty(store)
    await write_advised_graph(store)
    engine = create_engine(store, wait=LIMIT)
    yield engine
    await engine.close()
