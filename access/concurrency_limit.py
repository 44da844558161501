"""The concurrency limit: how many reads of one principal may be under way at once."""

import asyncio
import math
from collections import deque

from access.errors import TOO_MANY_READS, LimitError

#: Reads of one principal that may wait for their turn, and the seconds for which one may: longer than for the store's
#: own turns, since a principal waits here for itself only.
WAITING, WAIT = 200, 10.0
#: Seconds after which a principal that was refused may try again.
RETRY_AFTER = 1


class ConcurrencyLimit:
    """`async with limit:` is one read; a turn is never held while another is waited for.

    most: reads under way; infinite for no bound. waiting: how many more may wait. wait: how long, in seconds. Raises
    LimitError where no turn comes.
    """

    __slots__ = ("_most", "_queue", "_under_way", "_wait", "_waiting")

    def __init__(self, most: float = math.inf, waiting: int = WAITING, wait: float = WAIT):
        self._most, self._waiting, self._wait = most, waiting, wait
        self._under_way = 0
        self._queue: deque[asyncio.Future[None]] | None = None  # most principals never need one

    async def __aenter__(self) -> None:
        if self._under_way < self._most:
            self._under_way += 1
        else:
            await self._turn()

    async def __aexit__(self, *_: object) -> None:
        self._release()

    async def _turn(self) -> None:
        if self._queue is None:
            self._queue = deque()
        queue = self._queue
        if len(queue) >= self._waiting:
            raise self._refusal()
        turn = asyncio.get_running_loop().create_future()
        queue.append(turn)
        try:
            async with asyncio.timeout(self._wait):
                try:
                    await turn
                except asyncio.CancelledError:
                    if turn.done() and not turn.cancelled():  # given in the same moment
                        self._release()
                    raise
        except TimeoutError:
            raise self._refusal() from None
        finally:
            if turn in queue:
                queue.remove(turn)

    def _release(self) -> None:
        """Give the turn to the read that has waited longest, or return it."""
        while self._queue:
            turn = self._queue.popleft()
            if not turn.done():
                turn.set_result(None)
                return
        self._under_way -= 1

    def _refusal(self) -> LimitError:
        return LimitError(TOO_MANY_READS, limit=self._most, seconds=RETRY_AFTER)
