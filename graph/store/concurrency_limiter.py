"""The concurrency limiter of a store: a bounded number of concurrent reads and a bounded queue."""

import asyncio

from graph.store.errors import StoreBusy


class ConcurrencyLimiter:
    """A semaphore with a bounded queue. `async with` raises StoreBusy if the queue is full or the wait times out.

    concurrent: the maximum number of holders. queue: the maximum number of waiters. wait: the longest wait in seconds.
    """

    def __init__(self, concurrent: int, queue: int, wait: float):
        self._free = asyncio.Semaphore(concurrent)
        self._queue, self._wait, self._waiting = queue, wait, 0

    async def __aenter__(self) -> None:
        if not self._free.locked():
            await self._free.acquire()
            return
        if self._waiting >= self._queue:
            raise StoreBusy
        self._waiting += 1
        try:
            async with asyncio.timeout(self._wait):
                await self._free.acquire()
        except TimeoutError:
            raise StoreBusy from None
        finally:
            self._waiting -= 1

    async def __aexit__(self, *_: object) -> None:
        self._free.release()
