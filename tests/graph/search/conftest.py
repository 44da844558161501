"""Fixtures of the search tests."""

import pytest

from tests.graph.search.nodes import NODES, write


@pytest.fixture
async def filled_store(empty_store):
    await write(empty_store, NODES)
    return empty_store
