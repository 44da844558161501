"""The loader's questions to the graph: which nodes are there, and their properties. Always many at a time."""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol, TypeVar

from graph.store.errors import StoreError, StoreUnavailable
from graph.store.interface import Readable, Statement

#: So many rows or ids go into one statement.
BATCH = 1_000

T = TypeVar("T")


class Graph(Readable, Protocol):
    """The part of a store that a load uses."""

    async def write(self, *statements: Statement) -> list[list[list[Any]]]: ...


class EmptyGraph:
    """A graph that has nothing: that of a store which has not been made yet."""

    async def read(self, text: str, parameters: dict[str, Any] | None = None) -> Any:
        return None

    async def write(self, *statements: Statement) -> list[list[list[Any]]]:
        raise StoreUnavailable


def batches(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """The items in lists of `size`, the last one shorter.

    >>> list(batches("abcde", 2))
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    iterator = iter(items)
    while batch := list(itertools.islice(iterator, size)):
        yield batch


class Lookup:
    """Reads of the graph. Labels, types and property names come from the model, values are parameters.

    failure: the first error of the store. After it nothing more is asked: every read raises that error.
    """

    def __init__(self, store: Graph):
        self._store = store
        self.failure: StoreError | None = None

    async def has_any(self, label: str) -> bool:
        """Whether the graph has a node of this label."""
        return bool(await self._read(f"MATCH (n:{label}) RETURN count(n) AS d"))

    async def existing(self, label: str, ids: Iterable[str]) -> set[str]:
        """Those of the ids that are in the graph."""
        rows = await self._rows(f"UNWIND $of AS id MATCH (n:{label} {{id: id}})", "[n.id]", ids)
        return {row[0] for row in rows}

    async def with_key(self, label: str, key: str, values: Iterable[str]) -> list[list[str]]:
        """[value, id] of each node whose property `key` is one of the values."""
        return await self._rows(f"UNWIND $of AS v MATCH (n:{label} {{{key}: v}})", "[v, n.id]", values)

    async def properties(self, label: str, ids: Iterable[str], names: Iterable[str]) -> dict[str, dict[str, Any]]:
        """The named properties, without null ones, of those of the ids that are in the graph."""
        names = tuple(names)
        columns = ", ".join(["n.id", *(f"n.{name}" for name in names)])
        rows = await self._rows(f"UNWIND $of AS id MATCH (n:{label} {{id: id}})", f"[{columns}]", ids)
        return {row[0]: {n: v for n, v in zip(names, row[1:], strict=True) if v is not None} for row in rows}

    async def targets(self, type_: str, label: str, ids: Iterable[str]) -> list[list[str]]:
        """[id, target's id] of each relationship of this type from one of the ids."""
        match = f"UNWIND $of AS id MATCH (n:{label} {{id: id}})-[:{type_}]->(m)"
        return await self._rows(match, "[n.id, m.id]", ids)

    async def of_type(
        self, type_: str, label: str, pairs: Iterable[tuple[str, str]], names: Iterable[str]
    ) -> dict[tuple[str, str], dict[str, Any]]:
        """The named properties, without null ones, of the relationships of this type that are there between the pairs.

        label: that of the starts.
        """
        columns = ", ".join(["a.id", "b.id", *(f"r.{name}" for name in names)])
        ends: dict[str, list[str]] = {}
        for start, end in pairs:
            ends.setdefault(start, []).append(end)
        match = (
            f"UNWIND $of AS row MATCH (a:{label} {{id: row.start}}) MATCH (a)-[r:{type_}]->(b) WHERE b.id IN row.ends"
        )
        rows = await self._rows(match, f"[{columns}]", [{"start": s, "ends": e} for s, e in ends.items()])
        return {(row[0], row[1]): {n: v for n, v in zip(names, row[2:], strict=True) if v is not None} for row in rows}

    async def outgoing(
        self, types: Iterable[str], label: str, ids: Iterable[str], names: Iterable[str] = ()
    ) -> list[list[Any]]:
        """[id, type, target's id, named properties ...] of each relationship of these types from one of the ids."""
        columns = ", ".join(["n.id", "type(r)", "m.id", *(f"r.{name}" for name in names)])
        match = f"UNWIND $of AS id MATCH (n:{label} {{id: id}}) MATCH (n)-[r:{'|'.join(types)}]->(m)"
        return await self._rows(match, f"[{columns}]", ids)

    async def adoptions(
        self, label: str, practices: Mapping[str, Iterable[str]], names: Iterable[str]
    ) -> list[list[Any]]:
        """[id, practice, territory, project, named properties ...] of each adoption of one of the practices by the
        territory, a key, of this label."""
        columns = ", ".join(["a.id", "p.id", "t.id", "j.id", *(f"a.{name}" for name in names)])
        match = (
            f"UNWIND $of AS row MATCH (t:{label} {{id: row.territory}}) MATCH (t)<-[:ADOPTED_BY]-(a:Adoption) "
            "MATCH (a)-[:ADOPTION_OF]->(p:Practice) WHERE p.id IN row.practices "
            "OPTIONAL MATCH (a)-[:THROUGH]->(j:Project)"
        )
        return await self._rows(
            match, f"[{columns}]", [{"territory": t, "practices": sorted(p)} for t, p in practices.items()]
        )

    async def _rows(self, match: str, row: str, of: Iterable[Any]) -> list[list[Any]]:
        found: list[list[Any]] = []
        for batch in batches(of):
            found += await self._read(f"{match} RETURN collect({row}) AS d", {"of": batch}) or ()
        return found

    async def _read(self, text: str, parameters: dict[str, Any] | None = None) -> Any:
        if self.failure is not None:
            raise self.failure
        try:
            return await self._store.read(text, parameters)
        except StoreError as error:
            self.failure = error
            raise
