"""What every store does with statements."""

import asyncio
import contextlib
import dataclasses
import os

import pytest

from graph.store import StoreConflict, StoreError, StoreFailure, StoreTimeout
from tests.support.proxy import Proxy
from tests.support.statements import LIMIT
from tests.support.stores import PATIENT, address_of, beside

#: Seconds that a read may take in these tests: what was let go answers at some time, however slow the machine is.
READ = 0.5


@pytest.fixture
async def impatient(store, request):
    """A store that gives a read a moment only, and no answer to one that says "held"."""
    proxy = Proxy(address_of(store, request))
    await proxy.listen()
    proxy.hold_back(b"held")
    async with beside(store, request, dataclasses.replace(PATIENT, read=READ), proxy.uri) as impatient_store:
        yield impatient_store
        proxy.let_go()
    await proxy.stop()


async def until_in_time(read):
    """The answer of a read, which is asked again where it came too late."""
    async with asyncio.timeout(LIMIT):
        while True:
            with contextlib.suppress(StoreTimeout):
                return await read()


async def test_read_gives_the_first_column_of_the_record(store):
    assert await store.read("RETURN [1, null, ['ё']] AS d, 2 AS e") == [1, None, ["ё"]]


async def test_read_gives_none_without_a_record(store):
    assert await store.read("MATCH (n:Person {id: $id}) RETURN n.id", {"id": "person:nobody"}) is None


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        0,
        -1,
        2**62,
        0.1,
        "",
        "Пермь 🌲 é",
        "tab\tquote'\"`\\nul\0end",
        "{id: 1}) DETACH DELETE n //",
        [],
        [None, [True]],
        {"a": {"б": [1, None]}},
        "x" * 1_000_000,
    ],
    ids=lambda value: repr(value)[:20],
)
async def test_values_come_back_as_they_were_given(store, value):
    assert await store.read("RETURN $value", {"value": value}) == value


@pytest.mark.parametrize("value", ["lone \ud800", 2**64, object()], ids=["surrogate", "integer", "object"])
async def test_a_value_that_cannot_be_held_is_an_error_and_the_store_goes_on(store, value):
    with pytest.raises(StoreError, match="cannot hold one of the values"):
        await store.read("RETURN $value", {"value": value})
    assert await store.read("RETURN 1") == 1


async def test_stream_gives_all_rows_in_their_order(store):
    rows = [row async for row in store.stream("UNWIND range(1, $n) AS i RETURN i, i * 2", {"n": 2500})]
    assert rows == [[i, i * 2] for i in range(1, 2501)]


async def test_stream_without_rows_ends(store):
    assert [row async for row in store.stream("UNWIND [] AS i RETURN i")] == []


async def test_a_stream_can_be_left_early(store):
    async with contextlib.aclosing(store.stream("UNWIND range(1, 5000) AS i RETURN i")) as rows:
        assert await anext(rows) == [1]
    assert await store.read("RETURN 1") == 1


async def test_write_answers_with_the_rows_of_each_statement(empty_store):
    answers = await empty_store.write(
        ("UNWIND $ids AS id CREATE (n:Topic {id: id}) RETURN n.id, 1", {"ids": ["topic:a", "topic:b"]}),
        ("MATCH (n:Topic) SET n.nameEn = 'name'", {}),
        ("MATCH (n:Topic) RETURN count(n)", {}),
    )
    assert answers == [[["topic:a", 1], ["topic:b", 1]], [], [[2]]]


async def test_write_does_all_or_nothing(empty_store):
    with pytest.raises(StoreConflict):
        await empty_store.write(
            ("UNWIND range(1, 10) AS i CREATE (:Topic {id: 'topic:' + toString(i)})", {}),
            ("CREATE (:Topic {id: 'topic:7'})", {}),
        )
    assert await empty_store.read("MATCH (n:Topic) RETURN count(n)") == 0


async def test_what_was_written_is_read(empty_store):
    for number in range(20):
        await empty_store.write(("CREATE (:Topic {id: $id})", {"id": f"topic:{number}"}))
        assert await empty_store.read("MATCH (n:Topic) RETURN count(n)") == number + 1


