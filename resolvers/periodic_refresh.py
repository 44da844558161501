"""A refresh of the caches of the newest data version, in the background."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from graph.store import StoreError

logger = logging.getLogger(__name__)


class PeriodicRefresh:
    """Call `refresh` every `interval` seconds from `start` to `close`.

    A failed refresh is repeated, since the next one may succeed. It is logged as a warning that begins with `failure`,
    once while it repeats, with a traceback unless it is a StoreError.
    """

    def __init__(self, refresh: Callable[[], Awaitable[object]], interval: float, failure: str):
        self._refresh, self._interval, self._failure = refresh, interval, failure
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Start with a refresh at once."""
        self._task = asyncio.create_task(self._run(), name=self._failure)

    async def close(self) -> None:
        """Stop. A refresh in progress is cancelled."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self) -> None:
        logged = None
        while True:
            try:
                await self._refresh()
                logged = None
            except Exception as error:
                if repr(error) != logged:
                    logged = repr(error)
                    logger.warning("%s: %s", self._failure, error, exc_info=not isinstance(error, StoreError))
            await asyncio.sleep(self._interval)
