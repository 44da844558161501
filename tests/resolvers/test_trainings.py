"""Requests for years without a trained scorer: few trainings run in parallel, and other requests are answered."""

import asyncio
import contextlib
import re

import pytest

from graph import data_version
from graph.store import Statement
from recommend.model.learner import Learner
from resolvers.service import create_engine
from resolvers.training_client import TrainingFailed
from resolvers.trainings import MAX_RUNNING, Trainings
from tests.support.service import LIMIT
from tests.support.stores import empty
from tests.transport.conftest import endpoint

pytestmark = pytest.mark.slow

TODAY = '{ territory(id: "region:a") { recommendations { totalCount } } }'
AS_OF = '{ territory(id: "region:a") { recommendations(asOf: "#") { totalCount modelVersion } } }'
#: Made up: regions that adopt one practice a year from 1960 on, each in a different order.
GRAPH = """
UNWIND ['a', 'b', 'c', 'd', 'e'] AS r CREATE (:Node:Territory:Region {id: 'region:' + r, country: 'RU'})
"""
PRACTICES = "UNWIND range(0, 40) AS p CREATE (:Node:Practice {id: 'practice:' + p})"
ADOPT = """
UNWIND $rows AS row
MATCH (t:Region {id: 'region:' + row[0]}), (p:Practice {id: 'practice:' + row[1]})
CREATE (t)<-[:ADOPTED_BY]-(:Node:Adoption {id: 'adoption:' + row[0] + row[1], stage: 'RUNNING', runningOn: row[2]})
    -[:ADOPTION_OF]->(p)
"""
EARLIER = "MATCH (a:Adoption {id: 'adoption:a20'}) SET a.runningOn = '1965'"
ROWS = [[region, str((n * step) % 41), str(1960 + n)] for step, region in enumerate("abcde", 1) for n in range(40)]
MOVE: Statement = (data_version.MOVE, {})


class BlockedTrainer:
    """A trainer in this process that runs only while `released` is set."""

    def __init__(self, released: asyncio.Event):
        self._released, self.running, self.most_running = released, 0, 0
        self.years: list[str] = []

    def has(self, data) -> bool:
        return False

    async def learn(self, training):
        self.years.append(training.year)
        self.running += 1
        self.most_running = max(self.most_running, self.running)
        try:
            await self._released.wait()
            return await asyncio.to_thread(Learner(training.data).scorer, training.year)
        finally:
            self.running -= 1

    async def close(self) -> None:
        pass


class Service:
    """An engine with trainings that can be blocked, and a client of it."""

    def __init__(self, trainings, trainer, released, client):
        self.trainings, self.trainer, self.released, self._client = trainings, trainer, released, client

    async def ask(self, query):
        return await self._client.post("/graphql", json={"query": query})

    def start_requests(self, *years) -> list[asyncio.Task]:
        return [asyncio.create_task(self.ask(AS_OF.replace("#", str(year)))) for year in years]

    async def until(self, running: int, waiting: int) -> None:
        """Wait for these numbers of running and queued trainings."""
        async with asyncio.timeout(LIMIT):
            while (self.trainings.running, self.trainings.waiting) != (running, waiting):
                await asyncio.sleep(0.01)


@pytest.fixture(scope="module")
async def history(store):
    await empty(store)
    await store.write((GRAPH, {}), (PRACTICES, {}), (ADOPT, {"rows": ROWS}), MOVE)
    return store


@pytest.fixture
def served(history):
    """Return a context manager of a service with this queue and wait. Blocked trainings continue at its end."""

    @contextlib.asynccontextmanager
    async def served(queue: int = 32, wait: float = LIMIT):
        released = asyncio.Event()
        released.set()
        trainer = BlockedTrainer(released)
        trainings = Trainings(lambda: trainer, queue)
        engine = create_engine(history, wait=wait, trainings=trainings)
        try:
            async with endpoint(engine) as client:
                service = Service(trainings, trainer, released, client)
                while (await service.ask(TODAY)).status_code == 503:
                    await asyncio.sleep(0.01)  # on a slow machine the first training may exceed the wait
                released.clear()
                yield service
                released.set()
        finally:
            await engine.close()

    return served


def refused(response) -> bool:
    """Return whether a response reports a busy recommender, by its HTTP status and its error code."""
    codes = {error["extensions"]["code"] for error in response.json().get("errors", ())}
    if response.status_code == 200:
        assert not codes, response.text
        return False
    [error] = response.json()["errors"]
    assert (response.status_code, codes) == (503, {"RECOMMENDER_BUSY"})
    assert response.headers["Retry-After"] == str(error["extensions"]["retryAfter"])
    assert re.search("[а-я]", error["extensions"]["messageRu"])
    return True


