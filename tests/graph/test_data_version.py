"""The number that tells whether the data have changed."""

import re

from graph import data_version


async def test_is_zero_before_the_first_load(empty_store):
    assert await data_version.data_version(empty_store) == 0


async def test_is_zero_in_a_graph_that_has_no_such_node(empty_store):
    await empty_store.write(("MATCH (v:DataVersion) DELETE v", {}))
    assert await data_version.data_version(empty_store) == 0
    assert await empty_store.write((data_version.MOVE, {})) == [[[1]]]


async def test_moves_by_one_in_the_transaction_of_a_write(empty_store):
    for number in (1, 2, 3):
        answers = await empty_store.write(("MERGE (:Topic {id: 'topic:water'})", {}), (data_version.MOVE, {}))
        assert answers == [[], [[number]]]
        assert await data_version.data_version(empty_store) == number


async def test_tells_when_it_moved_in_utc(empty_store):
    await empty_store.write((data_version.MOVE, {}))
    moved_at = await empty_store.read("MATCH (v:DataVersion) RETURN v.movedAt")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", moved_at)
