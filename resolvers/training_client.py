"""The parent side of a process that trains scorers. The child side is `recommend.model.training_process`."""

import asyncio
import logging
import os
import pickle
import sys
from collections import OrderedDict
from pathlib import Path

from recommend import Scorers, Training, TrainingData
from recommend.model.training_process import LENGTH

logger = logging.getLogger(__name__)

CHECKOUT = Path(__file__).resolve().parents[1]
#: Training data that the process caches: data sets, each of one level, country and data version.
CACHED_DATA = 4
#: Attempts at a training whose process ends.
ATTEMPTS = 2
#: One thread per process, since several processes run in parallel.
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


class TrainingFailed(Exception):
    """Scorers could not be trained: a fault of the service, or its process cannot be started."""


class Trainer:
    """A training process, started by the first training and stopped by `close`. It is restarted if it ends.

    It runs one training at a time.
    """

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None
        self._sent: OrderedDict[TrainingData, int] = OrderedDict()
        self._last_key = 0

    @property
    def process_id(self) -> int | None:
        """The process id; None if the process is not running."""
        return self._process.pid if self._process else None

    def has(self, data: TrainingData) -> bool:
        """Return whether the process has cached these data."""
        return data in self._sent

    async def learn(self, training: Training) -> Scorers:
        """Return the trained scorers. Raises TrainingFailed."""
        for _ in range(ATTEMPTS):
            try:
                result = await self._request(training)
                break
            except (OSError, EOFError) as error:
                logger.warning("A training process ended or did not start: %r", error)
                await self.close()
        else:
            raise TrainingFailed(f"the training process ended in each of {ATTEMPTS} attempts")
        if isinstance(result, str):
            raise TrainingFailed(result)
        return result

    async def close(self) -> None:
        """Kill the process, even during a training."""
        process, self._process = self._process, None
        self._sent.clear()
        if process is not None:
            if process.returncode is None:
                process.kill()
            _pipes(process)[0].close()
            await process.wait()

    async def _request(self, training: Training) -> Scorers | str:
        process = self._process
        if process is None:
            process = self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "recommend.model.training_process",
                cwd=CHECKOUT,
                env=os.environ | ONE_THREAD,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                process_group=0,
            )  # Ctrl-C in a terminal reaches the service only, which then stops the process
        data = training.data
        if data not in self._sent:
            self._last_key += 1
            while len(self._sent) >= CACHED_DATA:
                await _send(process, "forget", self._sent.popitem(last=False)[1])
            await _send(process, "data", self._last_key, data)
            self._sent[data] = self._last_key
        self._sent.move_to_end(data)
        await _send(process, "learn", self._sent[data], training.year)
        _, stdout = _pipes(process)
        length = int.from_bytes(await stdout.readexactly(LENGTH))
        result: Scorers | str = pickle.loads(await stdout.readexactly(length))
        return result


async def _send(process: asyncio.subprocess.Process, *message: object) -> None:
    stdin, _ = _pipes(process)
    stdin.write(await asyncio.to_thread(pickle.dumps, message, pickle.HIGHEST_PROTOCOL))
    await stdin.drain()


def _pipes(process: asyncio.subprocess.Process) -> tuple[asyncio.StreamWriter, asyncio.StreamReader]:
    if process.stdin is None or process.stdout is None:
        raise TypeError("the process was started without pipes")
    return process.stdin, process.stdout
