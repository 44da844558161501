"""The data version, which grows with each change of the data."""

import re

from graph import data_version


async def test_the_version_is_0_before_the_first_load(empty_store):
    assert await data_version.data_version(empty_store) == 0


async def test_the_version_is_0_without_its_node(empty_store):
    await empty_store.write(("MATCH (v:DataVersion) DELETE v", {}))
    assert await data_version.data_version(empty_store) == 0
    assert await empty_store.write((data_version.MOVE, {})) == [[[1]]]


async def test_a_write_increments_the_version_in_its_transaction(empty_store):
    for number in (1, 2, 3):
        answers = await empty_store.write(("MERGE (:Topic {id: 'topic:water'})", {}), (data_version.MOVE, {}))
        assert answers == [[], [[number]]]
        assert await data_version.data_version(empty_store) == number


async def test_the_time_of_the_last_change_is_in_utc(empty_store):
    await empty_store.write((data_version.MOVE, {}))
    moved_at = await empty_store.read("MATCH (v:DataVersion) RETURN v.movedAt")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", moved_at)
