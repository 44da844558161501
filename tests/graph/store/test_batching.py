"""In-flight batching: waiting reads of one statement are sent together and answered individually."""

import asyncio
import contextlib
import dataclasses

import pytest

from graph.query.arguments import Arguments
from graph.query.parameters import StatementParameters
from graph.query.pricing.sizes import GraphSizes
from graph.query.statement import Statement
from graph.store import Limits, StoreBusy, StoreError, batching
from graph.store.batching import MAX_BATCH_WAIT, MAX_IN_FLIGHT, BatchingReader
from tests.support.proxy import Proxy
from tests.support.stores import LONG_TIMEOUTS, address_of, worker_store

PARAMETERS = StatementParameters()
VALUE, LIMIT = PARAMETERS.add(0, ("value",)), PARAMETERS.add(0, ("limit",), shared=True)
ROW = f"[{VALUE}, COLLECT {{ UNWIND [1, 2, 3] AS x WITH x ORDER BY x LIMIT {LIMIT} RETURN x }}]"
STATEMENT = Statement(ROW, PARAMETERS, lambda row, reading: row, lambda *_: 1)
ALONE = Statement(ROW, PARAMETERS, lambda row, reading: row)
HEAVY = Statement(ROW, PARAMETERS, lambda row, reading: row, lambda *_: 20_000)
SIZES = GraphSizes(1, {}, {})


async def read(reader: BatchingReader, value, limit: int = 2, statement: Statement = STATEMENT) -> list:
    return await reader.read(statement, (Arguments({"value": value, "limit": limit}, (), ()),))


async def test_of_concurrent_reads_the_first_is_sent_and_the_others_are_batched(store):
    reader, sent = BatchingReader(store), store.statement_count
    answers = await asyncio.gather(*(read(reader, n) for n in range(20)))
    assert answers == [[n, [1, 2]] for n in range(20)]
    assert store.statement_count - sent == 2
    assert (reader.batch_count, reader.batched_count) == (1, 19)


async def test_a_lone_read_is_sent_in_the_same_iteration_of_the_event_loop(store):
    sent, reading = store.statement_count, asyncio.create_task(read(BatchingReader(store), 1))
    await asyncio.sleep(0)
    assert store.statement_count - sent == 1
    assert await reading == [1, [1, 2]]


async def test_reads_that_arrive_while_one_is_in_flight_are_batched(store):
    reader, sent = BatchingReader(store), store.statement_count
    first = asyncio.create_task(read(reader, "first"))
    while store.statement_count == sent:
        await asyncio.sleep(0)
    answers = await asyncio.gather(*(read(reader, n) for n in range(20)))
    assert [await first, *answers] == [["first", [1, 2]], *([n, [1, 2]] for n in range(20))]
    assert store.statement_count - sent == 2
    assert reader.batched_count == 20


async def test_the_size_of_a_batch_is_limited(store):
    small_batches = dataclasses.replace(STATEMENT, largest_batch=4)
    reader, sent = BatchingReader(store), store.statement_count
    answers = await asyncio.gather(*(read(reader, n, statement=small_batches) for n in range(10)))
    assert answers == [[n, [1, 2]] for n in range(10)]
    assert store.statement_count - sent == 4  # one alone, and batches of four, four and one


async def test_sequential_reads_are_sent_at_once(store):
    reader, sent = BatchingReader(store), store.statement_count
    assert [await read(reader, n) for n in "ab"] == [["a", [1, 2]], ["b", [1, 2]]]
    assert (store.statement_count - sent, reader.batch_count) == (2, 0)


async def test_pages_of_different_sizes_do_not_share_a_statement(store):
    reader = BatchingReader(store)
    answers = await asyncio.gather(*(read(reader, n, limit) for n in range(6) for limit in (1, 3)))
    assert answers == [[n, [1, 2, 3][:limit]] for n in range(6) for limit in (1, 3)]
    assert reader.batched_count == 10


async def test_a_statement_that_is_not_cheap_is_sent_alone(store):
    reader, sent = BatchingReader(store), store.statement_count
    answers = await asyncio.gather(*(read(reader, n, statement=ALONE) for n in range(5)))
    assert answers == [[n, [1, 2]] for n in range(5)]
    assert (store.statement_count - sent, reader.batch_count) == (5, 0)


async def test_a_failed_read_does_not_affect_the_others(store):
    reader = BatchingReader(store)
    values = ["first", "a", "\ud800", "b"]  # no store accepts a lone surrogate
    answers = await asyncio.gather(*(read(reader, value) for value in values), return_exceptions=True)
    assert [answers[0], answers[1], answers[3]] == [[value, [1, 2]] for value in ("first", "a", "b")]
    assert isinstance(answers[2], StoreError)
    assert await read(reader, "later") == ["later", [1, 2]]


@pytest.mark.parametrize("which", [0, 1, 2])
async def test_a_cancelled_read_does_not_affect_the_others(store, which):
    reader = BatchingReader(store)
    tasks = [asyncio.create_task(read(reader, n)) for n in range(4)]
    await asyncio.sleep(0)
    tasks[which].cancel()
    answers = await asyncio.gather(*tasks, return_exceptions=True)
    assert isinstance(answers.pop(which), asyncio.CancelledError)
    assert answers == [[n, [1, 2]] for n in range(4) if n != which]
    assert await read(reader, "later") == ["later", [1, 2]]


@pytest.fixture
async def held(store, request):
    """Return a context manager for a store where statements with "held" get no answer until `release()`."""
    proxy = Proxy(address_of(store, request))
    await proxy.listen()
    proxy.hold_back(b"held")

    @contextlib.asynccontextmanager
    async def opened(limits: Limits = LONG_TIMEOUTS):
        async with worker_store(store, request, limits, proxy.uri) as held:
            yield held
            proxy.release()

    opened.release = proxy.release
    yield opened
    await proxy.stop()


