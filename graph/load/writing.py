"""Writes a folder that was found in order: all nodes, then all relationships, in batches of rows.

Every batch is one transaction, is idempotent, and does not depend on where an earlier load was stopped: a
load that was killed is completed by loading again. Batches are written one after the other; while one is written the
next is prepared in a thread, which is a quarter of the time. What the graph has already is not written.
"""

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import AsyncIterator, Mapping
from typing import Any

from graph.data_version import begun
from graph.load import statements
from graph.load.columns import SOURCES
from graph.load.derived import compared, node_properties
from graph.load.lookup import Graph, Lookup, batches
from graph.load.references import References
from graph.load.relationship_batch import Found, RelationshipBatch, label_of
from graph.load.report import Changes
from graph.load.rows import Row, Sheet
from graph.model import NodeType, Relationship
from graph.model.relationships import SOURCE_IDS
from graph.store.interface import Statement

#: What a row did to the graph; the greater one counts.
UNCHANGED, CHANGED, NEW = range(3)
IN_DATASET = "IN_DATASET"


class Writer:
    """Writes the sheets of one folder as one data set."""

    def __init__(self, store: Graph, references: References, dataset: str):
        self._store = store
        self._lookup = Lookup(store)
        self._references = references
        self._dataset = dataset
        #: by file, what each row did: one byte per row
        self._states: dict[str, bytearray] = {}

    def changes(self, sheet: Sheet) -> Changes:
        """What a sheet did that was written."""
        states = self._states[sheet.name]
        return Changes(*(states.count(state) for state in (NEW, CHANGED, UNCHANGED)))

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
            await self._store.write(begun(self._dataset), *work)
        return done

    async def _node_work(self, sheet: Sheet) -> AsyncIterator[tuple[int, list[Statement]]]:
        """For each batch of rows, how many there were so far, and the statements that write their nodes."""
        type_ = sheet.file.part
        states = self._states[sheet.name] = bytearray()
        graph_has_some = await self._lookup.has_any(type_.label)
        remaining = batches(sheet.rows())
        while rows := await asyncio.to_thread(next, remaining, None):
            stored: dict[str, dict[str, Any]] = {}
            placed: set[str] = set()
            if graph_has_some:
                ids = [row.id for row in rows]
                stored = await self._lookup.properties(type_.label, ids, compared(type_, rows))
                if stored and type_.label != "Dataset":
                    found = await self._lookup.outgoing([IN_DATASET], type_.label, stored)
                    placed = {id_ for id_, _, dataset in found if dataset == self._dataset}
            yield await asyncio.to_thread(self._node_statements, type_, rows, stored, placed, states)

    def _node_statements(self, type_: NodeType, rows: list[Row], stored: Mapping[str, dict[str, Any]],
                         placed: set[str], states: bytearray) -> tuple[int, list[Statement]]:
        """How many rows there were so far, and the statements. placed: the nodes that are in the data set."""
        new: list[dict[str, Any]] = []
        changed: list[dict[str, Any]] = []
        unplaced: list[dict[str, Any]] = []
        for row in rows:
            had = stored.get(row.id)
            properties = node_properties(type_, row.values, had)
            if had is None:
                new.append({"id": row.id, "properties": properties})
                states.append(NEW)
                continue
            properties = {name: value for name, value in properties.items() if had.get(name) != value}
            if properties:
                changed.append({"id": row.id, "properties": properties})
            is_unplaced = type_.label != "Dataset" and row.id not in placed
            if is_unplaced:
                unplaced.append({"id": row.id})
            states.append(CHANGED if properties or is_unplaced else UNCHANGED)
        parts = ((statements.create_nodes, new), (statements.update_nodes, changed),
                 (statements.put_in_dataset, unplaced))
        return len(states), [(make(type_), {"rows": rows, "dataset": self._dataset}) for make, rows in parts if rows]

    async def _relationship_work(self, sheet: Sheet) -> AsyncIterator[tuple[int, list[Statement]]]:
        """The same for the relationships that the rows state."""
        is_nodes, part = sheet.file.is_nodes, sheet.file.part
        states = self._states.setdefault(sheet.name, bytearray())
        remaining, done = batches(sheet.rows()), 0
        while rows := await asyncio.to_thread(next, remaining, None):
            if not is_nodes:
                states.extend([UNCHANGED] * len(rows))
            known = [row for number, row in enumerate(rows, done) if states[number] != NEW]
            stored = await (self._references_of(part, known) if is_nodes else self._relationships(part, known))
            yield done + len(rows), await asyncio.to_thread(
                self._relationship_statements, part, rows, stored, states, done)
            done += len(rows)

    async def _references_of(self, type_: NodeType, rows: list[Row]) -> Found:
        """The relationships that nodes have in the graph, of the types of the rows' columns."""
        found: Found = defaultdict(dict)
        types = sorted({column.relationship.type for row in rows for column, _ in row.references})
        if types:
            ids = [row.id for row in rows]
            for start, name, end, sources in await self._lookup.outgoing(types, type_.label, ids, [SOURCE_IDS]):
                found[start, name][end] = {SOURCE_IDS: sources}
        return found

    async def _relationships(self, relationship: Relationship, rows: list[Row]) -> Found:
        """The relationships between the ends of the rows that are in the graph."""
        found: Found = defaultdict(dict)
        by_label: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for row in rows:
            start, end = self._ends(relationship, row)
            by_label[label_of(start)].append((start, end))
        names = [*(p.name for p in relationship.properties), SOURCE_IDS]
        for label, pairs in by_label.items():
            for (start, end), values in (await self._lookup.of_type(relationship.type, label, pairs, names)).items():
                found[start, relationship.type][end] = values
        return found

    def _relationship_statements(self, part: NodeType | Relationship, rows: list[Row], stored: Found,
                                 states: bytearray, done: int) -> list[Statement]:
        """What writes the new and the changed relationships; notes the states of the rows, which begin at `done`."""
        batch = RelationshipBatch()
        for number, row in enumerate(rows, done):
            if isinstance(part, NodeType):
                states[number] = self._add_node_references(batch, row, stored, states[number])
            else:
                states[number] = self._add_relationship(batch, part, row, stored)
        return batch.statements()

    def _add_node_references(self, batch: RelationshipBatch, row: Row, stored: Found, state: int) -> int:
        """Adds what a row's references change; returns what that makes of the row's state."""
        sources = self._targets(row, SOURCES)
        for column, named in row.references:
            targets = [self._references.resolve(column, text) for text in named]
            relationship = column.relationship
            had = stored.get((row.id, relationship.type), {})
            # Sources are only added: other data sets may state the same node.
            if column.role != SOURCES and not had.keys() <= set(targets):
                batch.keep(relationship, row.id, targets)
                state = max(state, CHANGED)
            for target in targets:
                # Where a node is stated is no statement that has sources of its own.
                if batch.add(relationship, row.id, target, {}, [] if column.role == SOURCES else sources,
                             had.get(target)):
                    state = max(state, CHANGED)
        return state

    def _add_relationship(self, batch: RelationshipBatch, relationship: Relationship, row: Row, stored: Found) -> int:
        """Adds a row of relationships where the graph does not have it so; returns the row's state."""
        start, end = self._ends(relationship, row)
        had = stored.get((start, relationship.type), {}).get(end)
        if not batch.add(relationship, start, end, row.values, self._targets(row, SOURCES), had):
            return UNCHANGED
        return NEW if had is None else CHANGED

    def _ends(self, relationship: Relationship, row: Row) -> tuple[str, str]:
        start, = self._targets(row, relationship.start_column)
        end, = self._targets(row, relationship.end_column)
        # A symmetric one is kept once: in the order of the ids.
        return (min(start, end), max(start, end)) if relationship.symmetric else (start, end)

    def _targets(self, row: Row, role: str) -> list[str]:
        for column, named in row.references:
            if column.role == role:
                return [self._references.resolve(column, text) for text in named]
        return []