async def test_two_of_many_new_years_are_trained_at_once_and_trained_years_are_answered_meanwhile(served):
    async with served(queue=4) as service:
        started = service.trainings.started
        requests = service.start_requests(*range(1975, 1999))
        async with asyncio.timeout(LIMIT):
            while sum(task.done() for task in requests) < 24 - MAX_RUNNING - 4:
                await asyncio.sleep(0.01)
        await service.until(MAX_RUNNING, 4)
        assert all(refused(task.result()) for task in requests if task.done())
        # Trained years are answered: the current one, and a date with the same last year.
        for query in (TODAY, AS_OF.replace("#", "2010-05")):
            response = await service.ask(query)
            assert response.json()["data"]["territory"]["recommendations"]["totalCount"] > 0
        service.released.set()
        responses = await asyncio.gather(*requests)
        assert [refused(response) for response in responses].count(False) == MAX_RUNNING + 4
        assert service.trainings.started == started + MAX_RUNNING + 4
        assert service.trainer.most_running == MAX_RUNNING


async def test_a_year_that_is_not_ready_in_time_is_refused_and_answered_later(served):
    async with served(wait=0.5) as service:
        before = len(service.trainer.years)
        responses = await asyncio.gather(*service.start_requests(1980, 1981, 1982))
        assert all(map(refused, responses))
        # Only the running trainings continue; the third has left the queue.
        trained = service.trainer.years[before:]
        await service.until(len(trained), 0)
        service.released.set()
        await service.until(0, 0)
        responses = await asyncio.gather(*service.start_requests(*trained))
        assert {response.status_code for response in responses} == {200}
        assert service.trainer.years[before:] == trained


async def test_an_operation_with_99_dates_is_refused_within_its_wait(served):
    dates = " ".join(
        f'r{n}: recommendations(asOf: "{1970 + n // 3}-{4 * (n % 3) + 1:02}") {{ totalCount }}' for n in range(99)
    )
    query = f'{{ territory(id: "region:a") {{ {dates} }} today: {TODAY[2:-2]} }}'
    async with served(wait=0.1) as service:
        response = await service.ask(query)
        # The other field is answered.
        assert response.status_code == 200
        assert response.json()["data"]["today"]["recommendations"]["totalCount"] > 0
        assert {error["extensions"]["code"] for error in response.json()["errors"]} == {"RECOMMENDER_BUSY"}
        service.released.set()
        await service.until(0, 0)
    async with served() as service:
        service.released.set()
        response = await service.ask(query)
        assert len(response.json()["data"]["territory"]) == 99


async def test_requests_for_the_same_year_share_one_training(served):
    async with served() as service:
        started = service.trainings.started
        requests = service.start_requests(1985, 1985, "1985-12-31")
        await service.until(1, 0)
        service.released.set()
        responses = [(await task).json()["data"]["territory"]["recommendations"] for task in requests]
        assert responses[0] == responses[1] == responses[2]
        assert service.trainings.started == started + 1


async def test_the_request_of_a_disconnected_client_leaves_the_queue(served):
    async with served() as service:
        requests = service.start_requests(1980, 1981, 1982, 1983)
        await service.until(MAX_RUNNING, 2)
        for task in requests:
            task.cancel()
        await service.until(MAX_RUNNING, 0)
        years = list(service.trainer.years)
        service.released.set()
        await service.until(0, 0)
        assert service.trainer.years == years


async def test_new_data_are_trained_before_past_years(served, history):
    async with served() as service:
        requests = service.start_requests(1980, 1981, 1982, 1983)
        await service.until(MAX_RUNNING, 2)
        await history.write((EARLIER, {}), MOVE)
        unknown = asyncio.create_task(service.ask('{ compare(territories: ["region:a", "region:none"]) { asOf } }'))
        await service.until(MAX_RUNNING, 3)  # an unknown id refreshes the model
        service.released.set()
        await asyncio.gather(unknown, *requests)
        assert service.trainer.years[-3:][0] > 1990


class FailingTrainer(BlockedTrainer):
    """A trainer that fails."""

    async def learn(self, training):
        raise TrainingFailed("made up")


async def test_a_failed_training_is_an_internal_error_and_does_not_block_others(served):
    async with served() as service:
        service.trainer.learn = FailingTrainer(service.released).learn
        [response] = await asyncio.gather(*service.start_requests(1980))
        assert response.json()["errors"][0]["extensions"]["code"] == "INTERNAL_SERVER_ERROR"
        assert "made up" not in response.text
        await service.until(0, 0)
        assert (await service.ask(TODAY)).status_code == 200
