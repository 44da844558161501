"""Batched reads of the graph for the loader: existing nodes, their properties and relationships."""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol, TypeVar

from graph.store.errors import StoreError, StoreUnavailable
from graph.store.interface import Readable, Statement

#: Rows or ids per statement.
BATCH = 1_000

T = TypeVar("T")


class Graph(Readable, Protocol):
    """The part of a store that a load uses."""

    async def write(self, *statements: Statement) -> list[list[list[Any]]]: ...


class EmptyGraph:
    """A graph without nodes: the graph of a store that does not exist yet."""

    async def read(self, text: str, parameters: dict[str, Any] | None = None) -> Any:
        return None

    async def write(self, *statements: Statement) -> list[list[list[Any]]]:
        raise StoreUnavailable


def batches(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """Yield the items in lists of `size`; the last list may be shorter.

    >>> list(batches("abcde", 2))
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    iterator = iter(items)
    while batch := list(itertools.islice(iterator, size)):
        yield batch


class Lookup:
    """Reads of the graph. Labels, types and property names come from the model; values are parameters.

    failure: the first error of the store. From then on every read raises this error without a statement.
    """

    def __init__(self, store: Graph):
        self._store = store
        self.failure: StoreError | None = None

    async def has_any(self, label: str) -> bool:
        """Return whether the graph has a node with this label."""
        return bool(await self._read(f"MATCH (n:{label}) RETURN count(n) AS d"))

    async def existing(self, label: str, ids: Iterable[str]) -> set[str]:
        """Return the ids that are in the graph."""
        rows = await self._rows(f"UNWIND $of AS id MATCH (n:{label} {{id: id}})", "[n.id]", ids)
        return {row[0] for row in rows}

    async def with_key(self, label: str, key: str, values: Iterable[str]) -> list[list[str]]:
        """Return [value, id] of each node whose property `key` is one of the values."""
        return await self._rows(f"UNWIND $of AS v MATCH (n:{label} {{{key}: v}})", "[v, n.id]", values)

    async def properties(self, label: str, ids: Iterable[str], names: Iterable[str]) -> dict[str, dict[str, Any]]:
        """Return the named properties, without nulls, of the nodes with these ids that are in the graph."""
        names = tuple(names)
        columns = ", ".join(["n.id", *(f"n.{name}" for name in names)])
        rows = await self._rows(f"UNWIND $of AS id MATCH (n:{label} {{id: id}})", f"[{columns}]", ids)
        return {row[0]: {n: v for n, v in zip(names, row[1:], strict=True) if v is not None} for row in rows}

    async def targets(self, type_: str, label: str, ids: Iterable[str]) -> list[list[str]]:
        """Return [id, target id] of each relationship of this type from one of the ids."""
        match = f"UNWIND $of AS id MATCH (n:{label} {{id: id}})-[:{type_}]->(m)"
        return await self._rows(match, "[n.id, m.id]", ids)

    async def of_type(
        self, type_: str, label: str, pairs: Iterable[tuple[str, str]], names: Iterable[str]
    ) -> dict[tuple[str, str], dict[str, Any]]:
        """Return the named properties, without nulls, of the relationships of this type between the pairs.

        label: the label of the start nodes.
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
        """Return [id, type, target id, named properties ...] of each relationship of these types from these ids."""
        columns = ", ".join(["n.id", "type(r)", "m.id", *(f"r.{name}" for name in names)])
        match = f"UNWIND $of AS id MATCH (n:{label} {{id: id}}) MATCH (n)-[r:{'|'.join(types)}]->(m)"
        return await self._rows(match, f"[{columns}]", ids)

    async def adoptions(
        self, label: str, practices: Mapping[str, Iterable[str]], names: Iterable[str]
    ) -> list[list[Any]]:
        """Return [id, practice, territory, project, named properties ...] of each adoption between the pairs.

        label: the label of the territories. practices: territory -> its practices.
        """
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
        rows: list[list[Any]] = []
        for batch in batches(of):
            rows += await self._read(f"{match} RETURN collect({row}) AS d", {"of": batch}) or ()
        return rows

    async def _read(self, text: str, parameters: dict[str, Any] | None = None) -> Any:
        if self.failure is not None:
            raise self.failure
        try:
            return await self._store.read(text, parameters)
        except StoreError as error:
            self.failure = error
            raise
