"""The process that learns: what comes of it is what this process would learn, and it never outlives its parent."""

import os
import pickle
import signal
import subprocess
import sys
import time

import pytest

from recommend import Recommender, ScorerCache, Untrained, raise_untrained
from recommend.model.learner import Learner
from resolvers.trainer import CHECKOUT, Trainer, TrainingFailed
from tests.recommend.histories import by_taste
from tests.support.service import LIMIT
from tests.test_server import is_running

pytestmark = pytest.mark.slow

#: Learns something that takes long, and says in which process.
PARENT = """
import asyncio
from resolvers.trainer import Trainer
from tests.recommend.histories import by_taste
from tests.resolvers.test_trainer import training

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
    """The training that a date needs."""
    with pytest.raises(Untrained) as untrained:
        Recommender(tables, scorers=ScorerCache(raise_untrained)).recommend(tables.territories[0].id, as_of=as_of)
    return untrained.value.training


@pytest.fixture
async def trainer():
    trainer = Trainer()
    yield trainer
    await trainer.close()


async def test_what_is_learned_there_is_what_is_learned_here(trainer):
    tables = by_taste(15, 40)
    for as_of in (None, "1996", "1999-05"):
        asked = training(tables, as_of)
        here = Learner(asked.data).scorer(asked.year)
        assert pickle.dumps(await trainer.learn(asked)) == pickle.dumps(here)
        assert trainer.has(asked.data)
    process = trainer.process_id
    await trainer.close()
    assert not is_running(process)


async def test_a_process_that_is_killed_is_started_again(trainer):
    asked = training(by_taste(15, 40), "1996")
    learned = await trainer.learn(asked)
    first = trainer.process_id
    os.kill(first, signal.SIGKILL)
    assert await trainer.learn(asked) == learned
    assert trainer.process_id != first


async def test_a_training_that_fails_is_reported_and_the_process_goes_on(trainer):
    asked = training(by_taste(15, 40), "1996")
    with pytest.raises(TrainingFailed, match="InvalidDate"):
        await trainer.learn(type(asked)(asked.data, 123456, b""))
    process = trainer.process_id
    assert (await trainer.learn(asked)).weights
    assert trainer.process_id == process


def test_it_ends_with_its_parent_in_the_middle_of_a_training():
    with subprocess.Popen([sys.executable, "-c", PARENT], cwd=CHECKOUT, stdout=subprocess.PIPE, text=True) as parent:
        process = int(parent.stdout.readline())
        assert is_running(process)
        parent.kill()
    deadline = time.monotonic() + LIMIT
    while is_running(process):
        assert time.monotonic() < deadline
        time.sleep(0.05)
