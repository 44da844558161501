"""The recommender of the newest data version, read from the graph as a stream and built off the event loop."""

import asyncio
import time

from graph.data_version import data_version
from graph.store import Store
from recommend import Recommender, Tables, Training, Untrained
from resolvers.periodic_refresh import PeriodicRefresh
from resolvers.recommendation_tables import read_tables, updated
from resolvers.trainings import Trainings


class RecommendationModel:
    """The recommender of the newest data version.

    After `start` it checks the data version every `interval` seconds. Requests send no statement: the current
    recommender answers them until the one for the new data is built. Requests that arrive before the first one is built
    wait for it. The tables are kept, because changes are found by comparing them. Scorers are trained by `trainings`.
    """

    def __init__(self, store: Store, interval: float = 1.0, trainings: Trainings | None = None):
        self._store = store
        self._trainings = trainings or Trainings()
        self._current: tuple[int, Recommender] | None = None
        self._built_at: float | None = None
        self._tables: Tables | None = None
        self._build_lock = asyncio.Lock()
        self._refreshing = PeriodicRefresh(self.refresh, interval, "The recommender cannot be built")

    async def start(self) -> None:
        """Start building the recommender and checking the data version in the background."""
        self._refreshing.start()

    def version(self) -> int | None:
        """Return the data version of the current recommender; None before the first is built."""
        return self._current and self._current[0]

    def built_at(self) -> float | None:
        """Return the Unix time at which the current recommender was built; None before the first is built."""
        return self._built_at

    async def current(self) -> tuple[int, Recommender]:
        """Return the data version and its recommender. Raises StoreError."""
        return self._current or await self.refresh()

    async def refresh(self) -> tuple[int, Recommender]:
        """Rebuild the recommender if the data version has changed. Return the version and the recommender.

        Raises StoreError.
        """
        async with self._build_lock:
            version = await data_version(self._store)
            if self._current is None or self._current[0] != version:
                tables = await read_tables(self._store)
                recommender = await asyncio.to_thread(self._build, tables)
                await self._warm(recommender, tables)
                self._current, self._tables, self._built_at = (version, recommender), tables, time.time()
            return self._current

    def _build(self, tables: Tables) -> Recommender:
        if self._current is None or self._tables is None:
            return Recommender(tables, scorers=self._trainings.scorers)
        return updated(self._current[1], self._tables, tables)

    async def _warm(self, recommender: Recommender, tables: Tables) -> None:
        """Build the models of all levels and countries in advance, instead of on first use.

        The previous recommender answers requests meanwhile.
        """
        adopters = {adoption.territory_id for adoption in tables.adoptions}
        samples = {(t.level, t.country): t.id for t in tables.territories if t.id in adopters}
        for territory in samples.values():
            try:
                await asyncio.to_thread(recommender.recommend, territory)
            except Untrained as untrained:
                await self._trainings.train(untrained.training, urgent=True)
                await asyncio.to_thread(recommender.recommend, territory)

    async def learn(self, training: Training, deadline: float | None) -> None:
        """Train the scorer that an answer lacks.

        deadline: the event loop's time at which waiting ends; None for no limit.

        Raises RecommenderBusy, TrainingFailed.
        """
        await self._trainings.train(training, deadline)

    def figures(self) -> dict[str, int]:
        """Return the numbers of started, running and queued trainings, for the metrics."""
        trainings = self._trainings
        return {"trainings": trainings.started, "under_way": trainings.running, "waiting": trainings.waiting}

    async def close(self) -> None:
        """Stop checking the data version, and end all trainings."""
        await self._refreshing.close()
        await self._trainings.close()
