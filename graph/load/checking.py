"""The second reading of a folder: every row against the model, the rest of the folder and the graph."""

import contextlib
import hashlib
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from typing import Any

from graph.load.columns import ReferenceColumn
from graph.load.consistency import STAGE_DATES, Pairs, date_faults, ordered_pairs
from graph.load.cycles import cycles, with_graph
from graph.load.errors import CellError, ErrorLog
from graph.load.keys import Keys
from graph.load.lookup import Lookup, batches
from graph.load.references import References
from graph.load.rows import Row, Sheet
from graph.load.values import compiled, lost_zero
from graph.model import MODEL, Relationship
from graph.store.errors import StoreError

_OKTMO = next(p for t in MODEL.node_types for p in t.properties if p.name == "oktmo")
_OKTMO_PATTERN = compiled(_OKTMO)


class Checker:
    """Checks sheet after sheet, then what they say together.

    with_graph: also compare with what the graph has already: dates of which a row gives only a part, and
    cycles through references that are not in the folder. Without it the graph is asked only for references.
    Where the store fails, which `lookup.failure` tells, the folder is checked on its own.
    """

    def __init__(self, keys: Keys, references: References, lookup: Lookup, log: ErrorLog, *,
                 with_graph: bool):
        self._keys = keys
        self._references = references
        self._lookup = lookup
        self._log = log
        self._with_graph = with_graph
        #: relationship type -> node -> what it refers to, for acyclic relationships
        self._targets: dict[str, dict[str, tuple[str, ...]]] = {
            r.type: {} for r in MODEL.relationships if r.acyclic
        }
        #: what an adoption says, as a digest -> line
        self._adoptions: dict[bytes, int] = {}
        self.relationship_counts: Counter[str] = Counter()

    async def check(self, sheet: Sheet) -> AsyncIterator[int]:
        """Checks the rows of a sheet; yields the number of rows so far after each batch."""
        part = sheet.file.part
        pairs = ordered_pairs(sheet.table.properties)
        names = {name for pair in pairs for name in pair}
        ask = False
        if self._with_graph and sheet.file.is_nodes and names:
            with contextlib.suppress(StoreError):
                ask = await self._lookup.has_any(part.label)
        seen: dict[tuple[str, str], int] = {}
        done = 0
        for rows in batches(sheet.rows(self._log)):
            partial = [row.id for row in rows if ask and row.id and not row.values.keys() >= names]
            stored: dict[str, dict[str, Any]] = {}
            with contextlib.suppress(StoreError):
                await self._references.look_up(
                    (column, text) for row in rows for column, named in row.references for text in named
                )
                stored = await self._lookup.properties(part.label, partial, names) if partial else {}
            for row in rows:
                self._check_dates(sheet, row, pairs, stored.get(row.id, {}))
                if sheet.file.is_nodes:
                    self._check_node(sheet, row)
                else:
                    self._check_relationship(sheet, row, seen)
            done += len(rows)
            yield done

    async def check_cycles(self, sheets: list[Sheet]) -> None:
        """Tells every cycle of the relationships that may have none, at the row of its first node."""
        by_file = {sheet.file.part.file: sheet for sheet in sheets}
        for relationship in MODEL.relationships:
            targets = self._targets.get(relationship.type)
            if not targets:
                continue
            whole = targets
            if self._with_graph:
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

    def _check_node(self, sheet: Sheet, row: Row) -> None:
        if row.values.get("scheme") == _OKTMO.name.upper() and row.values.get("value"):
            self._check_oktmo(sheet, row)
        ends: dict[str, list[str]] = {}
        for column, named in row.references:
            targets = ends[column.role] = self._resolve(sheet, row, column, named)
            self.relationship_counts[column.relationship.type] += len(targets)
            if column.relationship.acyclic and row.id is not None:
                self._targets[column.relationship.type][row.id] = tuple(targets)
        if sheet.file.part.label == "Adoption":
            self._check_adoption(sheet, row, ends)

    def _check_adoption(self, sheet: Sheet, row: Row, ends: Mapping[str, list[str]]) -> None:
        """One practice is taken up by one territory in one project once on the same dates, where any is known."""
        dates = [row.values.get(name) or "" for name in STAGE_DATES]
        if not any(dates) or not ends.get("practice") or not ends.get("territory"):
            return
        said = "\0".join([*ends["practice"], *ends["territory"], *(ends.get("project") or [""]), *dates])
        digest = hashlib.blake2b(said.encode(), digest_size=16).digest()
        first = self._adoptions.setdefault(digest, row.line)
        if first != row.line:
            self._tell(sheet, row, None, None, CellError("duplicate-adoption", first=first))

    def _check_oktmo(self, sheet: Sheet, row: Row) -> None:
        """A row of codes.csv with the scheme OKTMO is held to the same form as the column oktmo."""
        code = row.values["value"]
        if not _OKTMO_PATTERN.fullmatch(code):
            error = lost_zero(code) or CellError("pattern", property=_OKTMO.name, remedy=_OKTMO.remedy)
            self._tell(sheet, row, "value", code, error)

    def _check_relationship(self, sheet: Sheet, row: Row, seen: dict[tuple[str, str], int]) -> None:
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
