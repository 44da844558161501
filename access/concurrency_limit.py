"""The limit on concurrent reads of one principal."""

import asyncio
import math
from collections import deque

from access.errors import TOO_MANY_READS, LimitError

#: Maximum number of queued reads per principal, and how long each may wait, in seconds. The wait is longer than in the
#: store's own queue, because a principal queues here only behind its own reads.
WAITING, WAIT = 200, 10.0
#: Seconds after which a rejected principal may retry.
RETRY_AFTER = 1


class ConcurrencyLimit:
    """A semaphore with a bounded queue; each read runs inside `async with limit:`.

    The block must not enter the same limit again.

    limit: maximum number of concurrent reads; infinite for no bound. waiting: maximum number of queued reads. wait:
    how long a read may wait in the queue, in seconds. Raises LimitError if the queue is full or the wait times out.
    """

    __slots__ = ("_active", "_limit", "_queue", "_wait", "_waiting")

    def __init__(self, limit: float = math.inf, waiting: int = WAITING, wait: float = WAIT):
        self._limit, self._waiting, self._wait = limit, waiting, wait
        self._active = 0
        self._queue: deque[asyncio.Future[None]] | None = None  # most principals never need one

    async def __aenter__(self) -> None:
        if self._active < self._limit:
            self._active += 1
        else:
            await self._wait_for_turn()

    async def __aexit__(self, *_: object) -> None:
        self._release()

    async def _wait_for_turn(self) -> None:
        if self._queue is None:
            self._queue = deque()
        queue = self._queue
        if len(queue) >= self._waiting:
            raise self._error()
        turn = asyncio.get_running_loop().create_future()
        queue.append(turn)
        try:
            async with asyncio.timeout(self._wait):
                try:
                    await turn
                except asyncio.CancelledError:
                    if turn.done() and not turn.cancelled():  # granted just before the cancellation
                        self._release()
                    raise
        except TimeoutError:
            raise self._error() from None
        finally:
            if turn in queue:
                queue.remove(turn)

    def _release(self) -> None:
        """Pass the turn to the longest-waiting read, or free it if no read waits."""
        while self._queue:
            turn = self._queue.popleft()
            if not turn.done():
                turn.set_result(None)
                return
        self._active -= 1

    def _error(self) -> LimitError:
        return LimitError(TOO_MANY_READS, limit=self._limit, seconds=RETRY_AFTER)
