"""Write a checked folder: all nodes, then all relationships, in batches of rows.

Each batch is one idempotent transaction, independent of where an earlier load stopped: a killed load is completed by
loading again. A new node is written together with its required relationships, so that readers never see it without
them. Batches are written sequentially. While one is written, a thread prepares the next, which takes a quarter of the
time. Rows that the graph already has are not written.
"""

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import AsyncGenerator, Mapping
from typing import Any

from graph.data_version import load_started
from graph.load import statements
from graph.load.columns import SOURCES
from graph.load.lookup import Graph, Lookup, batches
from graph.load.references import References
from graph.load.relationship_batch import RelationshipBatch, StoredRelationships
from graph.load.report import Changes
from graph.load.rows import CsvRow, Sheet
from graph.model import MODEL, NodeType, Relationship
from graph.model.derived import derived_properties, needed_properties, with_derived
from graph.model.relationships import SOURCE_IDS
from graph.model.rules.references import ends_in_graph
from graph.store.interface import Statement

#: The effect of a row on the graph; the greatest one counts.
UNCHANGED, CHANGED, NEW = range(3)
IN_DATASET = "IN_DATASET"

#: The number of rows so far, and the statements that write the last batch.
Work = tuple[int, list[Statement]]


class Writer:
    """Write the sheets of one folder as one data set."""

    def __init__(self, store: Graph, references: References, dataset: str):
        self._store = store
        self._lookup = Lookup(store)
        self._references = references
        self._dataset = dataset
        #: The state of each row, one byte per row, by file name.
        self._states: dict[str, bytearray] = {}

    def changes(self, sheet: Sheet) -> Changes:
        """Return the changes by a written sheet."""
        states = self._states[sheet.name]
        return Changes(*(states.count(state) for state in (NEW, CHANGED, UNCHANGED)))

    async def write_nodes(self, type_: NodeType, sheet: Sheet) -> AsyncGenerator[int, None]:
        """Write the nodes of a sheet. Yield the number of written rows after each batch.

        The node of the data set must be written before all others.
        """
        async with contextlib.aclosing(self._written(self._node_work(type_, sheet))) as counts:
            async for done in counts:
                yield done

    async def write_relationships(self, sheet: Sheet) -> AsyncGenerator[int, None]:
        """Write the relationships of the rows of a sheet. Yield the number of written rows after each batch."""
        async with contextlib.aclosing(self._written(self._relationship_work(sheet))) as counts:
            async for done in counts:
                yield done

    async def _written(self, prepared: AsyncGenerator[Work, None]) -> AsyncGenerator[int, None]:
        """Write each batch while the next is prepared. Yield the number of written rows."""
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
            if writing is not None:  # if the preparation has failed, a failure of the write is not reported
                writing.cancel()
                await asyncio.gather(writing, return_exceptions=True)

    async def _write(self, done: int, work: list[Statement]) -> int:
        if work:
            await self._store.write(load_started(self._dataset), *work)
        return done

    async def _node_work(self, type_: NodeType, sheet: Sheet) -> AsyncGenerator[Work, None]:
        """Yield the work that writes the nodes of each batch of rows."""
        states = self._states[sheet.name] = bytearray()
        graph_has_some = await self._lookup.has_any(type_.label)
        remaining = batches(sheet.rows())
        while rows := await asyncio.to_thread(next, remaining, None):
            stored: dict[str, dict[str, Any]] = {}
            placed: set[str] = set()
            if graph_has_some:
                stored = await self._lookup.properties(type_.label, _ids(rows), _compared(type_, rows))
                if stored and type_.label != "Dataset":
                    datasets = await self._lookup.outgoing([IN_DATASET], type_.label, stored)
                    placed = {id_ for id_, _, dataset in datasets if dataset == self._dataset}
            yield await asyncio.to_thread(self._node_statements, type_, rows, stored, placed, states)

    def _node_statements(
        self,
        type_: NodeType,
        rows: list[CsvRow],
        stored: Mapping[str, dict[str, Any]],
        placed: set[str],
        states: bytearray,
    ) -> Work:
        """Return the work for a batch of rows. placed: the ids of nodes that are already in the data set."""
        new: list[dict[str, Any]] = []
        changed: list[dict[str, Any]] = []
        unplaced: list[dict[str, Any]] = []
        required = RelationshipBatch()
        for row in rows:
            id_, current = row.node_id, stored.get(row.node_id)
            properties = _properties(type_, row.values, current)
            if current is None:
                new.append({"id": id_, "properties": properties})
                self._add_references(required, row, {}, required=True)
                states.append(NEW)
                continue
            properties = {name: value for name, value in properties.items() if current.get(name) != value}
            if properties:
                changed.append({"id": id_, "properties": properties})
            is_unplaced = type_.label != "Dataset" and id_ not in placed
            if is_unplaced:
                unplaced.append({"id": id_})
            states.append(CHANGED if properties or is_unplaced else UNCHANGED)
        parts = (
            (statements.create_nodes, new),
            (statements.update_nodes, changed),
            (statements.put_in_dataset, unplaced),
        )
        work = [(make(type_), {"rows": part, "dataset": self._dataset}) for make, part in parts if part]
        return len(states), [*work, *required.statements()]

    async def _relationship_work(self, sheet: Sheet) -> AsyncGenerator[Work, None]:
        """Yield the work that writes the relationships of each batch of rows."""
        part = sheet.file.part
        states = self._states.setdefault(sheet.name, bytearray())
        remaining, done = batches(sheet.rows()), 0
        while rows := await asyncio.to_thread(next, remaining, None):
            if isinstance(part, NodeType):
                existing = [row for number, row in enumerate(rows, done) if states[number] != NEW]
                stored = await self._references_of(part, existing)
            else:
                states.extend([UNCHANGED] * len(rows))
                stored = await self._relationships(part, rows)
            yield (
                done + len(rows),
                await asyncio.to_thread(self._relationship_statements, part, rows, stored, states, done),
            )
            done += len(rows)

    async def _references_of(self, type_: NodeType, rows: list[CsvRow]) -> StoredRelationships:
        """Return the stored relationships of the nodes, of the types of the columns in the rows."""
        stored: StoredRelationships = defaultdict(dict)
        types = sorted({column.creates.type for row in rows for column, _ in row.references})
        if types:
            outgoing = await self._lookup.outgoing(types, type_.label, _ids(rows), [SOURCE_IDS])
            for start, name, end, sources in outgoing:
                stored[start, name][end] = {SOURCE_IDS: sources}
        return stored

    async def _relationships(self, relationship: Relationship, rows: list[CsvRow]) -> StoredRelationships:
        """Return the stored relationships between the ends of the rows."""
        stored: StoredRelationships = defaultdict(dict)
        by_label: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for row in rows:
            start, end = self._ends(relationship, row)
            by_label[MODEL.label_of(start)].append((start, end))
        names = [*(p.name for p in relationship.properties), SOURCE_IDS]
        for label, pairs in by_label.items():
            for (start, end), values in (await self._lookup.of_type(relationship.type, label, pairs, names)).items():
                stored[start, relationship.type][end] = values
        return stored

    def _relationship_statements(
        self,
        part: NodeType | Relationship,
        rows: list[CsvRow],
        stored: StoredRelationships,
        states: bytearray,
        done: int,
    ) -> list[Statement]:
        """Return the statements that write new and changed relationships.

        Update the states of the rows, which start at `done`.
        """
        batch = RelationshipBatch()
        for number, row in enumerate(rows, done):
            if isinstance(part, NodeType):
                required = False if states[number] == NEW else None
                if self._add_references(batch, row, stored, required=required):
                    states[number] = max(states[number], CHANGED)
            else:
                states[number] = self._add_relationship(batch, part, row, stored)
        return batch.statements()

    def _add_references(
        self, batch: RelationshipBatch, row: CsvRow, stored: StoredRelationships, *, required: bool | None
    ) -> bool:
        """Add the relationships that a row changes. Return whether it changes any.

        required: True for required relationships only, False for optional ones only, None for all.
        """
        is_changed, sources = False, self._targets(row, SOURCES)
        for column, texts in row.references:
            if required not in (None, column.required):
                continue
            targets = [self._references.id_of(column, text) for text in texts]
            current = stored.get((row.node_id, column.creates.type), {})
            # Sources are only added: other data sets may state the same node.
            if column.role != SOURCES and not current.keys() <= set(targets):
                batch.keep(column.creates, row.node_id, targets)
                is_changed = True
            for target in targets:
                # STATED_IN has no sources itself.
                own_sources = [] if column.role == SOURCES else sources
                is_changed |= batch.add(column.creates, row.node_id, target, {}, own_sources, current.get(target))
        return is_changed

    def _add_relationship(
        self, batch: RelationshipBatch, relationship: Relationship, row: CsvRow, stored: StoredRelationships
    ) -> int:
        """Add the relationship of a row unless the graph already has it. Return the state of the row."""
        start, end = self._ends(relationship, row)
        current = stored.get((start, relationship.type), {}).get(end)
        if not batch.add(relationship, start, end, row.values, self._targets(row, SOURCES), current):
            return UNCHANGED
        return NEW if current is None else CHANGED

    def _ends(self, relationship: Relationship, row: CsvRow) -> tuple[str, str]:
        [start], [end] = (self._targets(row, role) for role in relationship.columns)
        return ends_in_graph(relationship, start, end)

    def _targets(self, row: CsvRow, role: str) -> list[str]:
        for column, texts in row.references:
            if column.role == role:
                return [self._references.id_of(column, text) for text in texts]
        return []


def _ids(rows: list[CsvRow]) -> list[str]:
    return [row.node_id for row in rows]


def _compared(type_: NodeType, rows: list[CsvRow]) -> list[str]:
    """Return the properties to read from the graph: those in the rows, and those of derived values."""
    names = {name for row in rows for name in row.values}
    return sorted((names | set(needed_properties(type_)) | set(derived_properties(type_))) - {"id"})


def _properties(type_: NodeType, values: Mapping[str, Any], stored: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return the properties to set; null removes one. stored: the stored properties; None for a new node."""
    values = {name: value for name, value in values.items() if name != "id"}
    properties = with_derived(type_, values, stored or {})
    if stored is None:
        return {name: value for name, value in properties.items() if value is not None}
    return properties
