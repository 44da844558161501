"""The recommender, made from the graph: one for each data version, read as a stream, built off the event loop."""

import asyncio
import logging
import time
from typing import Any

from graph.data_version import data_version
from graph.model import MODEL
from graph.store import Store, StoreError
from graph.text import search_terms
from recommend import Adoption, Border, Outcome, Practice, Project, Recommender, Tables, Territory

logger = logging.getLogger(__name__)

_TERRITORIES = """
MATCH (t:Territory) RETURN t.id, CASE WHEN t:Region THEN 'Region' ELSE 'Municipality' END, t.country,
coalesce(t.nameEn, t.nameRu), t.latitude, t.longitude, t.population,
coalesce(head(COLLECT { MATCH (t)-[:IN_REGION]->(r:Region) RETURN r.id LIMIT 1 }), t.macroregion), t.division
"""
_PRACTICES = """
MATCH (p:Practice) RETURN p.id, coalesce(p.nameEn, p.nameRu),
COLLECT { MATCH (p)-[:PRACTICE_ABOUT]->(t:Topic) RETURN t.id }, p.evidenceLevel, p.costBand, p.complexity
"""
#: A territory a record, with its adoptions as a list: a record for each adoption took four times as long. What was
#: asked for or is being adapted is not yet taken up.
_ADOPTIONS = """
MATCH (t:Territory)
WITH t.id AS territory, COLLECT {
    MATCH (t)<-[:ADOPTED_BY]-(a:Adoption)-[:ADOPTION_OF]->(p:Practice)
    WHERE a.stage IN ['RUNNING', 'ASSESSED', 'STOPPED']
    RETURN [p.id, a.runningOn, a.stoppedOn, a.stage = 'STOPPED', coalesce(a.stopReasonEn, a.stopReasonRu),
        COLLECT { MATCH (a)<-[:ASSESSMENT_OF]-(s:Assessment) WHERE s.rating IS NOT NULL
            RETURN [s.rating, s.doneOn] },
        head(COLLECT { MATCH (a)-[:DERIVED_FROM]->(:Adoption)-[:ADOPTED_BY]->(o:Territory)
            RETURN o.id ORDER BY o.id LIMIT 1 })]
} AS adoptions
WHERE size(adoptions) > 0
RETURN territory, adoptions
"""
_BORDERS = "MATCH (a:Region)-[:BORDERS]->(b:Region) RETURN a.id, b.id"
_TEXTS = [p.name for p in MODEL.by_label["Project"].properties if p.searched]
_PROJECTS = f"""
MATCH (p:Project) RETURN p.id, coalesce(p.nameEn, p.nameRu), [{", ".join(f"p.{name}" for name in _TEXTS)}],
COLLECT {{ MATCH (p)-[:PROJECT_ABOUT]->(t:Topic) RETURN t.id }},
head(COLLECT {{ MATCH (p)-[:DEVELOPED_BY]->(:Team)-[:IN_COHORT]->(c:Cohort) RETURN c.id ORDER BY c.id LIMIT 1 }}),
head(COLLECT {{ MATCH (p)-[:LOCATED_IN]->(t:Territory) RETURN t.id LIMIT 1 }})
"""


async def read_tables(store: Store) -> Tables:
    """The tables of the recommender, as the graph has them now."""
    async def rows(text: str) -> list[list[Any]]:
        return [row async for row in store.stream(text)]

    # What is named is read after what names it: a load that goes on meanwhile leaves no name without its row.
    adoptions = [_adoption(territory, *row) for territory, adopted in await rows(_ADOPTIONS) for row in adopted]
    borders = [Border(*row) for row in await rows(_BORDERS)]
    projects = [
        Project(id_, name, frozenset(search_terms(texts).split()), frozenset(topics), cohort, territory)
        for id_, name, texts, topics, cohort, territory in await rows(_PROJECTS)
    ]
    practices = [Practice(id_, name, frozenset(topics), *known) for id_, name, topics, *known in await rows(_PRACTICES)]
    return Tables([Territory(*row) for row in await rows(_TERRITORIES)], practices, adoptions, borders, projects)


def _adoption(
    territory: str, practice: str, running_on: str | None, stopped_on: str | None, stopped: bool,
    stop_reason: str | None, assessments: list[list], derived_from: str | None,
) -> Adoption:
    """A row of the table; a rating of 1 (failed) to 5 (a full success) is a success of 0 to 1."""
    outcomes = tuple(Outcome((rating - 1) / 4, done_on) for rating, done_on in assessments)
    return Adoption(territory, practice, running_on, stopped_on, stopped, stop_reason, outcomes, derived_from)


class RecommendationModel:
    """The recommender of the newest data version.

    Once started it looks at the version every `interval` seconds. Questions send no statement: they are answered
    from the recommender that is there, until the one of the new data is built. A question that comes before the
    first is built waits for it.
    """

    def __init__(self, store: Store, interval: float = 2.0):
        self._store, self._interval = store, interval
        self._current: tuple[int, Recommender] | None = None
        self._built: float | None = None
        self._building = asyncio.Lock()
        self._watcher: asyncio.Task | None = None

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
        if self._current is None:
            await self.refresh()
        return self._current

    async def refresh(self) -> None:
        """Builds the recommender anew if the data have moved. Raises StoreError."""
        async with self._building:
            version = await data_version(self._store)
            if self._current is None or self._current[0] != version:
                tables = await read_tables(self._store)
                self._current = version, await asyncio.to_thread(Recommender, tables)
                self._built = time.time()

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
            except Exception as error:  # whatever it is, the next version may be better
                # The same failure comes every few seconds while it lasts: it is told once.
                if repr(error) != failure:
                    failure = repr(error)
                    known = isinstance(error, StoreError)
                    logger.warning("the recommendations stay as they are: %s", error, exc_info=not known)
            await asyncio.sleep(self._interval)
