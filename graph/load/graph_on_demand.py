"""The command's store: opened when it is first asked, made when it is first written."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from graph import migrations
from graph.load.lookup import EmptyGraph, Graph
from graph.store import Statement, Store, StoreInUse, open_store
from graph.store.embedded.folder import has_database
from graph.store.opening import connect_store, join_store
from settings import Settings


class GraphOnDemand:
    """Reports the faults of a folder also where the store is down; a check leaves the store as it is.

    The first read opens the store, and changes nothing in it. Where the embedded store has not been made yet, the
    graph is empty; where another process has it, that one answers. The first write makes or upgrades it.

    has_written: whether anything was written.
    say: called with a key of the theme `load` of the messages and its details when it is known which graph it is.
    """

    def __init__(self, settings: Settings, say: Callable[..., None]):
        self._settings = settings
        self._say = say
        self._folder = Path(settings.store_dir).absolute()
        self._graph: Graph | None = None
        self._store: Store | None = None
        self._is_joined = self._is_upgraded = False
        self.has_written = False

    async def read(self, text: str, parameters: dict[str, Any] | None = None) -> Any:
        if self._graph is None:
            self._graph = await self._opened()
        return await self._graph.read(text, parameters)

    async def write(self, *statements: Statement) -> list[list[list[Any]]]:
        if self._is_joined:
            raise StoreInUse(self._folder)
        store = self._store
        if store is None:
            self._say_which()
            self._graph = self._store = store = await open_store(self._settings)
        elif not self._is_upgraded:
            await migrations.upgrade(store)
        self._is_upgraded = True
        answers = await store.write(*statements)
        self.has_written = True
        return answers

    async def close(self) -> None:
        if self._store is not None:
            await self._store.close()

    async def _opened(self) -> Graph:
        settings = self._settings
        if not settings.neo4j_uri and not has_database(self._folder):
            self._say("no-store", folder=self._folder)
            return EmptyGraph()
        self._say_which()
        try:
            self._store = await connect_store(settings)
        except StoreInUse:
            self._store = await join_store(settings)
            self._is_joined = True
            self._say("joined", folder=self._folder)
        return self._store

    def _say_which(self) -> None:
        if self._settings.neo4j_uri:
            self._say("neo4j", uri=self._settings.neo4j_uri)
        else:
            self._say("embedded", folder=self._folder)
