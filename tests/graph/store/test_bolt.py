"""The behaviour common to all stores."""

import asyncio
import contextlib
import dataclasses
import os

import pytest

from graph.store import StoreConflict, StoreError, StoreFailure, StoreTimeout
from tests.support.proxy import Proxy
from tests.support.statements import LIMIT
from tests.support.stores import LONG_TIMEOUTS, address_of, worker_store


@pytest.fixture
async def opened(store, request):
    """Return a context manager for a store with a read timeout, where statements with "held" get no answer."""
    proxy = Proxy(address_of(store, request))
    await proxy.listen()
    proxy.hold_back(b"held")

    @contextlib.asynccontextmanager
    async def opened(read_timeout: float):
        limits = dataclasses.replace(LONG_TIMEOUTS, read=read_timeout)
        async with worker_store(store, request, limits, proxy.uri) as limited:
            yield limited

    yield opened
    proxy.release()
    await proxy.stop()


async def repeat_until_in_time(read):
    """Return the result of a read, repeated after each timeout: on a busy machine other reads may be slow too."""
    async with asyncio.timeout(LIMIT):
        while True:
            with contextlib.suppress(StoreTimeout):
                return await read()


async def test_read_returns_the_first_column_of_the_record(store):
    assert await store.read("RETURN [1, null, ['ё']] AS d, 2 AS e") == [1, None, ["ё"]]


async def test_read_returns_none_without_a_record(store):
    assert await store.read("MATCH (n:Person {id: $id}) RETURN n.id", {"id": "person:missing"}) is None


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
async def test_values_are_returned_unchanged(store, value):
    assert await store.read("RETURN $value", {"value": value}) == value


@pytest.mark.parametrize("value", ["lone \ud800", 2**64, object()], ids=["surrogate", "integer", "object"])
async def test_an_unsupported_value_is_an_error_and_the_store_remains_usable(store, value):
    with pytest.raises(StoreError, match="cannot hold one of the values"):
        await store.read("RETURN $value", {"value": value})
    assert await store.read("RETURN 1") == 1


async def test_stream_yields_all_rows_in_order(store):
    rows = [row async for row in store.stream("UNWIND range(1, $n) AS i RETURN i, i * 2", {"n": 2500})]
    assert rows == [[i, i * 2] for i in range(1, 2501)]


async def test_stream_without_rows_is_empty(store):
    assert [row async for row in store.stream("UNWIND [] AS i RETURN i")] == []


async def test_a_stream_can_be_closed_early(store):
    async with contextlib.aclosing(store.stream("UNWIND range(1, 5000) AS i RETURN i")) as rows:
        assert await anext(rows) == [1]
    assert await store.read("RETURN 1") == 1


async def test_write_returns_the_rows_of_each_statement(empty_store):
    answers = await empty_store.write(
        ("UNWIND $ids AS id CREATE (n:Topic {id: id}) RETURN n.id, 1", {"ids": ["topic:a", "topic:b"]}),
        ("MATCH (n:Topic) SET n.nameEn = 'name'", {}),
        ("MATCH (n:Topic) RETURN count(n)", {}),
    )
    assert answers == [[["topic:a", 1], ["topic:b", 1]], [], [[2]]]


async def test_write_is_atomic(empty_store):
    with pytest.raises(StoreConflict):
        await empty_store.write(
            ("UNWIND range(1, 10) AS i CREATE (:Topic {id: 'topic:' + toString(i)})", {}),
            ("CREATE (:Topic {id: 'topic:7'})", {}),
        )
    assert await empty_store.read("MATCH (n:Topic) RETURN count(n)") == 0


async def test_writes_are_visible_to_reads(empty_store):
    for number in range(20):
        await empty_store.write(("CREATE (:Topic {id: $id})", {"id": f"topic:{number}"}))
        assert await empty_store.read("MATCH (n:Topic) RETURN count(n)") == number + 1


async def test_concurrent_writes_do_not_lose_updates(empty_store):
    await empty_store.write(("CREATE (:Topic {id: 'topic:a', number: 0})", {}))
    increment = ("MATCH (n:Topic {id: 'topic:a'}) SET n.number = n.number + 1", {})
    await asyncio.gather(*(empty_store.write(increment) for _ in range(20)))
    assert await empty_store.read("MATCH (n:Topic) RETURN n.number") == 20


@pytest.mark.parametrize("statement", ["RETRN 1", "RETURN $missing", "RETURN 1 / 0"])
async def test_the_database_error_is_the_cause_and_not_shown_to_the_user(store, statement):
    with pytest.raises(StoreError) as raised:
        await store.read(statement)
    assert str(raised.value) == str(StoreFailure())
    assert raised.value.code == "STORE_ERROR"
    assert raised.value.__cause__ is not None


async def test_a_slow_read_times_out(opened):
    async with opened(read_timeout=0.5) as limited:
        with pytest.raises(StoreTimeout, match="took too long"):
            await limited.read("RETURN 'held'")
        assert await repeat_until_in_time(lambda: limited.read("RETURN 1")) == 1


async def test_a_slow_stream_times_out(opened):
    async with opened(read_timeout=0.5) as limited:
        with pytest.raises(StoreTimeout):
            await anext(limited.stream("RETURN 'held'"))
        assert await repeat_until_in_time(lambda: limited.read("RETURN 1")) == 1


async def test_a_consumer_of_a_stream_may_pause_longer_than_the_timeout(opened):
    async def read_with_a_pause(read_timeout: float) -> int:
        async with (
            opened(read_timeout) as limited,
            contextlib.aclosing(limited.stream("UNWIND range(1, 3000) AS i RETURN i")) as rows,
        ):
            assert await anext(rows) == [1]
            await asyncio.sleep(1.5 * read_timeout)
            return len([row async for row in rows])

    for read_timeout in (0.5, 2.0, 8.0):  # on a busy machine each chunk may take long
        with contextlib.suppress(StoreTimeout):
            assert await read_with_a_pause(read_timeout) == 2999
            return
    assert await read_with_a_pause(60.0) == 2999


async def test_paused_streams_do_not_delay_reads(store):
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
    for _ in range(2):  # the second call is a no-op
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
    for query, expected in {
        "вода": ["topic:water"],
        "вод*": ["topic:water"],
        "wa*": ["topic:waste", "topic:water"],
        "+отход +wa*": ["topic:waste"],
        "water OR мусор": ["topic:waste", "topic:water"],
        r"a\/b": ["topic:waste"],
        "Water": [],
        "+вода +отход": [],
    }.items():
        assert await empty_store.read(find, {"query": query}) == expected, query


async def test_a_fulltext_index_covers_existing_nodes(empty_store):
    await empty_store.write(("CREATE (:Region:Territory {id: 'region:RU-TA', lateTerms: 'татарстан'})", {}))
    await empty_store.create_fulltext_index("search_late", "Region", "lateTerms")
    find = "CALL db.index.fulltext.queryNodes('search_late', 'татар*') YIELD node RETURN collect(node.id)"
    assert await empty_store.read(find) == ["region:RU-TA"]
