"""The recommender, made from the graph: one for each data version, read as a stream, built off the event loop."""

import asyncio
import logging
import time

from graph.data_version import data_version
from graph.store import Store, StoreError
from recommend import Recommender, Tables, Training, Untrained
from resolvers.recommendation_tables import read_tables, renewed
from resolvers.trainings import Trainings

logger = logging.getLogger(__name__)


class RecommendationModel:
    """The recommender of the newest data version.

    Once started it looks at the version every `interval` seconds. Questions send no statement: they are answered
    from the recommender that is there, until the one of the new data is built. A question that comes before the
    first is built waits for it. What a write changed is found by comparing the tables, so these are kept. All learning
    is left to the trainings.
    """

    def __init__(self, store: Store, interval: float = 1.0, trainings: Trainings | None = None):
        self._store, self._interval = store, interval
        self._trainings = trainings or Trainings()
        self._current: tuple[int, Recommender] | None = None
        self._built: float | None = None
        self._tables: Tables | None = None
        self._building = asyncio.Lock()
        self._watcher: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begins to build, and to look at the version, in the background."""
        self._watcher = asyncio.create_task(self._watch())

    def made_from(self) -> int | None:
        """The data version of the recommender that is there; None before the first is built."""
        return self._current and self._current[0]

    def built(self) -> float | None:
        """When that recommender was built, in Unix time."""
        return self._built

    async def current(self) -> tuple[int, Recommender]:
        """The data version, and the recommender made from it. Raises StoreError."""
        return self._current or await self.refresh()

    async def refresh(self) -> tuple[int, Recommender]:
        """Build the recommender anew if the data have moved; return it with their version. Raises StoreError."""
        async with self._building:
            version = await data_version(self._store)
            if self._current is None or self._current[0] != version:
                tables = await read_tables(self._store)
                recommender = await asyncio.to_thread(self._made, tables)
                await self._warm(recommender, tables)
                self._current, self._tables, self._built = (version, recommender), tables, time.time()
            return self._current

    def _made(self, tables: Tables) -> Recommender:
        if self._current is None or self._tables is None:
            return Recommender(tables, scorers=self._trainings.scorers)
        return renewed(self._current[1], self._tables, tables)

    async def _warm(self, recommender: Recommender, tables: Tables) -> None:
        """Has the models of all levels and countries built, which is else done when one is first asked for; an older
        recommender answers meanwhile."""
        adopters = {adoption.territory_id for adoption in tables.adoptions}
        one_of_each = {(t.level, t.country): t.id for t in tables.territories if t.id in adopters}
        for territory in one_of_each.values():
            try:
                await asyncio.to_thread(recommender.recommend, territory)
            except Untrained as untrained:
                await self._trainings.learned(untrained.training, urgent=True)
                await asyncio.to_thread(recommender.recommend, territory)

    async def learn(self, training: Training, deadline: float | None) -> None:
        """Have a scorer learned that an answer was left without, by this time of the event loop.

        Raises RecommenderBusy, TrainingFailed.
        """
        await self._trainings.learned(training, deadline)

    def figures(self) -> dict[str, int]:
        """For the metrics: trainings that were begun, that are under way, and that wait."""
        trainings = self._trainings
        return {"trainings": trainings.begun, "under_way": trainings.under_way, "waiting": trainings.waiting}

    async def close(self) -> None:
        """Stops looking, and learning."""
        if self._watcher is not None:
            self._watcher.cancel()
            await asyncio.gather(self._watcher, return_exceptions=True)
        await self._trainings.close()

    async def _watch(self) -> None:
        failure = None
        while True:
            try:
                await self.refresh()
                failure = None
            except Exception as error:  # whatever it is, the next version may be better
                # The same failure comes every few seconds while it lasts: it is told once.
                if repr(error) != failure:
                    failure = repr(error)
                    known = isinstance(error, StoreError)
                    logger.warning("the recommendations stay as they are: %s", error, exc_info=not known)
            await asyncio.sleep(self._interval)
