"""Termination of abandoned statements: a statement without a client ends in the database, and no other does."""

import asyncio
import contextlib
import dataclasses
import gc

import pytest

from graph.query.arguments import Arguments
from graph.query.parameters import StatementParameters
from graph.query.statement import Statement
from graph.store import StoreTimeout, StoreUnavailable
from graph.store.batching import BatchingReader
from tests.support.proxy import Proxy
from tests.support.statements import endless, until_running
from tests.support.stores import LONG_TIMEOUTS, address_of, connected, neo4j_store, separate_store, worker_store

pytestmark = pytest.mark.slow


async def cancel(*tasks: asyncio.Task) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


@pytest.fixture(scope="module")
async def patient_store(store_kind, request, tmp_path_factory):
    async with separate_store(store_kind, request, tmp_path_factory.mktemp("patient"), LONG_TIMEOUTS) as store:
        yield store


async def test_a_cancelled_read_ends_and_an_equal_read_continues(patient_store):
    text = endless("cancelled")
    tasks = [asyncio.create_task(patient_store.read(text)) for _ in range(3)]
    await until_running(patient_store, text, 3)
    await cancel(tasks[1])
    await until_running(patient_store, text, 2)
    assert not tasks[0].done()
    assert not tasks[2].done()
    await cancel(*tasks)
    await until_running(patient_store, text, 0)


async def test_a_read_past_its_timeout_ends(request, patient_store):
    text = endless("late")
    async with worker_store(patient_store, request, dataclasses.replace(LONG_TIMEOUTS, read=2)) as store:
        with pytest.raises(StoreTimeout):
            await store.read(text)
        await until_running(patient_store, text, 0)


@pytest.mark.parametrize("how", ["abandoned", "cancelled"])
async def test_a_stream_that_is_abandoned_midway_ends(patient_store, how):
    text = f"UNWIND range(1, 100000) AS {how} UNWIND range(1, 100000) AS j RETURN j"
    started = asyncio.Event()

    async def read_one_row() -> None:
        async with contextlib.aclosing(patient_store.stream(text)) as rows:
            assert await anext(rows) == [1]
            started.set()
            if how == "cancelled":
                await asyncio.Event().wait()

    task = asyncio.create_task(read_one_row())
    await started.wait()
    if how == "cancelled":
        await cancel(task)
    else:
        await task  # leaves the remaining rows unread
    await until_running(patient_store, text, 0)


async def test_a_cancelled_write_ends_and_is_rolled_back(patient_store):
    text = endless("written")
    task = asyncio.create_task(patient_store.write(("CREATE (:Abandoned)", {}), (text, {})))
    await until_running(patient_store, text, 1)
    await cancel(task)
    await until_running(patient_store, text, 0)
    assert await patient_store.read("MATCH (n:Abandoned) RETURN count(n)") == 0


async def test_cancelled_reads_leave_all_connections_usable(request, patient_store):
    text = endless("storm")
    async with worker_store(patient_store, request, dataclasses.replace(LONG_TIMEOUTS, pool=4, concurrent=4)) as store:
        for turns in range(40):  # cancel at different moments of connecting, sending and waiting
            tasks = [asyncio.create_task(store.read(text)) for _ in range(6)]
            for _ in range(turns):
                await asyncio.sleep(0)
            await cancel(*tasks)
        assert await asyncio.gather(*(store.read("RETURN $n", {"n": n}) for n in range(20))) == list(range(20))
        assert store.connections[0] == 0
        await until_running(patient_store, text, 0)
    gc.collect()


PARAMETERS = StatementParameters()
VALUE = PARAMETERS.add(0, ("value",))
ROW = (
    f"size(COLLECT {{ UNWIND range(1, 100000) AS batched UNWIND range(1, 100000) AS j"
    f" WITH batched, j WHERE {VALUE} = -batched RETURN j }})"
)
STATEMENT = Statement(ROW, PARAMETERS, lambda row, reading: row, lambda *_: 1)
TOGETHER = "UNWIND $b AS v WITH v, size(COLLECT { UNWIND range(1, 100000) AS batched"
ALONE = "RETURN size(COLLECT { UNWIND range(1, 100000) AS batched"


def batched(reader: BatchingReader, *values) -> list[asyncio.Task]:
    return [asyncio.create_task(reader.read(STATEMENT, (Arguments({"value": value}, (), ()),))) for value in values]


async def test_a_batched_statement_ends_with_the_last_of_its_reads(patient_store):
    alone, first, *others = batched(BatchingReader(patient_store), 0, 1, 2, 3)
    await until_running(patient_store, ALONE, 1)
    await cancel(alone)
    await until_running(patient_store, TOGETHER, 1)
    await cancel(*others)
    await until_running(patient_store, TOGETHER, 1)
    assert not first.done()
    await cancel(first)
    await until_running(patient_store, TOGETHER, 0)
    await until_running(patient_store, ALONE, 0)


async def test_a_read_sent_alone_after_its_batch_failed_ends_when_cancelled(patient_store):
    first, one, other, bad = batched(BatchingReader(patient_store), 0, 1, 2, "\ud800")  # a lone surrogate is rejected
    await until_running(patient_store, ALONE, 3)
    await cancel(first)
    await until_running(patient_store, ALONE, 2)
    await asyncio.gather(bad, return_exceptions=True)
    await cancel(one)
    await until_running(patient_store, ALONE, 1)
    assert not other.done()
    await cancel(other)
    await until_running(patient_store, ALONE, 0)


async def test_the_statement_of_a_disconnected_client_ends(request, patient_store):
    """A killed worker disconnects in the same way."""
    text = endless("cut")
    proxy = Proxy(address_of(patient_store, request))
    await proxy.listen()
    async with worker_store(patient_store, request, LONG_TIMEOUTS, proxy.uri) as worker:
        tasks = [asyncio.create_task(store.read(text)) for store in (worker, patient_store)]
        await until_running(patient_store, text, 2)
        await proxy.stop()
        with pytest.raises(StoreUnavailable):
            await tasks[0]
        await until_running(patient_store, text, 1)
        assert not tasks[1].done()
        await cancel(*tasks)
        await until_running(patient_store, text, 0)


async def test_a_store_closes_while_statements_are_running(store_kind, request, tmp_path):
    text = endless("closed")
    async with separate_store(store_kind, request, tmp_path, LONG_TIMEOUTS) as store:
        task = asyncio.create_task(store.read(text))
        await until_running(store, text, 1)
        await store.close()
        with pytest.raises(StoreUnavailable):
            await task
    if store_kind == "neo4j":
        async with connected(neo4j_store(request.getfixturevalue("neo4j_server"))) as store:
            await until_running(store, text, 0)
