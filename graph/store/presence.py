"""Whether the store is there. While it is not, statements fail at once, and somebody looks whether it is back."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from graph.store.errors import StoreError, StoreUnavailable

logger = logging.getLogger(__name__)

#: Seconds between two looks, and for one.
INTERVAL, LOOK_LIMIT = 0.25, 5.0


class Presence:
    """Known from the statements that fail, and then from `look`, which raises while the store is not there."""

    def __init__(self, look: Callable[[], Awaitable[object]]):
        self._look = look
        self._looking: asyncio.Task | None = None

    @property
    def is_lost(self) -> bool:
        return self._looking is not None

    def check(self) -> None:
        """Raises StoreUnavailable while the store is lost."""
        if self.is_lost:
            raise StoreUnavailable

    def lost(self) -> None:
        """A statement could not reach the store, though it was sent again."""
        if self._looking is None:
            logger.error("The store is lost; until it is back, requests are refused")
            self._looking = asyncio.create_task(self._until_back(), name="looking for the store")

    def found(self) -> None:
        """The store is there, however that is known; looking ends."""
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None

    async def _until_back(self) -> None:
        reported = False
        while True:
            try:
                async with asyncio.timeout(LOOK_LIMIT):
                    await self._look()
            except (StoreError, TimeoutError):
                pass
            except Exception:  # the next look must come: without it the store would stay lost
                if not reported:
                    logger.exception("The driver fails in an unknown way while the store is lost")
                reported = True
            else:
                self._looking = None
                logger.warning("The store is back")
                return
            await asyncio.sleep(INTERVAL)
