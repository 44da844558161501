"""In-flight batching: reads of one statement that wait at the same moment go out as one.

No timer makes a read wait: it goes when the event loop has nothing more to bring at this moment, and whatever comes
while it is under way goes together when it is back, or when it has taken long. So a lone request costs what it costs,
under load the store is asked less often for more, and nobody waits long for the slow question of another.

Those that went together share what becomes of their statement where the store is lost, busy or late; after any other
failure each is sent alone.
"""

import asyncio
import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.query.arguments import Arguments
from graph.query.sizes import GraphSizes
from graph.query.statement import Batch, Ids, Statement
from graph.store import Store, StoreBusy, StoreFailure, StoreTimeout, StoreUnavailable
from graph.store.turns import Turns

#: Turns of the event loop that bring nothing more before reads go: in one a request comes in, in the next it is begun.
TURNS = 2
#: Seconds after which those that come no longer wait for the statement under way: most take a tenth.
PATIENCE = 0.02
#: Statements of one kind that are under way at most: in a store with much to do all take long.
UNDER_WAY = 4
#: Heavy statements that may wait for their turn, and for how many seconds.
HEAVY_QUEUE, HEAVY_WAIT = 100, 10.0


@dataclass(slots=True)
class _Waiting:
    parameters: dict[str, Any]
    answer: asyncio.Future


@dataclass(slots=True)
class _Line:
    """The reads of one statement. waiting: those that are not yet sent. under_way: tasks that gather, or have sent and
    are not yet back. holding: that of them for which those that wait are waiting."""

    statement: Statement
    batch: Batch
    waiting: list[_Waiting] = field(default_factory=list)
    under_way: set[asyncio.Task] = field(default_factory=set)
    holding: asyncio.Task | None = None


class Reads:
    """Sends statements to a store: alone, or those that can be batched together.

    Heavy statements have turns of their own: a few of them would keep all processors of the store busy, and every other
    client waiting.

    sizes: gives the sizes of the graph, by which a statement is known to be cheap or heavy; None before they are known.
    heavy: heavy statements at once.
    batch_count, batched_count: statements that were sent for several reads, and those reads.
    """

    def __init__(self, store: Store, sizes: Callable[[], GraphSizes | None] = lambda: None, heavy: int = 1):
        self._store, self._sizes = store, sizes
        self._heavy = Turns(heavy, HEAVY_QUEUE, HEAVY_WAIT)
        self._lines: dict[tuple, _Line] = {}
        self.batch_count = self.batched_count = 0

    async def read(self, statement: Statement, arguments: Sequence[Arguments], ids: Ids | None = None) -> list:
        """The row of a statement for a request's arguments, and the ids where it is a fetch. Raises StoreError."""
        parameters = statement.bind(arguments, ids)
        sizes = self._sizes()
        batch = statement.batch(arguments, ids, sizes)
        if batch is None and statement.is_heavy(arguments, ids, sizes):
            async with self._heavy:
                return await self._store.read(statement.text, parameters)
        if batch is None:
            return await self._store.read(statement.text, parameters)
        key = (batch.text, *(parameters[name] for name in batch.shared))
        waiting = _Waiting(parameters, asyncio.get_running_loop().create_future())
        line = self._lines.get(key)
        if line is None:
            line = self._lines[key] = _Line(statement, batch)
        line.waiting.append(waiting)
        self._go_on(key, line)
        return await waiting.answer

    def _go_on(self, key: tuple, line: _Line) -> None:
        """Sends what waits unless it has to wait on; the line ends where there is nothing more."""
        if line.holding is not None or len(line.under_way) >= UNDER_WAY:
            return
        line.waiting = [each for each in line.waiting if not each.answer.done()]
        if line.waiting:
            line.holding = task = asyncio.create_task(self._send(key, line))
            line.under_way.add(task)
            task.add_done_callback(lambda _: self._end(key, line, task))
        elif not line.under_way:
            del self._lines[key]

    def _end(self, key: tuple, line: _Line, task: asyncio.Task) -> None:
        line.under_way.discard(task)
        self._let_go(key, line, task)

    def _let_go(self, key: tuple, line: _Line, task: asyncio.Task) -> None:
        """Nobody waits for this task any longer."""
        if line.holding is task:
            line.holding = None
        self._go_on(key, line)

    async def _send(self, key: tuple, line: _Line) -> None:
        together, task = await self._gathered(line), asyncio.current_task()
        for each in together:
            each.answer.add_done_callback(lambda _: self._end_unless_awaited(together, task))
        timer = asyncio.get_running_loop().call_later(PATIENCE, self._let_go, key, line, task)
        try:
            await self._answer(together, line)
        finally:
            timer.cancel()
            for each in together:  # a request that got no answer would wait for ever
                if not each.answer.done():
                    each.answer.set_exception(StoreFailure())

    @staticmethod
    async def _gathered(line: _Line) -> list[_Waiting]:
        """What waits, when the event loop brings nothing more."""
        quiet, largest = 0, line.statement.largest_batch
        while quiet < TURNS and (count := len(line.waiting)) < largest:
            await asyncio.sleep(0)
            quiet = quiet + 1 if len(line.waiting) == count else 0
        together, line.waiting = line.waiting[:largest], line.waiting[largest:]
        return [each for each in together if not each.answer.done()]

    @staticmethod
    def _end_unless_awaited(together: list[_Waiting], sending: asyncio.Task) -> None:
        """Ends a statement for whose answer nobody waits any more."""
        if all(each.answer.cancelled() for each in together):
            sending.cancel()

    async def _answer(self, together: list[_Waiting], line: _Line) -> None:
        """Sends one statement for all of them."""
        if len(together) < 2:
            for each in together:
                await self._answer_alone(each, line.statement)
            return
        shared = {name: together[0].parameters[name] for name in line.batch.shared}
        rows = [{**each.parameters, "i": i} for i, each in enumerate(together)]
        try:
            answers = await self._store.read(line.batch.text, {"b": rows, **shared})
        except (StoreBusy, StoreTimeout, StoreUnavailable) as error:  # to send each alone would be more of the same
            for each in together:
                if not each.answer.done():
                    its = copy.copy(error)
                    its.__cause__ = error
                    each.answer.set_exception(its)
        except Exception:
            # One of them may be at fault: each gets its own answer, or its own error.
            alone = [asyncio.create_task(self._answer_alone(each, line.statement)) for each in together]
            for each, task in zip(together, alone, strict=True):
                each.answer.add_done_callback(lambda _, task=task: task.cancel())  # a reader that leaves ends its own
            await asyncio.gather(*alone, return_exceptions=True)
        else:
            self.batch_count += 1
            self.batched_count += len(together)
            for i, row in answers:
                if not together[i].answer.done():
                    together[i].answer.set_result(row)

    async def _answer_alone(self, waiting: _Waiting, statement: Statement) -> None:
        if waiting.answer.done():
            return
        try:
            row = await self._store.read(statement.text, waiting.parameters)
        except Exception as error:
            if not waiting.answer.done():
                waiting.answer.set_exception(error)
        else:
            if not waiting.answer.done():
                waiting.answer.set_result(row)
