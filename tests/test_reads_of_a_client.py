"""A client at its limit of concurrent reads waits for its own reads and does not delay other clients."""

import asyncio
import contextlib
import dataclasses
import hashlib
import math

import pytest

from access.allowance import Allowance
from access.concurrency_limit import ConcurrencyLimit
from access.principal import Principal
from access.principals import Principals
from access.request_context import RequestContext
from resolvers.service import create_engine
from tests.resolvers.small_graph import write_small_graph
from tests.support.proxy import Proxy
from tests.support.statements import LIMIT
from tests.support.stores import LONG_TIMEOUTS, address_of, worker_store
from tests.transport.conftest import endpoint

KEYS = ("one", "other")
MAX_READS = 8
#: A page too large for a shared statement: each read is a separate statement.
REGIONS = '{ regions(first: 100, where: {country: {startsWith: "%s"}}) { nodes { id } } }'
#: A read that shares a statement with others.
BATCHED = '{ region(id: "region:%s") { name } }'
#: The proxy holds back statements with this text.
SLOW = "slow"


@pytest.fixture
async def held(empty_store, request):
    """An engine, its store, and a proxy that holds back the answers to statements with `SLOW`."""
    await write_small_graph(empty_store)
    proxy = Proxy(address_of(empty_store, request))
    await proxy.listen()
    limits = dataclasses.replace(LONG_TIMEOUTS, concurrent=MAX_READS + 2, queue=100)
    async with worker_store(empty_store, request, limits, proxy.uri) as store:
        engine = create_engine(store)
        proxy.hold_back(SLOW.encode())
        yield engine, store, proxy
        proxy.release()
        await engine.close()
    await proxy.stop()


def with_reads(limit: float = MAX_READS) -> Principal:
    return Principal(Allowance(max_reads=limit))


async def until_sent(store, count: int) -> None:
    async with asyncio.timeout(LIMIT):
        while store.statement_count < count:
            await asyncio.sleep(0.01)


async def until_idle() -> None:
    """Wait until every statement that can be sent has been sent."""
    for _ in range(50):
        await asyncio.sleep(0.001)


def codes(response: dict) -> set[str]:
    return {error["extensions"]["code"] for error in response.get("errors", ())}


async def test_many_slow_requests_of_a_client_do_not_delay_another_client(held):
    engine, store, proxy = held
    allowance = Allowance(max_reads=MAX_READS)
    digests = [hashlib.sha256(key.encode()).hexdigest() for key in KEYS]
    principals = Principals(allowance, allowance, allowance, digests, ())
    async with endpoint(engine, principals=principals) as client:

        async def post(key: str, word: str):
            return await client.post("/graphql", json={"query": REGIONS % word}, headers={"X-API-Key": key})

        before = store.statement_count
        many = [asyncio.create_task(post("one", SLOW)) for _ in range(40)]
        await until_sent(store, before + MAX_READS)
        response = await post("other", "Край")
        assert (response.status_code, codes(response.json())) == (200, set())
        assert store.statement_count == before + MAX_READS + 1
        proxy.release()
        assert {response.status_code for response in await asyncio.gather(*many)} == {200}
        assert store.statement_count == before + 40 + 1


async def test_an_operation_may_have_more_root_fields_than_reads(held):
    engine, store, proxy = held
    before = store.statement_count
    fields = " ".join(
        f'f{i}: regions(first: {100 - i}, where: {{country: {{startsWith: "{SLOW}"}}}}) {{ nodes {{ id }} }}'
        for i in range(20)
    )
    task = asyncio.create_task(engine.execute(f"{{ {fields} }}", context=RequestContext(with_reads())))
    await until_sent(store, before + MAX_READS)
    await until_idle()
    assert store.statement_count == before + MAX_READS
    proxy.release()
    response = await task
    assert "errors" not in response
    assert len(response["data"]) == 20


async def test_nested_computed_fields_need_no_second_read(held):
    engine, _, _ = held
    query = """{
      search(text: "Область") { nodes { id ... on Region { experts { nodes { person { id } } } } } }
      projects: search(text: "Проект") { nodes { id ... on Project { related { nodes { id } } } } }
      regions(first: 100) { nodes { id experts { nodes { person { id } } } } }
      dataVersion
    }"""
    answer = await engine.execute(query, context=RequestContext(with_reads(1)))
    unlimited = await engine.execute(query)
    assert answer == unlimited


