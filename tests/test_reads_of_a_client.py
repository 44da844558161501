"""One client with more reads under way than it may have waits for itself, and keeps nobody else out."""

import asyncio
import contextlib
import hashlib
import math

import pytest

from access.allowance import Allowance
from access.concurrency_limit import ConcurrencyLimit
from access.principal import Principal
from access.principals import Principals
from access.request_context import RequestContext
from graph.store import Limits
from resolvers.service import create_engine
from tests.resolvers.small_graph import write_small_graph
from tests.support.proxy import Proxy
from tests.support.statements import LIMIT
from tests.support.stores import address_of, beside
from tests.transport.conftest import endpoint

KEYS = ("one", "other")
MOST = 8
#: More nodes than may be read together with others: each is a statement of its own.
REGIONS = '{ regions(first: 100, where: {country: {startsWith: "%s"}}) { nodes { id } } }'
#: Few enough to be read with others by one statement.
BATCHED = '{ region(id: "region:%s") { name } }'
#: Held back.
SLOW = "slow"


@pytest.fixture
async def held(empty_store, request):
    """An engine on a store that holds back what says `SLOW`, with that store and what holds it back."""
    await write_small_graph(empty_store)
    proxy = Proxy(address_of(empty_store, request))
    await proxy.listen()
    limits = Limits(concurrent=MOST + 2, queue=100, wait=30, read=120)
    async with beside(empty_store, request, limits, proxy.uri) as store:
        engine = create_engine(store)
        proxy.hold_back(SLOW.encode())
        yield engine, store, proxy
        proxy.let_go()
        await engine.close()
    await proxy.stop()


def with_reads(most: float = MOST) -> Principal:
    return Principal(Allowance(max_reads=most))


async def until_sent(store, count: int) -> None:
    async with asyncio.timeout(LIMIT):
        while store.statement_count < count:
            await asyncio.sleep(0.01)


async def settled() -> None:
    """Whatever can be sent by now has been."""
    for _ in range(50):
        await asyncio.sleep(0.001)


def codes(response: dict) -> set[str]:
    return {error["extensions"]["code"] for error in response.get("errors", ())}


async def test_one_client_with_many_slow_requests_does_not_keep_another_out(held):
    engine, store, proxy = held
    allowance = Allowance(max_reads=MOST)
    digests = [hashlib.sha256(key.encode()).hexdigest() for key in KEYS]
    principals = Principals(allowance, allowance, allowance, digests, ())
    async with endpoint(engine, principals=principals) as client:

        async def post(key: str, word: str):
            return await client.post("/graphql", json={"query": REGIONS % word}, headers={"X-API-Key": key})

        before = store.statement_count
        many = [asyncio.create_task(post("one", SLOW)) for _ in range(40)]
        await until_sent(store, before + MOST)
        answered = await post("other", "Край")
        assert (answered.status_code, codes(answered.json())) == (200, set())
        assert store.statement_count == before + MOST + 1
        proxy.let_go()
        assert {response.status_code for response in await asyncio.gather(*many)} == {200}
        assert store.statement_count == before + 40 + 1


async def test_an_operation_with_more_root_fields_than_reads_is_answered(held):
    engine, store, proxy = held
    before = store.statement_count
    fields = " ".join(
        f'f{i}: regions(first: {100 - i}, where: {{country: {{startsWith: "{SLOW}"}}}}) {{ nodes {{ id }} }}'
        for i in range(20)
    )
    task = asyncio.create_task(engine.execute(f"{{ {fields} }}", context=RequestContext(with_reads())))
    await until_sent(store, before + MOST)
    await settled()
    assert store.statement_count == before + MOST
    proxy.let_go()
    response = await task
    assert "errors" not in response
    assert len(response["data"]) == 20


async def test_fields_that_are_computed_below_one_another_need_no_second_turn(held):
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


async def test_a_read_in_a_shared_statement_counts_for_its_own_client(held):
    engine, store, proxy = held
    one, other, before = with_reads(2), with_reads(2), store.statement_count
    tasks = [
        asyncio.create_task(engine.execute(BATCHED % SLOW, context=RequestContext(each)))
        for each in (one, one, one, other)
    ]
    await until_sent(store, before + 2)
    await settled()
    # One alone and a batch of two, one of each client; the third of the one client waits for its turn.
    assert store.statement_count == before + 2
    third = asyncio.create_task(engine.execute(REGIONS % "Край", context=RequestContext(one)))
    assert codes(await engine.execute(REGIONS % "Край", context=RequestContext(other))) == set()
    assert not third.done()
    proxy.let_go()
    assert [codes(each) for each in await asyncio.gather(*tasks, third)] == [set()] * 5


async def test_who_finds_no_place_is_told_when_to_come_again(held):
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
        # What needs no read is answered all the same.
        assert (await client.post("/graphql", json={"query": "{ __typename }"})).status_code == 200
        proxy.let_go()
        assert (await slow).status_code == 200
        assert (await client.post("/graphql", json={"query": "{ dataVersion }"})).status_code == 200


async def test_a_root_field_that_is_refused_leaves_the_others_answered(held):
    engine, _, _ = held
    few = with_reads(1)
    few.reads = ConcurrencyLimit(1, waiting=0)
    query = "{ a: dataVersion regions(first: 100) { totalCount } }"
    response = await engine.execute(query, context=RequestContext(few))
    assert response["data"]["a"] is not None
    assert response["data"]["regions"] is None
    assert [(error["path"], error["extensions"]["code"]) for error in response["errors"]] == [
        (["regions"], "RATE_LIMITED")
    ]


async def test_a_client_that_leaves_while_it_waits_gives_its_place_up(held):
    engine, store, proxy = held
    few, before = with_reads(1), store.statement_count
    few.reads = ConcurrencyLimit(1, waiting=1)
    slow, waiting = (asyncio.create_task(engine.execute(REGIONS % SLOW, context=RequestContext(few))) for _ in range(2))
    await until_sent(store, before + 1)
    assert codes(await engine.execute(REGIONS % "Край", context=RequestContext(few))) == {"RATE_LIMITED"}
    waiting.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await waiting
    next_one = asyncio.create_task(engine.execute(REGIONS % "Край", context=RequestContext(few)))
    await settled()
    assert not next_one.done()
    proxy.let_go()
    assert [codes(each) for each in await asyncio.gather(slow, next_one)] == [set(), set()]


async def test_who_is_not_limited_has_all_reads_at_once(held):
    engine, store, proxy = held
    before = store.statement_count
    tasks = [asyncio.create_task(engine.execute(REGIONS % SLOW)) for _ in range(MOST + 2)]
    await until_sent(store, before + MOST + 2)
    proxy.let_go()
    assert [codes(each) for each in await asyncio.gather(*tasks)] == [set()] * (MOST + 2)
    assert Principal().allowance.max_reads == math.inf
