"""The sizes of the graph, kept for prices: read in the background, again whenever the data have moved."""

import asyncio
import logging

from graph.data_version import data_version
from graph.query import GraphSizes
from graph.sizes import graph_sizes
from graph.store import Store, StoreError

logger = logging.getLogger(__name__)


class GraphSizesCache:
    """The sizes of the newest data version, looked at every `interval` seconds.

    Prices are estimates: those of the version before serve until the new sizes are there. To read them takes a second
    on 45,000 nodes, so that a data version is not looked at more often than that.
    """

    def __init__(self, store: Store, interval: float = 5.0):
        self._store, self._interval = store, interval
        self._current: GraphSizes | None = None
        self._watcher: asyncio.Task[None] | None = None

    @property
    def current(self) -> GraphSizes | None:
        """The sizes; None before they are known."""
        return self._current

    async def start(self) -> None:
        """Begins to read them in the background."""
        self._watcher = asyncio.create_task(self._watch(), name="sizes of the graph")

    async def refresh(self) -> None:
        """Reads them if the data have moved. Raises StoreError."""
        if self._current is None or self._current.version != await data_version(self._store):
            self._current = await graph_sizes(self._store)

    async def close(self) -> None:
        """Stops looking."""
        if self._watcher is not None:
            self._watcher.cancel()
            await asyncio.gather(self._watcher, return_exceptions=True)

    async def _watch(self) -> None:
        failure = None
        while True:
            try:
                await self.refresh()
                failure = None
            except Exception as error:  # prices stay as they are
                if repr(error) != failure:  # the same failure comes every few seconds while it lasts
                    failure = repr(error)
                    logger.warning(
                        "the sizes of the graph are not read: %s", error, exc_info=not isinstance(error, StoreError)
                    )
            await asyncio.sleep(self._interval)
