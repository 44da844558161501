"""The second reading of a folder: every row against the model, the rest of the folder and the graph."""

import contextlib
import hashlib
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from typing import Any

from graph.load.columns import ReferenceColumn
from graph.load.consistency import Pairs, date_faults, ordered_pairs
from graph.load.cycles import cycles, with_graph
from graph.load.errors import CellError, ErrorLog
from graph.load.keys import UNIQUE, Keys
from graph.load.lookup import Lookup, batches
from graph.load.references import References
from graph.load.rows import Row, Sheet
from graph.load.stored import Stored, adoption_key, adoptions, owners
from graph.load.values import compiled, lost_zero, pattern_remedy
from graph.model import MODEL, Relationship
from graph.store.errors import StoreError

ADOPTION = "Adoption"
_OKTMO = next(p for t in MODEL.node_types for p in t.properties if p.name == "oktmo")
_OKTMO_PATTERN = compiled(_OKTMO)


class Checker:
    """Checks sheet after sheet, then what they say together, and all of it against what the graph has.

    Where the store fails, which `lookup.failure` tells, the folder is checked on its own.
    """

    def __init__(self, keys: Keys, references: References, lookup: Lookup, log: ErrorLog):
        self._keys = keys
        self._references = references
        self._lookup = lookup
        self._log = log
        #: relationship type -> node -> what it refers to, for acyclic relationships
        self._targets: dict[str, dict[str, tuple[str, ...]]] = {
            r.type: {} for r in MODEL.relationships if r.acyclic
        }
        #: label -> whether the graph has a node of it
        self._is_known: dict[str, bool] = {}
        #: digest of an adoption's key -> line
        self._adoptions: dict[bytes, int] = {}
        self.relationship_counts: Counter[str] = Counter()

    async def check(self, sheet: Sheet) -> AsyncIterator[int]:
        """Checks the rows of a sheet; yields the number of rows so far after each batch."""
        pairs = ordered_pairs(sheet.table.properties)
        seen: dict[tuple[str, str], int] = {}
        done = 0
        for rows in batches(sheet.rows(self._log)):
            stored = Stored()
            with contextlib.suppress(StoreError):
                await self._references.look_up(
                    (column, text) for row in rows for column, named in row.references for text in named
                )
                await self._look_up(sheet, rows, pairs, stored)
            for row in rows:
                if sheet.file.is_nodes:
                    self._check_dates(sheet, row, pairs, stored.dates.get(row.id, {}))
                    self._check_node(sheet, row, stored)
                else:
                    self._check_relationship(sheet, row, seen, pairs, stored)
            done += len(rows)
            yield done

    async def _look_up(self, sheet: Sheet, rows: list[Row], pairs: Pairs, stored: Stored) -> None:
        """Fetches what the graph has that the rows must agree with. Raises StoreError."""
        part, lookup = sheet.file.part, self._lookup
        names = {name for pair in pairs for name in pair}
        partial = [row for row in rows if names and not row.values.keys() >= names]
        if not sheet.file.is_nodes:
            ends = {pair for row in partial if (pair := self._pair(part, row))}
            for label in {MODEL.type_of_id(start).label for start, _ in ends}:
                of_label = [pair for pair in ends if MODEL.type_of_id(pair[0]).label == label]
                stored.dates |= await lookup.of_type(part.type, label, of_label, sorted(names))
            return
        unique = any(row.values.get(name) is not None for row in rows for name in UNIQUE)
        if not (unique or partial or part.label == ADOPTION):
            return
        if part.label not in self._is_known:
            self._is_known[part.label] = await lookup.has_any(part.label)
        if not self._is_known[part.label]:
            return
        ids = [row.id for row in partial if row.id]
        stored.dates = await lookup.properties(part.label, ids, sorted(names)) if ids else {}
        stored.owners = await owners(lookup, self._keys, part, (row.values for row in rows)) if unique else {}
        if part.label == ADOPTION:
            ids = [row.id for row in rows if row.id and "project" not in row.roles]
            stored.projects = dict(await lookup.targets("THROUGH", ADOPTION, ids)) if ids else {}
            said_of = {(practice, territory) for row in rows
                       if (practice := self._one(row, "practice")) and (territory := self._one(row, "territory"))}
            stored.adoptions = await adoptions(lookup, self._keys, said_of)

    def _pair(self, relationship: Relationship, row: Row) -> tuple[str, str] | None:
        """The ends of a row of relationships as they are in the graph; None where one is not known."""
        start, end = (self._one(row, role) for role in (relationship.start_column, relationship.end_column))
        if start is None or end is None:
            return None
        return (min(start, end), max(start, end)) if relationship.symmetric else (start, end)

    def _one(self, row: Row, role: str) -> str | None:
        """The id that a row names in a column of one; its faults are logged where the row is checked."""
        for column, named in row.references:
            if column.role == role and named:
                with contextlib.suppress(CellError):
                    return self._references.resolve(column, named[0])
        return None

    async def check_cycles(self, sheets: list[Sheet]) -> None:
        """Tells every cycle of the relationships that may have none, at the row of its first node."""
        by_file = {sheet.file.part.file: sheet for sheet in sheets}
        for relationship in MODEL.relationships:
            targets = self._targets.get(relationship.type)
            if not targets:
                continue
            whole = targets
            with contextlib.suppress(StoreError):
                whole = await with_graph(relationship, targets, self._lookup)
            for cycle in cycles(whole):
                node = next((n for n in cycle if n in targets), None)
                if node is None:
                    continue  # a cycle of the graph's own: not this folder's fault
                type_ = MODEL.type_of_id(node)
                path = " -> ".join(cycle if len(cycle) <= 8 else [*cycle[:4], "...", *cycle[-3:]])
                line = self._keys.lines[type_.label][node]
                self._log.add(by_file[type_.file].name, line, relationship.column, node, "cycle", path=path)

    def _check_dates(self, sheet: Sheet, row: Row, pairs: Pairs, stored: Mapping[str, Any]) -> None:
        for column, error in date_faults(pairs, row.values, stored):
            self._tell(sheet, row, column, row.values.get(column), error)

    def _check_node(self, sheet: Sheet, row: Row, stored: Stored) -> None:
        for name in UNIQUE if stored.owners else ():
            value = row.values.get(name)
            others = [id_ for id_ in stored.owners.get((name, value), ()) if id_ != row.id]
            if others:
                self._tell(sheet, row, name, value, CellError("duplicate-key-in-graph", key=name, other=others[0]))
        if row.values.get("scheme") == _OKTMO.name.upper() and row.values.get("value"):
            self._check_oktmo(sheet, row)
        ends: dict[str, list[str]] = {}
        for column, named in row.references:
            targets = ends[column.role] = self._resolve(sheet, row, column, named)
            self.relationship_counts[column.relationship.type] += len(targets)
            if column.relationship.acyclic and row.id is not None:
                self._targets[column.relationship.type][row.id] = tuple(targets)
        if sheet.file.part.label == ADOPTION:
            self._check_adoption(sheet, row, ends, stored)

    def _check_adoption(self, sheet: Sheet, row: Row, ends: Mapping[str, list[str]], stored: Stored) -> None:
        """One practice is taken up by one territory in one project once on the same dates, or on unknown ones."""
        if not ends.get("practice") or not ends.get("territory"):
            return
        project = next(iter(ends["project"]), None) if "project" in ends else stored.projects.get(row.id)
        dates = {**stored.dates.get(row.id, {}), **row.values}
        key = adoption_key(ends["practice"][0], ends["territory"][0], project, dates)
        digest = hashlib.blake2b("\0".join(key).encode(), digest_size=16).digest()
        first = self._adoptions.setdefault(digest, row.line)
        if first != row.line:
            self._tell(sheet, row, None, None, CellError("duplicate-adoption", first=first))
        elif key in stored.adoptions:
            self._tell(sheet, row, None, None, CellError("duplicate-adoption-in-graph", other=stored.adoptions[key]))

    def _check_oktmo(self, sheet: Sheet, row: Row) -> None:
        """A row of codes.csv with the scheme OKTMO is held to the same form as the column oktmo."""
        code = row.values["value"]
        if not _OKTMO_PATTERN.fullmatch(code):
            error = lost_zero(code) or CellError("pattern", remedy=pattern_remedy(_OKTMO))
            self._tell(sheet, row, "value", code, error)

    def _check_relationship(self, sheet: Sheet, row: Row, seen: dict[tuple[str, str], int], pairs: Pairs,
                            stored: Stored) -> None:
        self._check_dates(sheet, row, pairs, stored.dates.get(self._pair(sheet.file.part, row), {}) if pairs else {})
        relationship: Relationship = sheet.file.part
        ends: dict[str, list[str]] = {}
        for column, named in row.references:
            ends[column.role] = self._resolve(sheet, row, column, named)
        start, end = (ends.get(role) for role in (relationship.start_column, relationship.end_column))
        if not start or not end:
            return
        pair = (start[0], end[0])
        if relationship.symmetric:
            pair = (min(pair), max(pair))
            if pair[0] == pair[1]:
                error = CellError("own-neighbour", target=pair[0])
                self._tell(sheet, row, relationship.end_column, pair[1], error)
        first = seen.setdefault(pair, row.line)
        if first != row.line:
            error = CellError("duplicate-row", first=first, start=pair[0], end=pair[1])
            self._tell(sheet, row, None, None, error)
        self.relationship_counts[relationship.type] += 1

    def _resolve(self, sheet: Sheet, row: Row, column: ReferenceColumn, named: list[str]) -> list[str]:
        """The ids that a cell names; what is wrong with them is told."""
        targets: list[str] = []
        for text in named:
            try:
                id_ = self._references.resolve(column, text)
                if id_ in targets:
                    raise CellError("repeated-target", target=id_)
                if id_ is not None:
                    targets.append(id_)
            except CellError as error:
                self._tell(sheet, row, column.header, text, error)
        return targets

    def _tell(self, sheet: Sheet, row: Row, column: str | None, value: Any, error: CellError) -> None:
        self._log.add(sheet.name, row.line, column, value, error.key, **error.details)
