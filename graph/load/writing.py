"""Writes a folder that was found in order: all nodes, then all relationships, in batches of rows.

Every batch is one transaction, is idempotent, and does not depend on where an earlier load was stopped: a
load that was killed is completed by loading again. Batches are written one after the other; while one is written the
next is prepared in a thread, which is a quarter of the time.
"""

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Any

from graph.load import statements
from graph.load.columns import SOURCES
from graph.load.derived import needed, node_properties
from graph.load.lookup import Graph, Lookup, batches
from graph.load.references import References
from graph.load.rows import Row, Sheet
from graph.model import MODEL, NodeType, Relationship
from graph.store.interface import Statement

_BY_TYPE = {r.type: r for r in MODEL.relationships}


class Writer:
    """Writes the sheets of one folder as one data set."""

    def __init__(self, store: Graph, references: References, dataset: str):
        self._store = store
        self._lookup = Lookup(store)
        self._references = references
        self._dataset = dataset
        #: by file, for each row 1 when the graph had the node before this load: one byte per row
        self._had: dict[str, bytearray] = {}

    async def write_nodes(self, sheet: Sheet) -> AsyncIterator[int]:
        """Writes the nodes of a sheet; yields the number of rows so far after each batch.

        The data set's own node must be written before all others.
        """
        async with contextlib.aclosing(self._written(self._node_work(sheet))) as counts:
            async for done in counts:
                yield done

    async def write_relationships(self, sheet: Sheet) -> AsyncIterator[int]:
        """Writes the relationships of a sheet's rows; yields the number of rows so far after each batch."""
        async with contextlib.aclosing(self._written(self._relationship_work(sheet))) as counts:
            async for done in counts:
                yield done

    async def _written(self, prepared: AsyncIterator[tuple[int, list[Statement]]]) -> AsyncIterator[int]:
        """Writes each piece of work while the next is prepared; yields the number of rows that belong to those written.
        """
        writing: asyncio.Task[int] | None = None
        try:
            async with contextlib.aclosing(prepared):
                async for done, work in prepared:
                    if writing is not None:
                        yield await writing
                    writing = asyncio.create_task(self._write(done, work))
            if writing is not None:
                yield await writing
        finally:
            if writing is not None:  # its own failure is told nowhere else where preparing failed, too
                writing.cancel()
                await asyncio.gather(writing, return_exceptions=True)

    async def _write(self, done: int, work: list[Statement]) -> int:
        if work:
            await self._store.write(*work)
        return done

    async def _node_work(self, sheet: Sheet) -> AsyncIterator[tuple[int, list[Statement]]]:
        """For each batch of rows, how many there were so far, and the statements that write their nodes."""
        type_ = sheet.file.part
        had = self._had[sheet.name] = bytearray()
        graph_has_some = await self._lookup.has_any(type_.label)
        remaining = batches(sheet.rows())
        while rows := await asyncio.to_thread(next, remaining, None):
            stored: dict[str, dict[str, Any]] = {}
            if graph_has_some:
                ids = [row.id for row in rows]
                stored = await self._lookup.properties(type_.label, ids, needed(type_))
            had.extend(row.id in stored for row in rows)
            yield len(had), await asyncio.to_thread(self._node_statements, type_, rows, stored)

    def _node_statements(self, type_: NodeType, rows: list[Row],
                         stored: Mapping[str, dict[str, Any]]) -> list[Statement]:
        def written(*, new: bool) -> dict[str, Any]:
            return {"rows": [
                {"id": row.id, "properties": node_properties(type_, row.values, stored.get(row.id))}
                for row in rows if (row.id not in stored) is new
            ], "dataset": self._dataset}

        work: list[Statement] = []
        if len(stored) < len(rows):
            work.append((statements.create_nodes(type_), written(new=True)))
        if stored:
            known = written(new=False)
            work.append((statements.update_nodes(type_), known))
            if type_.label != "Dataset":
                ids = [{"id": id_} for id_ in stored]
                work.append((statements.put_in_dataset(type_), {"rows": ids, "dataset": self._dataset}))
        return work

    async def _relationship_work(self, sheet: Sheet) -> AsyncIterator[tuple[int, list[Statement]]]:
        """The same for the relationships that the rows state."""
        prepared = self._relationship_statements(sheet)
        while work := await asyncio.to_thread(next, prepared, None):
            yield work

    def _relationship_statements(self, sheet: Sheet) -> Iterator[tuple[int, list[Statement]]]:
        done = 0
        for rows in batches(sheet.rows()):
            batch = _Batch()
            for number, row in enumerate(rows, done):
                if sheet.file.is_nodes:
                    self._add_node_references(batch, row, had=bool(self._had[sheet.name][number]))
                else:
                    self._add_relationship(batch, sheet.file.part, row)
            done += len(rows)
            yield done, batch.statements()

    def _add_node_references(self, batch: "_Batch", row: Row, *, had: bool) -> None:
        sources = self._targets(row, SOURCES)
        for column, named in row.references:
            targets = [self._references.resolve(column, text) for text in named]
            relationship = column.relationship
            # Sources are only added: other data sets may state the same node.
            if had and column.role != SOURCES:
                batch.keep(relationship, row.id, targets)
            for target in targets:
                # Where a node is stated is no statement that has sources of its own.
                batch.add(relationship, row.id, target, {}, [] if column.role == SOURCES else sources)

    def _add_relationship(self, batch: "_Batch", relationship: Relationship, row: Row) -> None:
        start, = self._targets(row, relationship.start_column)
        end, = self._targets(row, relationship.end_column)
        if relationship.symmetric:  # kept once: in the order of the ids
            start, end = min(start, end), max(start, end)
        batch.add(relationship, start, end, row.values, self._targets(row, SOURCES))

    def _targets(self, row: Row, role: str) -> list[str]:
        for column, named in row.references:
            if column.role == role:
                return [self._references.resolve(column, text) for text in named]
        return []


class _Batch:
    """Relationships of one batch of rows, grouped by the statement that writes them: by type, labels of both
    ends, and whether they have sources."""

    def __init__(self) -> None:
        self._stale: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
        self._new: dict[tuple[str, str, str, bool], list[dict[str, Any]]] = defaultdict(list)

    def keep(self, relationship: Relationship, start: str, keep: list[str]) -> None:
        self._stale[relationship.type, _label(start)].append({"start": start, "keep": keep})

    def add(self, relationship: Relationship, start: str, end: str, properties: dict[str, Any],
            sources: list[str]) -> None:
        row: dict[str, Any] = {"start": start, "end": end}
        if relationship.properties:
            row["properties"] = properties
        if sources:
            row["sources"] = sources
        self._new[relationship.type, _label(start), _label(end), bool(sources)].append(row)

    def statements(self) -> list[Statement]:
        """Deletions first: a to-one reference never has two targets, not even within the transaction."""
        work = [
            (statements.delete_stale(_BY_TYPE[type_], start), {"rows": rows})
            for (type_, start), rows in self._stale.items()
        ]
        work += [
            (statements.write_relationships(_BY_TYPE[type_], start, end, with_sources=sourced),
             {"rows": rows})
            for (type_, start, end, sourced), rows in self._new.items()
        ]
        return work


def _label(id_: str) -> str:
    return MODEL.type_of_id(id_).label
