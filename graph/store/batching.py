"""In-flight batching: concurrent reads of one statement are sent together while the statement is in flight.

Reads of one statement are collected until the event loop delivers no more, and sent as a batch. Reads that arrive while
a batch is in flight wait for it for a short time. If nothing has been batched for RECENT seconds, a read whose
statement is not in flight is sent at once. So a lone request costs no more than an unbatched one, and under load the
store receives fewer statements.

If the store is unavailable or busy, or times out, all reads of the batch fail. After any other failure each read is
sent alone.
"""

import asyncio
import copy
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.query import Arguments, Batch, GraphSizes, Ids, Statement
from graph.store.concurrency_limiter import ConcurrencyLimiter
from graph.store.errors import StoreBusy, StoreFailure, StoreTimeout, StoreUnavailable
from graph.store.interface import Store

#: Iterations of the event loop without a new read after which a batch is sent: a request is received in one iteration
#: and its handler starts in the next.
QUIET_ITERATIONS = 2
#: Maximum time, in seconds, that later reads wait for a batch in flight: most statements take a tenth of it.
MAX_BATCH_WAIT = 0.02
#: Time, in seconds, after the last batch in which reads are collected before the first of them is sent.
RECENT = 0.1
#: Maximum number of statements of one kind in flight: on a busy store more of them would slow down all.
MAX_IN_FLIGHT = 4
#: Maximum number of queued heavy statements, and the longest wait in seconds.
HEAVY_QUEUE, HEAVY_WAIT = 100, 10.0


@dataclass(slots=True, eq=False)
class _Read:
    parameters: dict[str, Any]
    answer: asyncio.Future[Any]


@dataclass(slots=True, eq=False)
class _Queue:
    """The reads of one kind of statement; it exists while any of them is in flight or waiting.

    waiting: reads that are not yet sent. in_flight: statements that are being collected or executed. holder: the
    task of the batch that the waiting reads wait for.
    """

    key: tuple[object, ...]
    statement: Statement
    batch: Batch
    waiting: list[_Read] = field(default_factory=list)
    in_flight: int = 0
    holder: asyncio.Task[None] | None = None


