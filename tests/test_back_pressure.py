"""An overloaded service: rejected requests get Retry-After, and work stops when its client disconnects."""

import asyncio
import dataclasses
import threading
from urllib.parse import urlsplit

from access.request_context import RequestContext
from graph.store import Neo4jStore
from resolvers.fields.recommendations import recommendations
from resolvers.recommendation_model import RecommendationModel
from resolvers.service import create_engine
from tests.support.neo4j_server import DATABASE, USER
from tests.support.proxy import Proxy
from tests.support.statements import endless, until_running
from tests.support.stores import LONG_TIMEOUTS, address_of, worker_store
from tests.transport.conftest import SmallEngine, endpoint

STATEMENT = endless("pressed")


async def test_a_request_rejected_by_a_full_queue_has_retry_after(empty_store, request):
    proxy = Proxy(address_of(empty_store, request))
    await proxy.listen()
    proxy.hold_back(b"held")
    limits = dataclasses.replace(LONG_TIMEOUTS, concurrent=1, queue=0)
    async with worker_store(empty_store, request, limits, proxy.uri) as store:
        engine = create_engine(store)
        async with endpoint(engine) as client:
            busy = asyncio.create_task(store.read("RETURN 'held'"))
            await asyncio.sleep(0)
            refused = await client.post("/graphql", json={"query": "{ regions { totalCount } dataVersion }"})
            assert (refused.status_code, refused.headers["Retry-After"]) == (503, "1")
            assert {error["extensions"]["code"] for error in refused.json()["errors"]} == {"STORE_BUSY"}
            # Operations without statements are still answered.
            assert (await client.post("/graphql", json={"query": "{ __typename }"})).status_code == 200
            proxy.release()
            assert await busy == "held"
            response = await client.post("/graphql", json={"query": "{ dataVersion }"})
            assert response.status_code == 200
        await engine.close()
    await proxy.stop()


class EndlessReadEngine(SmallEngine):
    """An engine that runs an endless statement for the field `wait`."""

    def __init__(self, store):
        self._store = store

    async def execute(self, query, variables=None, operation_name=None, context=None):
        if "wait" in query:
            await self._store.read(STATEMENT)
        return await super().execute(query)


async def test_a_disconnect_terminates_the_statement_in_the_database(store):
    async with endpoint(EndlessReadEngine(store)) as client:
        url = urlsplit(str(client.base_url))
        _, writer = await asyncio.open_connection(url.hostname, url.port)
        writer.write(
            b"GET /graphql?query=%7Bwait(seconds:9)%7D HTTP/1.1\r\nHost: x\r\nAccept: application/json\r\n\r\n"
        )
        await until_running(store, STATEMENT, 1)
        writer.close()
        await until_running(store, STATEMENT, 0)


async def test_a_timeout_terminates_the_statement_in_the_database(store):
    async with endpoint(EndlessReadEngine(store), request_timeout=2) as client:
        response = await client.post("/graphql", json={"query": "{ wait(seconds: 9) }"})
        assert response.status_code == 504  # even if the statement has not started yet
        await until_running(store, STATEMENT, 0)


class BlockingModel(RecommendationModel):
    """A model whose recommender counts its calls and blocks until `resume` is set."""

    def __init__(self):
        self.calls, self.started, self.resume = 0, threading.Event(), threading.Event()

    async def current(self):
        return 1, self

    def recommend(self, territory, **arguments):
        self.calls += 1
        self.started.set()
        self.resume.wait()
        raise RuntimeError("the request was cancelled")


async def test_recommendations_of_a_cancelled_request_are_not_computed_further():
    model = BlockingModel()
    territories = [f"region:{i}" for i in range(1000)]
    store = Neo4jStore("bolt://127.0.0.1:9", USER, "", DATABASE)  # never used
    batch = recommendations(model, store)
    task = asyncio.ensure_future(batch(territories, {}, frozenset(), RequestContext()))
    await asyncio.to_thread(model.started.wait)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    model.resume.set()
    await asyncio.to_thread(lambda: None)
    await store.close()
    assert model.calls == 1
