"""The parent of a process that learns scorers: `recommend.model.trainer` is the other side."""

import asyncio
import logging
import os
import pickle
import sys
from collections import OrderedDict
from pathlib import Path

from recommend import Scorer, Training, TrainingData
from recommend.model.trainer import LENGTH

logger = logging.getLogger(__name__)

CHECKOUT = Path(__file__).resolve().parents[1]
#: Data that the process keeps to learn from, each of one level and country and data version.
DATA_KEPT = 4
#: How often a training is begun whose process ends.
TRIES = 2
#: One thread each: there are as many processes as may be at work.
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


class TrainingFailed(Exception):
    """A scorer could not be learned: a fault of the service, or no process to be had."""


class Trainer:
    """The process, from its first training to `close`; it is started again where it ends. One training at a time."""

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None
        self._sent: OrderedDict[TrainingData, int] = OrderedDict()
        self._last_key = 0

    @property
    def process_id(self) -> int | None:
        """The process, where there is one."""
        return self._process.pid if self._process else None

    def has(self, data: TrainingData) -> bool:
        """Whether the process has these data already."""
        return data in self._sent

    async def learn(self, training: Training) -> Scorer:
        """The scorer that comes of a training. Raises TrainingFailed."""
        for _ in range(TRIES):
            try:
                answer = await self._ask(training)
                break
            except (OSError, EOFError) as error:
                logger.warning("A process that learns for the recommendations ended or did not start: %r", error)
                await self.close()
        else:
            raise TrainingFailed("the process ends again and again")
        if isinstance(answer, str):
            raise TrainingFailed(answer)
        return answer

    async def close(self) -> None:
        """Ends the process, whatever it does."""
        process, self._process = self._process, None
        self._sent.clear()
        if process is not None:
            if process.returncode is None:
                process.kill()
            _pipes(process)[0].close()
            await process.wait()

    async def _ask(self, training: Training) -> Scorer | str:
        process = self._process
        if process is None:
            process = self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "recommend.model.trainer",
                cwd=CHECKOUT,
                env=os.environ | ONE_THREAD,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                process_group=0,
            )  # Ctrl-C on a terminal is for the service to decide
        data = training.data
        if data not in self._sent:
            self._last_key += 1
            while len(self._sent) >= DATA_KEPT:
                await _send(process, "forget", self._sent.popitem(last=False)[1])
            await _send(process, "data", self._last_key, data)
            self._sent[data] = self._last_key
        self._sent.move_to_end(data)
        await _send(process, "learn", self._sent[data], training.year)
        _, answers = _pipes(process)
        length = int.from_bytes(await answers.readexactly(LENGTH))
        answer: Scorer | str = pickle.loads(await answers.readexactly(length))
        return answer


async def _send(process: asyncio.subprocess.Process, *message: object) -> None:
    questions, _ = _pipes(process)
    questions.write(await asyncio.to_thread(pickle.dumps, message, pickle.HIGHEST_PROTOCOL))
    await questions.drain()


def _pipes(process: asyncio.subprocess.Process) -> tuple[asyncio.StreamWriter, asyncio.StreamReader]:
    if process.stdin is None or process.stdout is None:
        raise TypeError("the process was started without pipes")
    return process.stdin, process.stdout
