"""In-flight batching: reads of one statement that wait at the same moment go out as one.

No timer makes a read wait: it goes when the event loop has nothing more to bring at this moment, and whatever comes
while it is under way goes together when it is back. So a lone request costs what it costs, and under load the store is
asked less often for more.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.query.arguments import Arguments
from graph.query.statement import Batch, Ids, Statement
from graph.store import Store

#: Reads that one statement may carry: an answer of many is held back by its slowest.
LARGEST = 32
#: Turns of the event loop that bring nothing more before reads go: in one a request comes in, in the next it is begun.
TURNS = 2


@dataclass(slots=True)
class _Waiting:
    parameters: dict[str, Any]
    answer: asyncio.Future


@dataclass(slots=True)
class _Line:
    """The reads of one statement that wait until the one under way is back."""

    waiting: list[_Waiting] = field(default_factory=list)
    task: asyncio.Task | None = None


class Reads:
    """Sends statements to a store: alone, or those that can be batched together.

    batch_count, batched_count: statements that were sent for several reads, and those reads.
    """

    def __init__(self, store: Store, largest: int = LARGEST):
        self._store, self._largest = store, largest
        self._lines: dict[tuple, _Line] = {}
        self.batch_count = self.batched_count = 0

    async def read(self, statement: Statement, arguments: Sequence[Arguments], ids: Ids | None = None) -> list:
        """The row of a statement for a request's arguments, and the ids where it is a fetch. Raises StoreError."""
        parameters = statement.bind(arguments, ids)
        batch = statement.batch(arguments, ids)
        if batch is None:
            return await self._store.read(statement.text, parameters)
        key = (batch.text, *(parameters[name] for name in batch.shared))
        waiting = _Waiting(parameters, asyncio.get_running_loop().create_future())
        line = self._lines.get(key)
        if line is None:
            line = self._lines[key] = _Line()
            line.waiting.append(waiting)
            self._go_on(key, line, statement, batch)
        else:
            line.waiting.append(waiting)
        return await waiting.answer

    def _go_on(self, key: tuple, line: _Line, statement: Statement, batch: Batch) -> None:
        """Sends what has gathered; the line ends where nothing has."""
        line.waiting = [each for each in line.waiting if not each.answer.done()]
        if not line.waiting:
            del self._lines[key]
            return
        line.task = asyncio.create_task(self._send(line, statement, batch))  # kept, or it might be collected
        line.task.add_done_callback(lambda _: self._go_on(key, line, statement, batch))

    async def _gathered(self, line: _Line) -> list[_Waiting]:
        """What waits, when the event loop brings nothing more."""
        quiet = 0
        while quiet < TURNS and (count := len(line.waiting)) < self._largest:
            await asyncio.sleep(0)
            quiet = quiet + 1 if len(line.waiting) == count else 0
        together, line.waiting = line.waiting[:self._largest], line.waiting[self._largest:]
        return [each for each in together if not each.answer.done()]

    @staticmethod
    def _end_unless_awaited(together: list[_Waiting], sending: asyncio.Task) -> None:
        """Ends a statement for whose answer nobody waits any more."""
        if all(each.answer.cancelled() for each in together):
            sending.cancel()

    async def _send(self, line: _Line, statement: Statement, batch: Batch) -> None:
        together, sending = await self._gathered(line), asyncio.current_task()
        for each in together:
            each.answer.add_done_callback(lambda _: self._end_unless_awaited(together, sending))
        if len(together) < 2:
            for each in together:
                await self._send_alone(each, statement)
            return
        shared = {name: together[0].parameters[name] for name in batch.shared}
        rows = [{**each.parameters, "i": i} for i, each in enumerate(together)]
        try:
            answers = await self._store.read(batch.text, {"b": rows, **shared})
        except Exception:
            # One of them may be at fault: each gets its own answer, or its own error.
            await asyncio.gather(*(self._send_alone(each, statement) for each in together))
            return
        self.batch_count += 1
        self.batched_count += len(together)
        for i, row in answers:
            if not together[i].answer.done():
                together[i].answer.set_result(row)

    async def _send_alone(self, waiting: _Waiting, statement: Statement) -> None:
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
