"""A queue of scorer trainings: first in, first out, each run once, at most `MAX_RUNNING` in parallel."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from recommend import ScorerCache, Scorers, Training, TrainingData, raise_untrained
from resolvers.execution.errors import RecommenderBusy
from resolvers.training_client import Trainer

#: The maximum number of parallel trainings, each in a process of its own.
MAX_RUNNING = 2
#: The maximum number of queued trainings.
MAX_WAITING = 32
#: Seconds after which an idle process is stopped to free its memory.
IDLE_TIMEOUT = 60.0


class ScorerTrainer(Protocol):
    """The interface of a trainer; see `resolvers.training_client.Trainer`."""

    def has(self, data: TrainingData) -> bool: ...

    async def learn(self, training: Training) -> Scorers: ...

    async def close(self) -> None: ...


@dataclass(eq=False)
class _Job:
    training: Training
    scorers: asyncio.Future[Scorers]
    waiters: int = 0


class Trainings:
    """The trainings of this process, until `close`.

    new_trainer: returns a new trainer. queue: the maximum number of queued trainings.

    Attributes:
        scorers: the trained scorers, for recommenders that do not train any themselves.
        started: the number of trainings started so far.
    """

    def __init__(self, new_trainer: Callable[[], ScorerTrainer] = Trainer, queue: int = MAX_WAITING):
        self.scorers = ScorerCache(raise_untrained)
        self._new_trainer, self._queue = new_trainer, queue
        self._jobs: dict[bytes, _Job] = {}
        self._waiting: deque[_Job] = deque()
        self._running: set[asyncio.Task[None]] = set()
        self._idle: dict[ScorerTrainer, asyncio.TimerHandle] = {}
        self._stopping: set[asyncio.Task[None]] = set()
        self.started = 0

    @property
    def running(self) -> int:
        return len(self._running)

    @property
    def waiting(self) -> int:
        return len(self._waiting)

    async def train(self, training: Training, deadline: float | None = None, *, urgent: bool = False) -> Scorers:
        """Return the scorers of a training. Callers with the same training share one run.

        deadline: the event loop's time at which waiting ends; None for no limit. urgent: move the training to the head
        of the queue. A queued training is dropped when its last caller stops waiting; a running one continues.

        Raises RecommenderBusy, TrainingFailed.
        """
        if deadline is not None and deadline <= asyncio.get_running_loop().time():
            raise RecommenderBusy
        job = self._join(training, urgent)
        job.waiters += 1
        try:
            async with asyncio.timeout_at(deadline):
                return await asyncio.shield(job.scorers)
        except TimeoutError:
            raise RecommenderBusy from None
        finally:
            job.waiters -= 1
            if not job.waiters and job in self._waiting:
                self._waiting.remove(job)
                del self._jobs[training.digest]

    async def close(self) -> None:
        """Stop the processes, and the trainings running in them."""
        for job in self._jobs.values():
            _fail(job, RecommenderBusy())
        self._waiting.clear()
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)
        for trainer in list(self._idle):
            self._stop(trainer)
        await asyncio.gather(*self._stopping)

    def _join(self, training: Training, urgent: bool) -> _Job:
        job = self._jobs.get(training.digest)
        if job is None:
            if not urgent and len(self._waiting) >= self._queue:
                raise RecommenderBusy
            job = self._jobs[training.digest] = _Job(training, asyncio.get_running_loop().create_future())
            self._waiting.append(job)
        if urgent and job in self._waiting:
            self._waiting.remove(job)
            self._waiting.appendleft(job)
        self._start_next()
        return job

    def _start_next(self) -> None:
        while self._waiting and len(self._running) < MAX_RUNNING:
            self.started += 1
            task = asyncio.create_task(self._run(self._waiting.popleft()))
            self._running.add(task)

    async def _run(self, job: _Job) -> None:
        trainer = self._take_trainer(job.training.data)
        try:
            scorers = await trainer.learn(job.training)
        except Exception as error:
            _fail(job, error)
        else:
            self.scorers.keep(job.training, scorers)
            job.scorers.set_result(scorers)
        finally:
            del self._jobs[job.training.digest]
            self._idle[trainer] = asyncio.get_running_loop().call_later(IDLE_TIMEOUT, self._stop, trainer)
            self._running.discard(asyncio.current_task())
            self._start_next()

    def _take_trainer(self, data: TrainingData) -> ScorerTrainer:
        """Return an idle trainer, preferably one with the data cached, or a new trainer if none is idle."""
        trainer = next((trainer for trainer in self._idle if trainer.has(data)), next(iter(self._idle), None))
        if trainer is None:
            return self._new_trainer()
        self._idle.pop(trainer).cancel()
        return trainer

    def _stop(self, trainer: ScorerTrainer) -> None:
        timer = self._idle.pop(trainer, None)
        if timer is None:  # stopped already
            return
        timer.cancel()
        task = asyncio.create_task(trainer.close())
        self._stopping.add(task)
        task.add_done_callback(self._stopping.discard)


def _fail(job: _Job, error: Exception) -> None:
    job.scorers.set_exception(error)
    job.scorers.exception()  # mark it as retrieved, since every caller may have stopped waiting