async def test_writers_at_the_same_time_do_not_lose_anything(empty_store):
    await empty_store.write(("CREATE (:Topic {id: 'topic:a', number: 0})", {}))
    more = ("MATCH (n:Topic {id: 'topic:a'}) SET n.number = n.number + 1", {})
    await asyncio.gather(*(empty_store.write(more) for _ in range(20)))
    assert await empty_store.read("MATCH (n:Topic) RETURN n.number") == 20


@pytest.mark.parametrize("statement", ["RETRN 1", "RETURN $missing", "RETURN 1 / 0"])
async def test_the_databases_words_reach_the_cause_and_not_the_user(store, statement):
    with pytest.raises(StoreError) as raised:
        await store.read(statement)
    assert str(raised.value) == str(StoreFailure())
    assert raised.value.code == "STORE_ERROR"
    assert raised.value.__cause__ is not None


async def test_a_read_that_takes_too_long_is_ended(impatient):
    with pytest.raises(StoreTimeout, match="took too long"):
        await impatient.read("RETURN 'held'")
    assert await until_in_time(lambda: impatient.read("RETURN 1")) == 1


async def test_a_stream_that_takes_too_long_is_ended(impatient):
    with pytest.raises(StoreTimeout):
        await anext(impatient.stream("RETURN 'held'"))
    assert await until_in_time(lambda: impatient.read("RETURN 1")) == 1


async def test_a_reader_of_a_stream_may_take_longer_than_a_statement(impatient):
    async def read_with_a_pause() -> int:
        async with contextlib.aclosing(impatient.stream("UNWIND range(1, 3000) AS i RETURN i")) as rows:
            assert await anext(rows) == [1]
            await asyncio.sleep(2 * READ)
            return len([row async for row in rows])

    assert await until_in_time(read_with_a_pause) == 2999


async def test_readers_of_streams_that_pause_keep_no_read_waiting(store):
    async with contextlib.AsyncExitStack() as stack:
        for _ in range(min(2 * os.cpu_count() + 4, 90)):
            rows = await stack.enter_async_context(
                contextlib.aclosing(store.stream("UNWIND range(1, 5000) AS i RETURN i"))
            )
            assert await anext(rows) == [1]
        async with asyncio.timeout(LIMIT):
            assert await store.read("RETURN 1") == 1


async def test_statements_are_counted(empty_store):
    before = empty_store.statement_count
    await empty_store.read("RETURN 1")
    assert empty_store.statement_count - before == 1
    assert [row async for row in empty_store.stream("RETURN 1")] == [[1]]
    assert empty_store.statement_count - before == 2
    await empty_store.write(("RETURN 1", {}), ("RETURN 2", {}))
    assert empty_store.statement_count - before == 4


async def test_a_fulltext_index_finds_words_and_prefixes(empty_store):
    for _ in range(2):  # making it again does nothing
        await empty_store.create_fulltext_index("search_test", "Topic", "testTerms")
    await empty_store.write(
        (
            "UNWIND $rows AS row CREATE (n:Topic {id: row[0]}) SET n.testTerms = row[1]",
            {"rows": [["topic:water", "вода водоснабжение water"], ["topic:waste", "отход мусор waste a/b"]]},
        )
    )
    find = (
        "CALL db.index.fulltext.queryNodes('search_test', $query) YIELD node, score "
        "WITH node ORDER BY node.id RETURN collect(node.id)"
    )
    for query, found in {
        "вода": ["topic:water"],
        "вод*": ["topic:water"],
        "wa*": ["topic:waste", "topic:water"],
        "+отход +wa*": ["topic:waste"],
        "water OR мусор": ["topic:waste", "topic:water"],
        r"a\/b": ["topic:waste"],
        "Water": [],
        "+вода +отход": [],
    }.items():
        assert await empty_store.read(find, {"query": query}) == found, query


async def test_a_fulltext_index_over_nodes_that_are_there_finds_them(empty_store):
    await empty_store.write(("CREATE (:Region:Territory {id: 'region:RU-TA', lateTerms: 'татарстан'})", {}))
    await empty_store.create_fulltext_index("search_late", "Region", "lateTerms")
    find = "CALL db.index.fulltext.queryNodes('search_late', 'татар*') YIELD node RETURN collect(node.id)"
    assert await empty_store.read(find) == ["region:RU-TA"]
