"""The training process: it trains the same scorers as its parent would, and never outlives it."""

import os
import pickle
import signal
import subprocess
import sys
import time

import pytest

from recommend import Recommender, ScorerCache, Untrained, raise_untrained
from recommend.model.learner import Learner
from resolvers.training_client import CHECKOUT, Trainer, TrainingFailed
from tests.recommend.histories import by_taste
from tests.support.service import LIMIT
from tests.test_server import is_running

pytestmark = pytest.mark.slow

#: Starts a long training and prints the id of the training process.
PARENT = """
import asyncio
from resolvers.training_client import Trainer
from tests.recommend.histories import by_taste
from tests.resolvers.test_training_client import training

async def main():
    trainer = Trainer()
    learning = asyncio.create_task(trainer.learn(training(by_taste(100, 300), "2004")))
    while trainer.process_id is None:
        await asyncio.sleep(0.01)
    print(trainer.process_id, flush=True)
    await learning
    await asyncio.Event().wait()

asyncio.run(main())
"""


def training(tables, as_of: str | None):
    """Return the training that an answer as of this date needs."""
    with pytest.raises(Untrained) as untrained:
        Recommender(tables, scorers=ScorerCache(raise_untrained)).recommend(tables.territories[0].id, as_of=as_of)
    return untrained.value.training


@pytest.fixture
async def trainer():
    trainer = Trainer()
    yield trainer
    await trainer.close()


async def test_the_process_trains_the_same_scorers_as_this_process(trainer):
    tables = by_taste(15, 40)
    for as_of in (None, "1996", "1999-05"):
        needed = training(tables, as_of)
        expected = Learner(needed.data).scorers(needed.year)
        assert pickle.dumps(await trainer.learn(needed)) == pickle.dumps(expected)
        assert trainer.has(needed.data)
    process_id = trainer.process_id
    await trainer.close()
    assert not is_running(process_id)


async def test_a_killed_process_is_restarted(trainer):
    needed = training(by_taste(15, 40), "1996")
    scorer = await trainer.learn(needed)
    first = trainer.process_id
    os.kill(first, signal.SIGKILL)
    assert await trainer.learn(needed) == scorer
    assert trainer.process_id != first


async def test_a_failed_training_is_reported_and_the_process_continues(trainer):
    needed = training(by_taste(15, 40), "1996")
    with pytest.raises(TrainingFailed, match="InvalidDate"):
        await trainer.learn(type(needed)(needed.data, 123456, b""))
    process_id = trainer.process_id
    assert (await trainer.learn(needed)).among_practices.weights
    assert trainer.process_id == process_id


def test_the_process_ends_with_its_parent_during_a_training():
    with subprocess.Popen([sys.executable, "-c", PARENT], cwd=CHECKOUT, stdout=subprocess.PIPE, text=True) as parent:
        process_id = int(parent.stdout.readline())
        assert is_running(process_id)
        parent.kill()
    deadline = time.monotonic() + LIMIT
    while is_running(process_id):
        assert time.monotonic() < deadline
        time.sleep(0.05)
