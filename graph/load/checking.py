"""The second pass over a folder: check every row against the model's rules, the rest of the folder and the graph."""

import contextlib
import hashlib
from collections import Counter
from collections.abc import AsyncGenerator, Mapping
from typing import Any

from graph.load.cells import with_lost_zero
from graph.load.columns import ReferenceColumn
from graph.load.cycles import with_graph
from graph.load.errors import CellError, ErrorLog
from graph.load.keys import Keys
from graph.load.lookup import Lookup, batches
from graph.load.references import References
from graph.load.rows import CsvRow, Sheet
from graph.load.stored import Stored, adoptions, owners
from graph.model import MODEL, NodeType, Relationship
from graph.model.rules.cycles import Targets, cycles
from graph.model.rules.date_order import Pairs, date_violations, ordered_pairs
from graph.model.rules.identity import adoption_key, check_code, unique_properties
from graph.model.rules.references import check_ends, check_new_target, ends_in_graph
from graph.model.rules.violation import Violation
from graph.store.errors import StoreError

ADOPTION = "Adoption"


class Checker:
    """Check the sheets one by one, then all of them together, and against the graph.

    If the store fails (see `lookup.failure`), the folder is checked on its own.
    """

    def __init__(self, keys: Keys, references: References, lookup: Lookup, log: ErrorLog):
        self._keys = keys
        self._references = references
        self._lookup = lookup
        self._log = log
        #: Relationship type -> node -> its targets, for acyclic relationships.
        self._targets: dict[str, dict[str, tuple[str, ...]]] = {r.type: {} for r in MODEL.relationships if r.acyclic}
        #: Label -> whether the graph has a node with this label.
        self._is_known: dict[str, bool] = {}
        #: Digest of an adoption's key -> line.
        self._adoptions: dict[bytes, int] = {}
        self.relationship_counts: Counter[str] = Counter()

    async def check(self, sheet: Sheet) -> AsyncGenerator[int, None]:
        """Check the rows of a sheet. Yield the number of checked rows after each batch."""
        pairs, part = ordered_pairs(sheet.table.properties), sheet.file.part
        seen: dict[tuple[str, str], int] = {}
        done = 0
        for rows in batches(sheet.rows(self._log)):
            stored = Stored()
            with contextlib.suppress(StoreError):
                await self._references.look_up(
                    (column, text) for row in rows for column, texts in row.references for text in texts
                )
                if isinstance(part, NodeType):
                    await self._look_up_nodes(part, rows, pairs, stored)
                else:
                    await self._look_up_relationships(part, rows, pairs, stored)
            for row in rows:
                if isinstance(part, NodeType):
                    self._check_node(sheet, part, row, pairs, stored)
                else:
                    self._check_relationship(sheet, part, row, seen, pairs, stored)
            done += len(rows)
            yield done

    async def _look_up_nodes(self, type_: NodeType, rows: list[CsvRow], pairs: Pairs, stored: Stored) -> None:
        """Fetch the stored values that the rows of nodes must agree with. Raises StoreError."""
        lookup, label = self._lookup, type_.label
        names = {name for pair in pairs for name in pair}
        partial = [row for row in rows if names and not row.values.keys() >= names]
        unique = any(row.values.get(p.name) is not None for p in unique_properties(type_) for row in rows)
        if not (unique or partial or label == ADOPTION):
            return
        if label not in self._is_known:
            self._is_known[label] = await lookup.has_any(label)
        if not self._is_known[label]:
            return
        ids = [row.id for row in partial if row.id]
        if ids:
            stored.dates.update(await lookup.properties(label, ids, sorted(names)))
        if unique:
            stored.owners = await owners(lookup, self._keys, type_, (row.values for row in rows))
        if label == ADOPTION:
            ids = [row.id for row in rows if row.id and "project" not in row.roles]
            for id_, project in await lookup.targets("THROUGH", ADOPTION, ids):
                stored.projects[id_] = project
            pairs_of_rows = {
                (practice, territory)
                for row in rows
                if (practice := self._one(row, "practice")) and (territory := self._one(row, "territory"))
            }
            stored.adoptions = await adoptions(lookup, self._keys, pairs_of_rows)

    async def _look_up_relationships(
        self, relationship: Relationship, rows: list[CsvRow], pairs: Pairs, stored: Stored
    ) -> None:
        """Fetch the stored dates that the rows of relationships must agree with. Raises StoreError."""
        names = {name for pair in pairs for name in pair}
        by_label: dict[str, set[tuple[str, str]]] = {}
        for row in rows:
            if names and not row.values.keys() >= names and (ends := self._ends(relationship, row)):
                by_label.setdefault(MODEL.label_of(ends[0]), set()).add(ends)
        for label, pairs_of_label in by_label.items():
            stored_dates = await self._lookup.of_type(relationship.type, label, pairs_of_label, sorted(names))
            for ends, dates in stored_dates.items():
                stored.dates[ends] = dates

    def _ends(self, relationship: Relationship, row: CsvRow) -> tuple[str, str] | None:
        """Return the ends of a row of relationships as stored in the graph; None if one of them is unknown."""
        start, end = (self._one(row, role) for role in relationship.columns)
        return None if start is None or end is None else ends_in_graph(relationship, start, end)

    def _one(self, row: CsvRow, role: str) -> str | None:
        """Return the id in a to-one column of a row. Its faults are logged when the row is checked."""
        for column, texts in row.references:
            if column.role == role and texts:
                with contextlib.suppress(Violation):
                    return self._references.resolve(column, texts[0])
        return None

    async def check_cycles(self, sheets: list[Sheet]) -> None:
        """Log every cycle of acyclic relationships at the row of its first node."""
        by_file = {sheet.file.part.file: sheet for sheet in sheets}
        for relationship in MODEL.relationships:
            targets = self._targets.get(relationship.type)
            if not targets:
                continue
            whole: Targets = targets
            with contextlib.suppress(StoreError):
                whole = await with_graph(relationship, targets, self._lookup)
            for cycle in cycles(whole):
                node = next((n for n in cycle if n in targets), None)
                if node is None:
                    continue  # a cycle within the graph is not a fault of this folder
                type_ = MODEL.by_label[MODEL.label_of(node)]
                path = " -> ".join(cycle if len(cycle) <= 8 else [*cycle[:4], "...", *cycle[-3:]])
                line = self._keys.lines[type_.label][node]
                self._log.add(by_file[type_.file].name, line, relationship.column, node, "cycle", path=path)

    def _check_dates(self, sheet: Sheet, row: CsvRow, pairs: Pairs, stored: Mapping[str, Any]) -> None:
        for column, violation in date_violations(pairs, row.values, stored):
            self._report(sheet, row, column, row.values.get(column), violation)

    def _check_node(self, sheet: Sheet, type_: NodeType, row: CsvRow, pairs: Pairs, stored: Stored) -> None:
        self._check_dates(sheet, row, pairs, stored.dates.get(row.id, {}) if row.id else {})
        for name, value in self._values_of_others(type_, row, stored):
            others = [id_ for id_ in stored.owners[name, value] if id_ != row.id]
            if others:
                self._report(sheet, row, name, value, CellError("duplicate-key-in-graph", key=name, other=others[0]))
        try:
            check_code(row.values)
        except Violation as violation:
            code = row.values["value"]
            self._report(sheet, row, "value", code, with_lost_zero(violation, code))
        ends: dict[str, list[str]] = {}
        for column, texts in row.references:
            targets = ends[column.role] = self._resolve(sheet, row, column, texts)
            self.relationship_counts[column.creates.type] += len(targets)
            if column.creates.acyclic and row.id is not None:
                self._targets[column.creates.type][row.id] = tuple(targets)
        if type_.label == ADOPTION:
            self._check_adoption(sheet, row, ends, stored)

    @staticmethod
    def _values_of_others(type_: NodeType, row: CsvRow, stored: Stored) -> list[tuple[str, str]]:
        """Return the unique values of a row that stored nodes have, each after the name of its property."""
        if not stored.owners:
            return []
        pairs = ((p.name, row.values.get(p.name)) for p in unique_properties(type_))
        return [(name, value) for name, value in pairs if value is not None and (name, value) in stored.owners]

    def _check_adoption(self, sheet: Sheet, row: CsvRow, ends: Mapping[str, list[str]], stored: Stored) -> None:
        """Log an adoption that another row or the graph already states."""
        if not ends.get("practice") or not ends.get("territory"):
            return
        id_ = row.id or ""  # a row with an invalid id is compared, too
        project = next(iter(ends["project"]), None) if "project" in ends else stored.projects.get(id_)
        dates = {**stored.dates.get(id_, {}), **row.values}
        key = adoption_key(ends["practice"][0], ends["territory"][0], project, dates)
        digest = hashlib.blake2b("\0".join(key).encode(), digest_size=16).digest()
        first = self._adoptions.setdefault(digest, row.line)
        if first != row.line:
            self._report(sheet, row, None, None, CellError("duplicate-adoption", first=first))
        elif key in stored.adoptions:
            self._report(sheet, row, None, None, CellError("duplicate-adoption-in-graph", other=stored.adoptions[key]))

    def _check_relationship(
        self,
        sheet: Sheet,
        relationship: Relationship,
        row: CsvRow,
        seen: dict[tuple[str, str], int],
        pairs: Pairs,
        stored: Stored,
    ) -> None:
        in_graph = self._ends(relationship, row) if pairs else None
        self._check_dates(sheet, row, pairs, stored.dates.get(in_graph, {}) if in_graph else {})
        targets: dict[str, list[str]] = {}
        for column, texts in row.references:
            targets[column.role] = self._resolve(sheet, row, column, texts)
        start, end = (targets.get(role) for role in relationship.columns)
        if not start or not end:
            return
        ends = ends_in_graph(relationship, start[0], end[0])
        try:
            check_ends(relationship, *ends)
        except Violation as violation:
            self._report(sheet, row, relationship.columns[1], ends[1], violation)
        first = seen.setdefault(ends, row.line)
        if first != row.line:
            self._report(sheet, row, None, None, CellError("duplicate-row", first=first, start=ends[0], end=ends[1]))
        self.relationship_counts[relationship.type] += 1

    def _resolve(self, sheet: Sheet, row: CsvRow, column: ReferenceColumn, texts: list[str]) -> list[str]:
        """Return the ids that the references of a cell resolve to. Log its faults."""
        targets: list[str] = []
        for text in texts:
            try:
                id_ = self._references.resolve(column, text)
                if id_ is not None:
                    check_new_target(targets, id_)
                    targets.append(id_)
            except Violation as violation:
                self._report(sheet, row, column.header, text, violation)
        return targets

    def _report(self, sheet: Sheet, row: CsvRow, column: str | None, value: Any, violation: Violation) -> None:
        self._log.add_violation(sheet.name, row.line, column, value, violation)
