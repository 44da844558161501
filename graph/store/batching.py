"""In-flight batching: reads of one statement that wait while one is in flight go out as one.

A read whose statement is not in flight is sent at once, by itself. Reads that arrive while one is in flight wait until
it is back, but at most PATIENCE, and are then gathered until the event loop brings no more. So a lone request costs as
much as one that is never batched, and under load the store gets fewer statements.

The reads of a batch share its failure where the store is lost, busy or late; after any other failure each is sent
alone.
"""

import asyncio
import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.query import Arguments, Batch, GraphSizes, Ids, Statement
from graph.store.concurrency_limiter import ConcurrencyLimiter
from graph.store.errors import StoreBusy, StoreFailure, StoreTimeout, StoreUnavailable
from graph.store.interface import Store

#: Iterations of the event loop without another read after which a batch is sent: in one a request comes in, in the next
#: it is begun.
QUIET_ITERATIONS = 2
#: Seconds for which a batch in flight keeps later reads waiting: most statements take a tenth.
PATIENCE = 0.02
#: Statements of one kind in flight at most: in a store with much to do all take long.
MAX_IN_FLIGHT = 4
#: Heavy statements that may wait for their place, and for how many seconds.
HEAVY_QUEUE, HEAVY_WAIT = 100, 10.0


@dataclass(slots=True, eq=False)
class _Read:
    parameters: dict[str, Any]
    answer: asyncio.Future[Any]


@dataclass(slots=True, eq=False)
class _Queue:
    """The reads of one kind of statement, from the first that is sent to the last that is answered.

    waiting: reads that are not yet sent. in_flight: statements that are gathered or sent, and not yet back. holder: the
    statement for which the waiting reads wait: the task of a batch, or the token of a lone read.
    """

    key: tuple[object, ...]
    statement: Statement
    batch: Batch
    waiting: list[_Read] = field(default_factory=list)
    in_flight: int = 0
    holder: object | None = None


class BatchingReader:
    """Sends statements to a store: alone, or batched.

    Heavy statements have a concurrency limit of their own: a few of them would keep all processors of the store busy,
    and every other client waiting.

    sizes: gives the sizes of the graph, by which a statement is known to be cheap or heavy; None before they are known.
    heavy: heavy statements at once.
    batch_count, batched_count: statements that were sent for several reads, and those reads.
    """

    def __init__(self, store: Store, sizes: Callable[[], GraphSizes | None] = lambda: None, heavy: int = 1):
        self._store, self._sizes = store, sizes
        self._heavy = ConcurrencyLimiter(heavy, HEAVY_QUEUE, HEAVY_WAIT)
        self._queues: dict[tuple[object, ...], _Queue] = {}
        self.batch_count = self.batched_count = 0

    async def read(self, statement: Statement, arguments: Sequence[Arguments], ids: Ids | None = None) -> Any:
        """Return the row of a statement for a request's arguments, and the ids where it is a fetch.

        Raises StoreError.
        """
        parameters = statement.bind(arguments, ids)
        sizes = self._sizes()
        batch = statement.batch(arguments, ids, sizes)
        if batch is None and statement.is_heavy(arguments, ids, sizes):
            async with self._heavy:
                return await self._store.read(statement.text, parameters)
        if batch is None:
            return await self._store.read(statement.text, parameters)
        key = (batch.text, *(parameters[name] for name in batch.shared))
        queue = self._queues.get(key)
        if queue is None:
            lone = object()
            queue = self._queues[key] = _Queue(key, statement, batch, in_flight=1, holder=lone)
            timer = asyncio.get_running_loop().call_later(PATIENCE, self._release, queue, lone)
            try:
                return await self._store.read(statement.text, parameters)
            finally:
                timer.cancel()
                self._end(queue, lone)
        read = _Read(parameters, asyncio.get_running_loop().create_future())
        queue.waiting.append(read)
        self._send_waiting(queue)
        return await read.answer

    def _send_waiting(self, queue: _Queue) -> None:
        """Begin a batch of the waiting reads unless they must wait on; drop the queue where nothing is left."""
        if queue.holder is not None or queue.in_flight >= MAX_IN_FLIGHT:
            return
        queue.waiting = [each for each in queue.waiting if not each.answer.done()]
        if queue.waiting:
            queue.in_flight += 1
            queue.holder = task = asyncio.create_task(self._send(queue))
            task.add_done_callback(lambda _: self._end(queue, task))
        elif not queue.in_flight:
            del self._queues[queue.key]

    def _end(self, queue: _Queue, holder: object) -> None:
        queue.in_flight -= 1
        self._release(queue, holder)

    def _release(self, queue: _Queue, holder: object) -> None:
        """Stop holding the waiting reads for this statement."""
        if queue.holder is holder:
            queue.holder = None
        self._send_waiting(queue)

    async def _send(self, queue: _Queue) -> None:
        reads, task = await self._gathered(queue), asyncio.current_task()
        assert task is not None
        for each in reads:
            each.answer.add_done_callback(lambda _: self._cancel_unless_awaited(reads, task))
        timer = asyncio.get_running_loop().call_later(PATIENCE, self._release, queue, task)
        try:
            await self._answer(reads, queue)
        finally:
            timer.cancel()
            for each in reads:  # a request without an answer would wait for ever
                if not each.answer.done():
                    each.answer.set_exception(StoreFailure())

    @staticmethod
    async def _gathered(queue: _Queue) -> list[_Read]:
        """Return the waiting reads as soon as the event loop brings no more."""
        quiet, largest = 0, queue.statement.largest_batch
        while quiet < QUIET_ITERATIONS and (count := len(queue.waiting)) < largest:
            await asyncio.sleep(0)
            quiet = quiet + 1 if len(queue.waiting) == count else 0
        reads, queue.waiting = queue.waiting[:largest], queue.waiting[largest:]
        return [each for each in reads if not each.answer.done()]

    @staticmethod
    def _cancel_unless_awaited(reads: list[_Read], sending: asyncio.Task[None]) -> None:
        """End a statement whose answer no read waits for."""
        if all(each.answer.cancelled() for each in reads):
            sending.cancel()

    async def _answer(self, reads: list[_Read], queue: _Queue) -> None:
        """Send one statement for all of them."""
        if len(reads) < 2:
            for each in reads:
                await self._answer_alone(each, queue.statement)
            return
        shared = {name: reads[0].parameters[name] for name in queue.batch.shared}
        rows = [{**each.parameters, "i": i} for i, each in enumerate(reads)]
        try:
            answers = await self._store.read(queue.batch.text, {"b": rows, **shared})
        except (StoreBusy, StoreTimeout, StoreUnavailable) as error:  # to send each alone would be more of the same
            for each in reads:
                if not each.answer.done():
                    its = copy.copy(error)
                    its.__cause__ = error
                    each.answer.set_exception(its)
        except Exception:
            # One of them may be at fault: each gets its own answer, or its own error.
            alone = [asyncio.create_task(self._answer_alone(each, queue.statement)) for each in reads]
            for each, task in zip(reads, alone, strict=True):
                each.answer.add_done_callback(_canceller(task))  # a reader that leaves ends its own
            await asyncio.gather(*alone, return_exceptions=True)
        else:
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
