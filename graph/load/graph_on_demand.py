"""The store of the command: opened on the first read, created on the first write."""

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
    """A graph that is opened when needed, so that the faults of a folder are reported even if the store is down.

    The first read opens the store without changing it. An embedded store that does not exist yet is an empty graph. If
    another process has it open, reads go through that process. The first write creates or upgrades the store.

    has_written: whether anything was written.
    report: called with a key of the theme `load` of the messages, and its details, when the graph is chosen.
    """

    def __init__(self, settings: Settings, report: Callable[..., None]):
        self._settings = settings
        self._report = report
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
            self._report_graph()
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
            self._report("no-store", folder=self._folder)
            return EmptyGraph()
        self._report_graph()
        try:
            self._store = await connect_store(settings)
        except StoreInUse:
            self._store = await join_store(settings)
            self._is_joined = True
            self._report("joined", folder=self._folder)
        return self._store

    def _report_graph(self) -> None:
        if self._settings.neo4j_uri:
            self._report("neo4j", uri=self._settings.neo4j_uri)
        else:
            self._report("embedded", folder=self._folder)
