"""The concurrency limiter of a store: a bounded number of reads at once, a bounded queue, the rest refused."""

import asyncio

from graph.store.errors import StoreBusy


class ConcurrencyLimiter:
    """`async with limiter:` holds one of its places.

    concurrent: places. queue: how many may wait for one. wait: how long one may wait, in seconds. Raises StoreBusy.
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
