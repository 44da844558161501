"""Trainings of scorers: a few at a time, each once, in the order in which they are asked for."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from recommend import Scorer, ScorerCache, Training, TrainingData, raise_untrained
from resolvers.execution.errors import RecommenderBusy
from resolvers.trainer import Trainer

#: Trainings that are under way at most, each in a process of its own.
AT_ONCE = 2
#: Trainings that may wait for their turn.
QUEUE = 32
#: Seconds after which a process that has nothing to do is ended, for the sake of its memory.
IDLE = 60.0


class Trains(Protocol):
    """What learns scorers; see `resolvers.trainer`."""

    def has(self, data: TrainingData) -> bool: ...

    async def learn(self, training: Training) -> Scorer: ...

    async def close(self) -> None: ...


@dataclass(eq=False)
class _Job:
    training: Training
    learned: asyncio.Future[Scorer]
    wanted: int = 0


class Trainings:
    """The trainings of this process, until `close`. new_trainer: makes what learns. queue: how many may wait.

    Attributes:
        scorers: what has been learned, for recommenders, which leave all learning to this.
        begun: how many trainings have been begun.
    """

    def __init__(self, new_trainer: Callable[[], Trains] = Trainer, queue: int = QUEUE):
        self.scorers = ScorerCache(raise_untrained)
        self._new_trainer, self._queue = new_trainer, queue
        self._jobs: dict[bytes, _Job] = {}
        self._waiting: deque[_Job] = deque()
        self._running: set[asyncio.Task[None]] = set()
        self._idle: dict[Trains, asyncio.TimerHandle] = {}
        self._ending: set[asyncio.Task[None]] = set()
        self.begun = 0

    @property
    def under_way(self) -> int:
        return len(self._running)

    @property
    def waiting(self) -> int:
        return len(self._waiting)

    async def learned(self, training: Training, deadline: float | None = None, *, urgent: bool = False) -> Scorer:
        """The scorer that comes of a training; those who ask for the same share it.

        deadline: the event loop's time until which it is waited for; None for as long as it takes. urgent: it is the
        next to begin. A training that nobody waits for any more is not begun; one that has been begun goes on.

        Raises RecommenderBusy, TrainingFailed.
        """
        if deadline is not None and deadline <= asyncio.get_running_loop().time():
            raise RecommenderBusy
        job = self._joined(training, urgent)
        job.wanted += 1
        try:
            async with asyncio.timeout_at(deadline):
                return await asyncio.shield(job.learned)
        except TimeoutError:
            raise RecommenderBusy from None
        finally:
            job.wanted -= 1
            if not job.wanted and job in self._waiting:
                self._waiting.remove(job)
                del self._jobs[training.digest]

    async def close(self) -> None:
        """Ends the processes, and the trainings under way in them."""
        for job in self._jobs.values():
            _fail(job, RecommenderBusy())
        self._waiting.clear()
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)
        for trainer in list(self._idle):
            self._end(trainer)
        await asyncio.gather(*self._ending)

    def _joined(self, training: Training, urgent: bool) -> _Job:
        job = self._jobs.get(training.digest)
        if job is None:
            if not urgent and len(self._waiting) >= self._queue:
                raise RecommenderBusy
            job = self._jobs[training.digest] = _Job(training, asyncio.get_running_loop().create_future())
            self._waiting.append(job)
        if urgent and job in self._waiting:
            self._waiting.remove(job)
            self._waiting.appendleft(job)
        self._begin()
        return job

    def _begin(self) -> None:
        while self._waiting and len(self._running) < AT_ONCE:
            self.begun += 1
            task = asyncio.create_task(self._run(self._waiting.popleft()))
            self._running.add(task)

    async def _run(self, job: _Job) -> None:
        trainer = self._taken(job.training.data)
        try:
            scorer = await trainer.learn(job.training)
        except Exception as error:
            _fail(job, error)
        else:
            self.scorers.keep(job.training, scorer)
            job.learned.set_result(scorer)
        finally:
            del self._jobs[job.training.digest]
            self._idle[trainer] = asyncio.get_running_loop().call_later(IDLE, self._end, trainer)
            self._running.discard(asyncio.current_task())
            self._begin()

    def _taken(self, data: TrainingData) -> Trains:
        """A trainer that has nothing to do, rather one that has the data; a new one where all have."""
        trainer = next((trainer for trainer in self._idle if trainer.has(data)), next(iter(self._idle), None))
        if trainer is None:
            return self._new_trainer()
        self._idle.pop(trainer).cancel()
        return trainer

    def _end(self, trainer: Trains) -> None:
        timer = self._idle.pop(trainer, None)
        if timer is None:  # ended already
            return
        timer.cancel()
        task = asyncio.create_task(trainer.close())
        self._ending.add(task)
        task.add_done_callback(self._ending.discard)


def _fail(job: _Job, error: Exception) -> None:
    job.learned.set_exception(error)
    job.learned.exception()  # it is seen, also where nobody waits for it any more
