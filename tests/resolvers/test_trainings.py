"""Questions about years that nothing has been learned for yet: a few trainings at a time, and today's is answered."""

import asyncio
import contextlib
import re

import pytest

from graph import data_version
from graph.store import Statement
from recommend.model.learner import Learner
from resolvers.service import create_engine
from resolvers.trainer import TrainingFailed
from resolvers.trainings import MAX_RUNNING, Trainings
from tests.support.stores import empty
from tests.transport.conftest import endpoint

pytestmark = pytest.mark.slow

TODAY = '{ territory(id: "region:a") { recommendations { totalCount } } }'
AS_OF = '{ territory(id: "region:a") { recommendations(asOf: "#") { totalCount modelVersion } } }'
#: Made up: regions that take up a practice a year from 1960 on, each in another order.
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


class Held:
    """Learns in this process, and only while `may` is set."""

    def __init__(self, may: asyncio.Event):
        self._may, self.now, self.most = may, 0, 0
        self.years: list[str] = []

    def has(self, data) -> bool:
        return False

    async def learn(self, training):
        self.years.append(training.year)
        self.now += 1
        self.most = max(self.most, self.now)
        try:
            await self._may.wait()
            return await asyncio.to_thread(Learner(training.data).scorer, training.year)
        finally:
            self.now -= 1

    async def close(self) -> None:
        pass


class Service:
    """An engine with trainings that can be held back, and a client of it."""

    def __init__(self, trainings, held, may, client):
        self.trainings, self.held, self.may, self._client = trainings, held, may, client

    async def ask(self, query):
        return await self._client.post("/graphql", json={"query": query})

    def asking(self, *years) -> list[asyncio.Task]:
        return [asyncio.create_task(self.ask(AS_OF.replace("#", str(year)))) for year in years]

    async def until(self, under_way: int, waiting: int) -> None:
        """Waits for these numbers of trainings under way and in the queue."""
        async with asyncio.timeout(60):
            while (self.trainings.running, self.trainings.waiting) != (under_way, waiting):
                await asyncio.sleep(0.01)


@pytest.fixture(scope="module")
async def history(store):
    await empty(store)
    await store.write((GRAPH, {}), (PRACTICES, {}), (ADOPT, {"rows": ROWS}), MOVE)
    return store


@pytest.fixture
def served(history):
    """Serves with such a queue and wait; what was held back at the end goes on."""

    @contextlib.asynccontextmanager
    async def served(queue: int = 32, wait: float = 60.0):
        may = asyncio.Event()
        may.set()
        held = Held(may)
        trainings = Trainings(lambda: held, queue)
        engine = create_engine(history, wait=wait, trainings=trainings)
        try:
            async with endpoint(engine) as client:
                service = Service(trainings, held, may, client)
                while (await service.ask(TODAY)).status_code == 503:
                    await asyncio.sleep(0.01)  # it is learned in more than the wait, on a slow machine
                may.clear()
                yield service
                may.set()
        finally:
            await engine.close()

    return served


def refused(response) -> bool:
    """Whether an answer says by HTTP and by its code that there is no turn for it now."""
    codes = {error["extensions"]["code"] for error in response.json().get("errors", ())}
    if response.status_code == 200:
        assert not codes, response.text
        return False
    [error] = response.json()["errors"]
    assert (response.status_code, codes) == (503, {"RECOMMENDER_BUSY"})
    assert response.headers["Retry-After"] == str(error["extensions"]["retryAfter"])
    assert re.search("[а-я]", error["extensions"]["messageRu"])
    return True