async def until_sent(store, before: int) -> None:
    while store.statement_count == before:
        await asyncio.sleep(0)


async def test_a_slow_statement_does_not_delay_other_clients(held):
    async with held() as store:
        reader, sent = BatchingReader(store), store.statement_count
        slow = asyncio.create_task(read(reader, "held"))
        await until_sent(store, sent)
        assert await asyncio.gather(*(read(reader, n) for n in (1, 2))) == [[1, [1, 2]], [2, [1, 2]]]
        assert not slow.done()
        held.release()
        assert await slow == ["held", [1, 2]]


async def test_reads_that_arrive_in_consecutive_iterations_are_batched(held, monkeypatch):
    monkeypatch.setattr(batching, "MAX_BATCH_WAIT", 600.0)  # the test may be interrupted between two iterations

    async def later(reader, n: int) -> list:
        for _ in range(n):
            await asyncio.sleep(0)
        return await read(reader, n)

    async with held() as store:
        reader, sent = BatchingReader(store), store.statement_count
        first = asyncio.create_task(read(reader, "held"))
        await until_sent(store, sent)
        tasks = [asyncio.create_task(later(reader, n)) for n in range(10)]
        for _ in range(20):
            await asyncio.sleep(0)
        held.release()
        answers = await asyncio.gather(first, *tasks)
        assert answers == [[n, [1, 2]] for n in ("held", *range(10))]
        assert store.statement_count - sent == 2


async def test_the_number_of_statements_of_one_kind_in_flight_is_limited(held):
    async with held() as store:
        reader, sent = BatchingReader(store), store.statement_count
        tasks = []
        for number in range(1, MAX_IN_FLIGHT + 1):
            tasks.append(asyncio.create_task(read(reader, "held")))
            while store.statement_count < sent + number:  # a batch releases later reads after a while
                await asyncio.sleep(0.001)
        tasks += [asyncio.create_task(read(reader, n)) for n in range(10)]
        await asyncio.sleep(2 * MAX_BATCH_WAIT)
        assert store.statement_count == sent + MAX_IN_FLIGHT
        held.release()
        answers = await asyncio.gather(*tasks)
        assert answers == [[n, [1, 2]] for n in ["held"] * MAX_IN_FLIGHT + [*range(10)]]
        assert store.statement_count == sent + MAX_IN_FLIGHT + 1


async def test_heavy_statements_wait_for_each_other_and_do_not_delay_others(held):
    async with held() as store:
        reader, sent = BatchingReader(store, lambda: SIZES, heavy=1), store.statement_count
        slow = asyncio.create_task(read(reader, "held", statement=HEAVY))
        await until_sent(store, sent)
        waiting = [asyncio.create_task(read(reader, n, statement=HEAVY)) for n in range(2)]
        assert await read(reader, "light") == ["light", [1, 2]]
        assert await read(reader, "alone", statement=ALONE) == ["alone", [1, 2]]
        assert store.statement_count - sent == 3
        waiting.pop().cancel()
        held.release()
        assert [await slow, *await asyncio.gather(*waiting)] == [["held", [1, 2]], [0, [1, 2]]]
        assert store.statement_count - sent == 4


async def test_a_statement_ends_when_all_its_reads_are_cancelled(held):
    async with held() as store:
        reader, sent = BatchingReader(store), store.statement_count
        tasks = [asyncio.create_task(read(reader, "held")) for _ in range(3)]
        while store.statement_count < sent + 2:  # one alone, and a batch of two
            await asyncio.sleep(0)
        for task in tasks:
            task.cancel()
        answers = await asyncio.gather(*tasks, return_exceptions=True)
        assert [type(each) for each in answers] == [asyncio.CancelledError] * 3
        while store.connections[0]:  # the connection of the statement is closed
            await asyncio.sleep(0)
        assert await read(reader, 1) == [1, [1, 2]]


async def test_a_batch_is_not_retried_on_a_busy_store(held):
    async with held(dataclasses.replace(LONG_TIMEOUTS, concurrent=1, queue=0)) as store:
        before, reader = store.statement_count, BatchingReader(store)
        holding = asyncio.create_task(read(reader, "held"))
        await until_sent(store, before)
        sent = store.statement_count
        answers = await asyncio.gather(*(read(reader, n) for n in range(3)), return_exceptions=True)
        assert [type(each) for each in answers] == [StoreBusy] * 3
        assert store.statement_count == sent
        held.release()
        assert await holding == ["held", [1, 2]]


async def test_a_read_without_a_row_in_the_answer_fails(store):
    incomplete = Statement(ROW, PARAMETERS, lambda row, reading: row, lambda *_: 1)
    incomplete.__dict__["_batch"] = incomplete._batch._replace(
        text="UNWIND $b AS v WITH v WHERE v.i <> 1 RETURN collect([v.i, v.i]) AS d", shared=()
    )
    reader = BatchingReader(store)
    alone, *answers = await asyncio.gather(
        *(read(reader, n, statement=incomplete) for n in range(4)), return_exceptions=True
    )
    assert [alone, answers[0], answers[2]] == [[0, [1, 2]], 0, 2]
    assert isinstance(answers[1], StoreError)


async def test_soon_after_a_batch_reads_that_arrive_together_are_one_statement(store):
    reader = BatchingReader(store, recent=3600)
    await asyncio.gather(*(read(reader, n) for n in range(20)))
    sent = store.statement_count
    answers = await asyncio.gather(*(read(reader, n) for n in range(20)))
    assert answers == [[n, [1, 2]] for n in range(20)]
    assert store.statement_count - sent == 1
