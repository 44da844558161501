"""The cached graph sizes for prices, refreshed in the background when the data version changes."""

import asyncio
import logging

from graph.data_version import data_version
from graph.query import GraphSizes
from graph.sizes import graph_sizes
from graph.store import Store, StoreError

logger = logging.getLogger(__name__)


class GraphSizesCache:
    """The sizes of the newest data version, which is checked every `interval` seconds.

    Prices are estimates, so the previous sizes stay in use until the new ones are read. Reading them takes about a
    second for 45,000 nodes; the interval limits how often this happens.
    """

    def __init__(self, store: Store, interval: float = 5.0):
        self._store, self._interval = store, interval
        self._current: GraphSizes | None = None
        self._watcher: asyncio.Task[None] | None = None

    @property
    def current(self) -> GraphSizes | None:
        """The sizes; None before the first refresh."""
        return self._current

    async def start(self) -> None:
        """Start refreshing in the background."""
        self._watcher = asyncio.create_task(self._watch(), name="graph sizes")

    async def refresh(self) -> None:
        """Read the sizes if the data version has changed. Raises StoreError."""
        if self._current is None or self._current.version != await data_version(self._store):
            self._current = await graph_sizes(self._store)

    async def close(self) -> None:
        """Stop refreshing."""
        if self._watcher is not None:
            self._watcher.cancel()
            await asyncio.gather(self._watcher, return_exceptions=True)

    async def _watch(self) -> None:
        failure = None
        while True:
            try:
                await self.refresh()
                failure = None
            except Exception as error:  # the previous sizes stay in use
                if repr(error) != failure:  # a failure repeats every interval; log it once
                    failure = repr(error)
                    logger.warning(
                        "The graph sizes cannot be read: %s", error, exc_info=not isinstance(error, StoreError)
                    )
            await asyncio.sleep(self._interval)