class BatchingReader:
    """Sends statements to a store, alone or in batches.

    Heavy statements have a concurrency limit of their own: a few of them would occupy all processors of the store and
    delay all other clients.

    sizes: returns the sizes of the graph, which classify statements as cheap or heavy; None before they are known.
    heavy: the maximum number of concurrent heavy statements.
    recent: seconds after a batch in which reads are collected before the first of them is sent.
    batch_count, batched_count: the number of batches sent, and of the reads in them.
    """

    def __init__(
        self,
        store: Store,
        sizes: Callable[[], GraphSizes | None] = lambda: None,
        heavy: int = 1,
        recent: float = RECENT,
    ):
        self._store, self._sizes = store, sizes
        self._heavy = ConcurrencyLimiter(heavy, HEAVY_QUEUE, HEAVY_WAIT)
        self._queues: dict[tuple[object, ...], _Queue] = {}
        self._recent, self._batched_at = recent, -math.inf
        self.batch_count = self.batched_count = 0

    async def read(self, statement: Statement, arguments: Sequence[Arguments], ids: Ids | None = None) -> Any:
        """Return the row of a statement for a request's arguments, and the ids of a fetch. Raises StoreError."""
        parameters = statement.bind(arguments, ids)
        sizes = self._sizes()
        batch = statement.batch(arguments, ids, sizes)
        if batch is None and statement.is_heavy(arguments, ids, sizes):
            async with self._heavy:
                return await self._store.read(statement.text, parameters)
        if batch is None:
            return await self._store.read(statement.text, parameters)
        loop = asyncio.get_running_loop()
        key = (batch.text, *(parameters[name] for name in batch.shared))
        queue = self._queues.get(key)
        if queue is None:
            queue = self._queues[key] = _Queue(key, statement, batch)
            if loop.time() - self._batched_at > self._recent:
                queue.in_flight = 1
                try:
                    return await self._store.read(statement.text, parameters)
                finally:
                    queue.in_flight -= 1
                    self._send_waiting(queue)
        read = _Read(parameters, loop.create_future())
        queue.waiting.append(read)
        self._send_waiting(queue)
        return await read.answer

    def _send_waiting(self, queue: _Queue) -> None:
        """Start a batch of the waiting reads, unless they must wait longer; drop the queue if it is idle."""
        if queue.holder is not None or queue.in_flight >= MAX_IN_FLIGHT:
            return
        queue.waiting = [each for each in queue.waiting if not each.answer.done()]
        if queue.waiting:
            queue.in_flight += 1
            queue.holder = task = asyncio.create_task(self._send(queue))
            task.add_done_callback(lambda _: self._end(queue, task))
        elif not queue.in_flight:
            del self._queues[queue.key]

    def _end(self, queue: _Queue, task: asyncio.Task[None]) -> None:
        queue.in_flight -= 1
        self._release(queue, task)

    def _release(self, queue: _Queue, task: asyncio.Task[None]) -> None:
        """Release the reads that wait for this batch."""
        if queue.holder is task:
            queue.holder = None
        self._send_waiting(queue)

    async def _send(self, queue: _Queue) -> None:
        reads, task = await self._collect(queue), asyncio.current_task()
        assert task is not None
        for each in reads:
            each.answer.add_done_callback(lambda _: self._cancel_unless_awaited(reads, task))
        timer = asyncio.get_running_loop().call_later(MAX_BATCH_WAIT, self._release, queue, task)
        try:
            await self._answer(reads, queue)
        finally:
            timer.cancel()
            for each in reads:  # an unresolved future would block its request forever
                if not each.answer.done():
                    each.answer.set_exception(StoreFailure())

    @staticmethod
    async def _collect(queue: _Queue) -> list[_Read]:
        """Return the waiting reads once the event loop delivers no more."""
        quiet, largest = 0, queue.statement.largest_batch
        while quiet < QUIET_ITERATIONS and (count := len(queue.waiting)) < largest:
            await asyncio.sleep(0)
            quiet = quiet + 1 if len(queue.waiting) == count else 0
        reads, queue.waiting = queue.waiting[:largest], queue.waiting[largest:]
        return [each for each in reads if not each.answer.done()]

    @staticmethod
    def _cancel_unless_awaited(reads: list[_Read], sending: asyncio.Task[None]) -> None:
        """Cancel the statement if all its reads are cancelled."""
        if all(each.answer.cancelled() for each in reads):
            sending.cancel()

    async def _answer(self, reads: list[_Read], queue: _Queue) -> None:
        """Send one statement for all reads and distribute the rows."""
        if len(reads) < 2:
            for each in reads:
                await self._answer_alone(each, queue.statement)
            return
        shared = {name: reads[0].parameters[name] for name in queue.batch.shared}
        rows = [{**each.parameters, "i": i} for i, each in enumerate(reads)]
        try:
            answers = await self._store.read(queue.batch.text, {"b": rows, **shared})
        except (StoreBusy, StoreTimeout, StoreUnavailable) as error:  # sending each alone would fail as well
            for each in reads:
                if not each.answer.done():
                    own_error = copy.copy(error)
                    own_error.__cause__ = error
                    each.answer.set_exception(own_error)
        except Exception:
            # One read may be at fault: each gets its own answer or its own error.
            alone = [asyncio.create_task(self._answer_alone(each, queue.statement)) for each in reads]
            for each, task in zip(reads, alone, strict=True):
                each.answer.add_done_callback(_canceller(task))  # a cancelled read cancels its statement
            await asyncio.gather(*alone, return_exceptions=True)
        else:
            self._batched_at = asyncio.get_running_loop().time()
            self.batch_count += 1
            self.batched_count += len(reads)
            for i, row in answers:
                if not reads[i].answer.done():
                    reads[i].answer.set_result(row)

    async def _answer_alone(self, read: _Read, statement: Statement) -> None:
        if read.answer.done():
            return
        try:
            row = await self._store.read(statement.text, read.parameters)
        except Exception as error:
            if not read.answer.done():
                read.answer.set_exception(error)
        else:
            if not read.answer.done():
                read.answer.set_result(row)


def _canceller(task: asyncio.Task[None]) -> Callable[[object], object]:
    return lambda _: task.cancel()