async def test_a_read_in_a_shared_statement_counts_for_its_client(held):
    engine, store, proxy = held
    one, other, before = with_reads(2), with_reads(2), store.statement_count
    tasks = [
        asyncio.create_task(engine.execute(BATCHED % SLOW, context=RequestContext(each)))
        for each in (one, one, one, other)
    ]
    await until_sent(store, before + 2)
    await until_idle()
    # One lone read, and a batch with one read of each client. The third read of the first client waits.
    assert store.statement_count == before + 2
    third = asyncio.create_task(engine.execute(REGIONS % "Край", context=RequestContext(one)))
    assert codes(await engine.execute(REGIONS % "Край", context=RequestContext(other))) == set()
    assert not third.done()
    proxy.release()
    assert [codes(each) for each in await asyncio.gather(*tasks, third)] == [set()] * 5


async def test_a_refused_request_has_a_retry_after_header(held):
    engine, store, proxy = held
    allowance = Allowance(max_reads=1)
    principals = Principals(allowance, allowance, allowance, (), ())
    principals.by_address("127.0.0.1").reads = ConcurrencyLimit(1, waiting=0)
    async with endpoint(engine, principals=principals) as client:
        before = store.statement_count
        slow = asyncio.create_task(client.post("/graphql", json={"query": REGIONS % SLOW}))
        await until_sent(store, before + 1)
        refused = await client.post("/graphql", json={"query": "{ regions { totalCount } dataVersion }"})
        assert (refused.status_code, refused.headers["Retry-After"]) == (429, "1")
        for error in refused.json()["errors"]:
            assert error["extensions"] == {
                "code": "RATE_LIMITED",
                "retryAfter": 1,
                "messageRu": error["extensions"]["messageRu"],
            }
            assert error["message"].startswith("This client already has 1 read in progress")
            assert error["extensions"]["messageRu"].startswith("У этого клиента")
        # Operations without reads are still answered.
        assert (await client.post("/graphql", json={"query": "{ __typename }"})).status_code == 200
        proxy.release()
        assert (await slow).status_code == 200
        assert (await client.post("/graphql", json={"query": "{ dataVersion }"})).status_code == 200


async def test_a_refused_root_field_leaves_the_others_answered(held):
    engine, _, _ = held
    principal = with_reads(1)
    principal.reads = ConcurrencyLimit(1, waiting=0)
    query = "{ a: dataVersion regions(first: 100) { totalCount } }"
    response = await engine.execute(query, context=RequestContext(principal))
    assert response["data"]["a"] is not None
    assert response["data"]["regions"] is None
    assert [(error["path"], error["extensions"]["code"]) for error in response["errors"]] == [
        (["regions"], "RATE_LIMITED")
    ]


async def test_a_cancelled_request_frees_its_place_in_the_queue(held):
    engine, store, proxy = held
    principal, before = with_reads(1), store.statement_count
    principal.reads = ConcurrencyLimit(1, waiting=1)
    slow, waiting = (
        asyncio.create_task(engine.execute(REGIONS % SLOW, context=RequestContext(principal))) for _ in range(2)
    )
    await until_sent(store, before + 1)
    assert codes(await engine.execute(REGIONS % "Край", context=RequestContext(principal))) == {"RATE_LIMITED"}
    waiting.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await waiting
    queued = asyncio.create_task(engine.execute(REGIONS % "Край", context=RequestContext(principal)))
    await until_idle()
    assert not queued.done()
    proxy.release()
    assert [codes(each) for each in await asyncio.gather(slow, queued)] == [set(), set()]


async def test_an_unlimited_client_has_all_reads_at_once(held):
    engine, store, proxy = held
    before = store.statement_count
    tasks = [asyncio.create_task(engine.execute(REGIONS % SLOW)) for _ in range(MAX_READS + 2)]
    await until_sent(store, before + MAX_READS + 2)
    proxy.release()
    assert [codes(each) for each in await asyncio.gather(*tasks)] == [set()] * (MAX_READS + 2)
    assert Principal().allowance.max_reads == math.inf