async def test_of_many_new_years_two_are_learned_at_once_and_today_is_answered_meanwhile(served):
    async with served(queue=4) as service:
        begun = service.trainings.started
        asking = service.asking(*range(1975, 1999))
        async with asyncio.timeout(60):
            while sum(task.done() for task in asking) < 24 - MAX_RUNNING - 4:
                await asyncio.sleep(0.01)
        await service.until(MAX_RUNNING, 4)
        assert all(refused(task.result()) for task in asking if task.done())
        # What has been learned is answered: all that is known, and a date with the same last year.
        for query in (TODAY, AS_OF.replace("#", "2010-05")):
            answered = await service.ask(query)
            assert answered.json()["data"]["territory"]["recommendations"]["totalCount"] > 0
        service.may.set()
        responses = await asyncio.gather(*asking)
        assert [refused(response) for response in responses].count(False) == MAX_RUNNING + 4
        assert service.trainings.started == begun + MAX_RUNNING + 4
        assert service.held.most == MAX_RUNNING


async def test_a_year_that_is_not_ready_in_time_is_refused_and_there_when_asked_for_again(served):
    async with served(wait=0.5) as service:
        before = len(service.held.years)
        responses = await asyncio.gather(*service.asking(1980, 1981, 1982))
        assert all(map(refused, responses))
        # Only what had begun goes on: nobody waits for the third.
        learned = service.held.years[before:]
        await service.until(len(learned), 0)
        service.may.set()
        await service.until(0, 0)
        again = await asyncio.gather(*service.asking(*learned))
        assert {response.status_code for response in again} == {200}
        assert service.held.years[before:] == learned


async def test_an_operation_with_99_dates_is_refused_within_its_wait(served):
    dates = " ".join(
        f'r{n}: recommendations(asOf: "{1970 + n // 3}-{4 * (n % 3) + 1:02}") {{ totalCount }}' for n in range(99)
    )
    query = f'{{ territory(id: "region:a") {{ {dates} }} today: {TODAY[2:-2]} }}'
    async with served(wait=0.1) as service:
        response = await service.ask(query)
        # The other field of the operation is answered.
        assert response.status_code == 200
        assert response.json()["data"]["today"]["recommendations"]["totalCount"] > 0
        assert {error["extensions"]["code"] for error in response.json()["errors"]} == {"RECOMMENDER_BUSY"}
        service.may.set()
        await service.until(0, 0)
    async with served() as service:
        service.may.set()
        response = await service.ask(query)
        assert len(response.json()["data"]["territory"]) == 99


async def test_questions_for_the_same_year_share_one_training(served):
    async with served() as service:
        begun = service.trainings.started
        asking = service.asking(1985, 1985, "1985-12-31")
        await service.until(1, 0)
        service.may.set()
        responses = [(await task).json()["data"]["territory"]["recommendations"] for task in asking]
        assert responses[0] == responses[1] == responses[2]
        assert service.trainings.started == begun + 1


async def test_a_question_whose_client_leaves_gives_up_its_place(served):
    async with served() as service:
        asking = service.asking(1980, 1981, 1982, 1983)
        await service.until(MAX_RUNNING, 2)
        for task in asking:
            task.cancel()
        await service.until(MAX_RUNNING, 0)
        years = list(service.held.years)
        service.may.set()
        await service.until(0, 0)
        assert service.held.years == years


async def test_new_data_are_learned_from_before_years_of_the_past(served, history):
    async with served() as service:
        asking = service.asking(1980, 1981, 1982, 1983)
        await service.until(MAX_RUNNING, 2)
        await history.write((EARLIER, {}), MOVE)
        unknown = asyncio.create_task(service.ask('{ compare(territories: ["region:a", "region:none"]) { asOf } }'))
        await service.until(MAX_RUNNING, 3)  # it has the data looked at
        service.may.set()
        await asyncio.gather(unknown, *asking)
        assert service.held.years[-3:][0] > 1990


class Failing(Held):
    """Learns nothing."""

    async def learn(self, training):
        raise TrainingFailed("made up")


async def test_a_training_that_fails_is_a_fault_of_the_service_and_holds_up_no_other(served):
    async with served() as service:
        service.held.learn = Failing(service.may).learn
        [response] = await asyncio.gather(*service.asking(1980))
        assert response.json()["errors"][0]["extensions"]["code"] == "INTERNAL_SERVER_ERROR"
        assert "made up" not in response.text
        await service.until(0, 0)
        assert (await service.ask(TODAY)).status_code == 200
