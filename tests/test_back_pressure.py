"""A service that has more to do than its store can: who is turned away is told so, and nobody's work outlives him."""

import asyncio
import dataclasses
import threading
from urllib.parse import urlsplit

from access.request_context import RequestContext
from resolvers.fields.recommendations import recommendations
from resolvers.recommendation_model import RecommendationModel
from resolvers.service import create_engine
from tests.support.proxy import Proxy
from tests.support.statements import endless, until_running
from tests.support.stores import PATIENT, address_of, beside
from tests.transport.conftest import SmallEngine, endpoint

STATEMENT = endless("pressed")


async def test_a_request_for_which_there_is_no_turn_is_told_when_to_come_again(empty_store, request):
    proxy = Proxy(address_of(empty_store, request))
    await proxy.listen()
    proxy.hold_back(b"held")
    limits = dataclasses.replace(PATIENT, concurrent=1, queue=0)
    async with beside(empty_store, request, limits, proxy.uri) as store:
        engine = create_engine(store)
        async with endpoint(engine) as client:
            busy = asyncio.create_task(store.read("RETURN 'held'"))
            await asyncio.sleep(0)
            refused = await client.post("/graphql", json={"query": "{ regions { totalCount } dataVersion }"})
            assert (refused.status_code, refused.headers["Retry-After"]) == (503, "1")
            assert {error["extensions"]["code"] for error in refused.json()["errors"]} == {"STORE_BUSY"}
            # What needs no statement is answered all the same.
            assert (await client.post("/graphql", json={"query": "{ __typename }"})).status_code == 200
            proxy.let_go()
            assert await busy == "held"
            answered = await client.post("/graphql", json={"query": "{ dataVersion }"})
            assert answered.status_code == 200
        await engine.close()
    await proxy.stop()


class Reading(SmallEngine):
    """Every operation but `echo` is an endless statement."""

    def __init__(self, store):
        self._store = store

    async def execute(self, query, variables=None, operation_name=None, context=None):
        if "wait" in query:
            await self._store.read(STATEMENT)
        return await super().execute(query)


async def test_the_statement_of_a_client_that_leaves_ends_in_the_database(store):
    async with endpoint(Reading(store)) as client:
        url = urlsplit(str(client.base_url))
        _, writer = await asyncio.open_connection(url.hostname, url.port)
        writer.write(
            b"GET /graphql?query=%7Bwait(seconds:9)%7D HTTP/1.1\r\nHost: x\r\nAccept: application/json\r\n\r\n"
        )
        await until_running(store, STATEMENT, 1)
        writer.close()
        await until_running(store, STATEMENT, 0)


async def test_the_statement_of_a_request_past_its_deadline_ends_in_the_database(store):
    async with endpoint(Reading(store), request_timeout=2) as client:
        asked = await client.post("/graphql", json={"query": "{ wait(seconds: 9) }"})
        assert asked.status_code == 504  # whether or not the statement has begun by then
        await until_running(store, STATEMENT, 0)


class Endless(RecommendationModel):
    """A model whose recommender counts what is asked of it, and waits to be told to go on."""

    def __init__(self):
        self.asked, self.begun, self.go_on = 0, threading.Event(), threading.Event()

    async def current(self):
        return 1, self

    def recommend(self, territory, **arguments):
        self.asked += 1
        self.begun.set()
        self.go_on.wait()
        raise RuntimeError("nobody waits for this")


async def test_recommendations_for_nobody_are_not_worked_out_further():
    model = Endless()
    territories = [f"region:{i}" for i in range(1000)]
    task = asyncio.ensure_future(recommendations(model)(territories, {}, frozenset(), RequestContext()))
    await asyncio.to_thread(model.begun.wait)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    model.go_on.set()
    await asyncio.to_thread(lambda: None)
    assert model.asked == 1
