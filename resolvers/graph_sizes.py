"""The cached graph sizes for prices, refreshed in the background when the data version changes."""

from graph.data_version import data_version
from graph.query import GraphSizes
from graph.sizes import graph_sizes
from graph.store import Store
from resolvers.periodic_refresh import PeriodicRefresh


class GraphSizesCache:
    """The sizes of the newest data version, which is checked every `interval` seconds.

    Prices are estimates, so the previous sizes stay in use until the new ones are read. Reading them takes about a
    second for 45,000 nodes; the interval limits how often this happens.
    """

    def __init__(self, store: Store, interval: float = 5.0):
        self._store = store
        self._current: GraphSizes | None = None
        self._refreshing = PeriodicRefresh(self.refresh, interval, "The graph sizes cannot be read")

    @property
    def current(self) -> GraphSizes | None:
        """The sizes; None before the first refresh."""
        return self._current

    async def start(self) -> None:
        """Start refreshing in the background."""
        self._refreshing.start()

    async def refresh(self) -> None:
        """Read the sizes if the data version has changed. Raises StoreError."""
        if self._current is None or self._current.version != await data_version(self._store):
            self._current = await graph_sizes(self._store)

    async def close(self) -> None:
        """Stop refreshing."""
        await self._refreshing.close()
