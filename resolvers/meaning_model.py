"""The texts of the newest data version, compared by meaning, read from the graph and built off the event loop."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph.data_version import data_version
from graph.model import MODEL
from graph.store import Store
from graph.text import MAX_COMPARED
from meaning import MeaningIndex, WordVectors, plain_words
from resolvers.periodic_refresh import PeriodicRefresh

#: The types whose texts are compared: they describe what can be done. Places, people and single adoptions do not.
LABELS = ("Program", "Module", "Event", "Topic", "Practice", "Project", "Indicator")
_PROJECTS = """
MATCH (p:Project) RETURN p.id, COLLECT { MATCH (p)-[:IMPLEMENTS]->(q:Practice) RETURN q.id ORDER BY q.id },
head(COLLECT { MATCH (p)-[:LOCATED_IN]->(t:Territory) RETURN t.id LIMIT 1 })
"""


@dataclass(frozen=True, slots=True)
class Meanings:
    """The texts of a data version.

    index: names and texts by id. texts: by id, the searched properties that have a value. practices_of: the practices
    that each project implements. place_of: the territories of projects.
    """

    version: int
    index: MeaningIndex
    texts: Mapping[str, Mapping[str, str]]
    practices_of: Mapping[str, Sequence[str]]
    place_of: Mapping[str, str]


class MeaningModel:
    """The texts of the newest data version, compared by meaning.

    They are read on first use, which waits for them. From then on, after `start`, the data version is checked every
    `interval` seconds, and the previous texts answer requests until the new ones are built.
    """

    def __init__(self, store: Store, interval: float = 1.0):
        self._store = store
        self._current: Meanings | None = None
        self._build_lock = asyncio.Lock()
        self._refreshing = PeriodicRefresh(self._refresh_used, interval, "The texts cannot be compared by meaning")

    async def start(self) -> None:
        """Start checking the data version in the background."""
        self._refreshing.start()

    def version(self) -> int | None:
        """Return the data version of the current texts; None before first use."""
        return None if self._current is None else self._current.version

    async def current(self) -> Meanings:
        """Return the current texts. Raises StoreError."""
        if self._current is None:
            await self.refresh()
        assert self._current is not None
        return self._current

    async def refresh(self) -> None:
        """Read and compare the texts if the data version has changed. Raises StoreError."""
        async with self._build_lock:
            version = await data_version(self._store)
            if self._current is None or self._current.version != version:
                texts = {id_: text for label in LABELS async for id_, text in _texts(self._store, label)}
                practices_of: dict[str, Sequence[str]] = {}
                place_of: dict[str, str] = {}
                async for project, practices, territory in self._store.stream(_PROJECTS):
                    practices_of[project] = [practice for practice in practices if practice in texts]
                    if territory is not None:
                        place_of[project] = territory
                index = await asyncio.to_thread(_index, texts)
                self._current = Meanings(version, index, texts, practices_of, place_of)

    async def close(self) -> None:
        """Stop checking the data version."""
        await self._refreshing.close()

    async def _refresh_used(self) -> None:
        """Refresh the texts once a request has asked for them."""
        if self._current is not None:
            await self.refresh()


async def _texts(store: Store, label: str) -> AsyncIterator[tuple[str, dict[str, str]]]:
    """Yield the id and the searched properties of each node of a type."""
    names = [each.name for each in MODEL.by_label[label].properties if each.searched]
    columns = ", ".join(f"left(n.{name}, {MAX_COMPARED})" for name in names)
    async for id_, *values in store.stream(f"MATCH (n:{label}) RETURN n.id, {columns}"):
        yield id_, {name: value for name, value in zip(names, values, strict=True) if value}


def _index(texts: Mapping[str, Mapping[str, str]]) -> MeaningIndex:
    joined = {id_: "\n".join(values.values()) for id_, values in texts.items()}
    return MeaningIndex({id_: f"{text}\n{plain_words(text)}" for id_, text in joined.items()}, _vectors())


@lru_cache(1)
def _vectors() -> WordVectors:
    """Return the word vectors of this process."""
    return WordVectors.load()
