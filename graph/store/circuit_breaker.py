"""The circuit breaker of a store: while it is open, statements fail fast and probes check for the store.

See M. Nygard, Release It!, 2nd edition, 2018, chapter 5.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from graph.store.errors import StoreError, StoreUnavailable

logger = logging.getLogger(__name__)

#: The interval between probes and the timeout of a probe, in seconds.
INTERVAL, PROBE_TIMEOUT = 0.25, 5.0


class CircuitBreaker:
    """Opened by a statement that cannot reach the store, closed by the first successful probe.

    probe: raises StoreError while the store is unavailable.
    """

    def __init__(self, probe: Callable[[], Awaitable[object]]):
        self._probe = probe
        self._probing: asyncio.Task[None] | None = None

    @property
    def is_open(self) -> bool:
        """True while statements are refused."""
        return self._probing is not None

    def check(self) -> None:
        """Raise StoreUnavailable while the breaker is open."""
        if self.is_open:
            raise StoreUnavailable

    def trip(self) -> None:
        """Open the breaker after a statement and its retries could not reach the store."""
        if self._probing is None:
            logger.error("Lost the connection to the store; refusing requests until it is restored")
            self._probing = asyncio.create_task(self._probe_until_back(), name="probing the store")

    def reset(self) -> None:
        """Close the breaker and stop probing."""
        if self._probing is not None:
            self._probing.cancel()
            self._probing = None

    async def _probe_until_back(self) -> None:
        reported = False
        while True:
            try:
                async with asyncio.timeout(PROBE_TIMEOUT):
                    await self._probe()
            except (StoreError, TimeoutError):
                pass
            except Exception:  # keep probing, or the breaker would stay open
                if not reported:
                    logger.exception("Unexpected error while probing the store")
                reported = True
            else:
                self._probing = None
                logger.warning("The connection to the store is restored")
                return
            await asyncio.sleep(INTERVAL)
