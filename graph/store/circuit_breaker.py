"""The circuit breaker of a store: while it is open, statements fail at once and a probe looks for the store.

After M. Nygard, Release It!, 2nd edition, 2018, chapter 5.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from graph.store.errors import StoreError, StoreUnavailable

logger = logging.getLogger(__name__)

#: Seconds between two probes, and for one.
INTERVAL, PROBE_LIMIT = 0.25, 5.0


class CircuitBreaker:
    """Opened by a statement that cannot reach the store, closed by the first probe that does.

    probe: raises StoreError while the store cannot be reached.
    """

    def __init__(self, probe: Callable[[], Awaitable[object]]):
        self._probe = probe
        self._probing: asyncio.Task[None] | None = None

    @property
    def is_open(self) -> bool:
        """Whether statements are refused."""
        return self._probing is not None

    def check(self) -> None:
        """Raise StoreUnavailable while the breaker is open."""
        if self.is_open:
            raise StoreUnavailable

    def trip(self) -> None:
        """Open the breaker: a statement could not reach the store, though it was sent again."""
        if self._probing is None:
            logger.error("The store is lost; until it is back, requests are refused")
            self._probing = asyncio.create_task(self._until_back(), name="probing the store")

    def reset(self) -> None:
        """Close the breaker and stop probing."""
        if self._probing is not None:
            self._probing.cancel()
            self._probing = None

    async def _until_back(self) -> None:
        reported = False
        while True:
            try:
                async with asyncio.timeout(PROBE_LIMIT):
                    await self._probe()
            except (StoreError, TimeoutError):
                pass
            except Exception:  # the next probe must come: without it the store would stay lost
                if not reported:
                    logger.exception("The driver fails in an unknown way while the store is lost")
                reported = True
            else:
                self._probing = None
                logger.warning("The store is back")
                return
            await asyncio.sleep(INTERVAL)
