"""Two small synthetic folders with every type, property and relationship of the model.

Values repeat or are missing; dates have every precision; texts are in upper and lower case and in both alphabets. The
second folder, in JSON Lines, adds nodes and restates some columns of a few nodes of the first. The output is always the
same.
"""

import csv
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from graph.model import MODEL, Kind, NodeType, Property, Relationship
from tests.support.narrowing import present

MARK = "Synthetic (made for tests, no facts)"
COUNTS = {
    "Source": 6,
    "Region": 6,
    "Municipality": 14,
    "Code": 9,
    "Organization": 7,
    "Program": 3,
    "Cohort": 5,
    "Module": 5,
    "Event": 8,
    "Team": 8,
    "Person": 9,
    "Topic": 9,
    "Practice": 9,
    "Project": 10,
    "Adoption": 28,
    "Coverage": 5,
    "Assessment": 9,
    "Indicator": 4,
    "Observation": 24,
}
#: Nodes of each type that the second folder adds, and nodes of the first folder that it restates.
ADDED, RESTATED = 2, 2
#: Probability that an optional property or reference has a value.
PRESENT = 0.7

NAMES = ("Ёлка", "ель", "Ель", "Öre", "alpha", "Alpha beta", "бета", "Школа № 1", "a'b\"c\\d", "100 %_*", "Zeta $x")
DATES = ("1999", "2000", "2000-01", "2000-01-01", "2000-02", "2000-02-29", "2001", "2001-06-15", "2010-12")
NUMBERS = {Kind.INT: (0, 1, 2, 3, 7, 12, 17), Kind.FLOAT: (-90.0, -1.5, 0.0, 0.001, 2.5, 89.25, 1234567.875)}
OKTMO = ("00000001", "00000002", "00000001001", "90000000")
PATTERNED = {
    "country": ("XA", "XB"),
    "budgetCurrency": ("XTS", "XXX"),
    "oktmo": OKTMO,
    "value": OKTMO,
    "cofogCode": ("01", "05.1", "05.1.1"),
}
#: Unique codes.
UNIQUE = {"isoCode": "XA-{}", "fias": "a'b\"c\\d Ё {}"}
STAGE_DATES = ("requestedOn", "adaptedOn", "runningOn", "assessedOn", "stoppedOn")
ORDERED = (STAGE_DATES, ("startOn", "endOn"), ("validFrom", "validTo"), ("from", "to"))

Row = dict[str, Any]


def write_synthetic_folders(parent: Path) -> list[Path]:
    """Write the two folders and return them in load order."""
    rows = _RowGenerator(random.Random(1))
    first = {"datasets": [rows.dataset("synthetic-first")]}
    for label, count in COUNTS.items():
        first[MODEL.by_label[label].file] = [rows.node(label) for _ in range(count)]
    first |= rows.relationships(20)
    second = {"datasets": [rows.dataset("synthetic-second")]}
    for label in COUNTS:
        restated = [rows.restated_node(label) for _ in range(RESTATED)]
        second[MODEL.by_label[label].file] = [*restated, *(rows.node(label) for _ in range(ADDED))]
    second |= rows.relationships(5)
    return [_write(parent / "first", first, _write_csv), _write(parent / "second", second, _write_json_lines)]


class _RowGenerator:
    """Generates rows and remembers the ids of the nodes."""

    def __init__(self, choice: random.Random):
        self.choice = choice
        self.ids: dict[str, list[str]] = {t.label: [] for t in MODEL.node_types}
        self.to_restate: dict[str, list[str]] = {}
        self.unique = 0

    def dataset(self, name: str) -> Row:
        return {"id": f"dataset:{name}", "title": MARK, "licence": "CC0"}

    def node(self, label: str) -> Row:
        type_ = MODEL.by_label[label]
        number = len(self.ids[label])
        id_ = f"{type_.prefix}:synthetic{self.choice.choice(('-', '/', '_', '~', 'А', 'я'))}{number}"
        row = {"id": id_, **self._values(type_.properties), **self._references(type_)}
        self.ids[label].append(id_)
        return row

    def restated_node(self, label: str) -> Row:
        """Return a row for a node of the first folder, with some of its columns."""
        type_ = MODEL.by_label[label]
        ids = self.to_restate.setdefault(label, self.choice.sample(self.ids[label], RESTATED))
        row: Row = {"id": ids.pop()}
        values = self._values([p for p in type_.properties if p.kind is not Kind.DATE and p.name != "stage"])
        for property_ in type_.properties:
            if property_.name in values and (property_.required or self._present()):
                row[property_.name] = values[property_.name]
        for relationship in MODEL.outgoing(label):
            if relationship.column and (relationship.required or self.choice.random() < 0.3):
                row[relationship.column] = self._targets(type_, relationship, acyclic_ok=False)
        return row

    def relationships(self, count: int) -> dict[str, list[Row]]:
        """Return the rows of the relationship files, by file name."""
        return {r.file: self._pairs(r, count) for r in MODEL.relationships if r.file}

    def _pairs(self, relationship: Relationship, count: int) -> list[Row]:
        starts, ends = (self._ids_of(labels) for labels in (relationship.start, relationship.end))
        start_column, end_column = present(relationship.start_column), present(relationship.end_column)
        rows: dict[tuple[str, str], Row] = {}
        for _ in range(count):
            start, end = self.choice.choice(starts), self.choice.choice(ends)
            if relationship.symmetric:
                start, end = sorted((start, end))
            if start != end:
                rows[start, end] = {
                    start_column: start,
                    end_column: end,
                    **self._values(relationship.properties),
                    "sources": self._sample(self.ids["Source"], 2),
                }
        return list(rows.values())

    def _values(self, properties) -> Row:
        row = {p.name: self._value(p) for p in properties if p.name != "id"}
        for names in ORDERED:
            filled = [name for name in names if row.get(name)]
            row |= dict(zip(filled, sorted(row[name] for name in filled), strict=True))
        if any(row.get(name) for name in STAGE_DATES):
            row["stage"] = None
        return row

    def _value(self, property_: Property) -> Any:
        if not property_.required and not self._present():
            return None
        if property_.name in UNIQUE:
            self.unique += 1
            return UNIQUE[property_.name].format(self.unique)
        if property_.name in PATTERNED and property_.kind is Kind.STRING:
            return self.choice.choice(PATTERNED[property_.name])
        match property_.kind:
            case Kind.ENUM:
                return self.choice.choice(property_.values)
            case Kind.DATE:
                return self.choice.choice(DATES)
            case Kind.INT | Kind.FLOAT:
                low = property_.minimum if property_.minimum is not None else -1e9
                high = property_.maximum if property_.maximum is not None else 1e9
                return self.choice.choice([n for n in NUMBERS[property_.kind] if low <= n <= high])
        return self.choice.choice(NAMES)

    def _references(self, type_: NodeType) -> Row:
        return {
            relationship.column: self._targets(type_, relationship)
            for relationship in MODEL.outgoing(type_.label)
            if relationship.column
        }

    def _targets(self, type_: NodeType, relationship: Relationship, *, acyclic_ok: bool = True) -> list[str]:
        """Draw existing nodes only, so that no cycle arises."""
        if relationship.acyclic and not acyclic_ok:
            return []
        ids = self._ids_of(relationship.end)
        if relationship.many:
            return self._sample(ids, 3)
        return [self.choice.choice(ids)] if ids and (relationship.required or self._present()) else []

    def _ids_of(self, labels: tuple[str, ...]) -> list[str]:
        return [id_ for label in labels for t in MODEL.concrete(label) for id_ in self.ids[t.label]]

    def _sample(self, ids: list[str], limit: int) -> list[str]:
        return self.choice.sample(ids, min(len(ids), self.choice.randint(0, limit)))

    def _present(self) -> bool:
        return self.choice.random() < PRESENT


def _write(folder: Path, files: dict[str, list[Row]], write: Callable[[Path, list[Row]], None]) -> Path:
    folder.mkdir()
    for name, rows in files.items():
        write(folder / name, rows)
    return folder


def _write_csv(path: Path, rows: list[Row]) -> None:
    with path.with_suffix(".csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        for row in rows:
            writer.writerow({name: "|".join(cell) if isinstance(cell, list) else cell for name, cell in row.items()})


def _write_json_lines(path: Path, rows: list[Row]) -> None:
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.with_suffix(".jsonl").write_text("".join(lines), encoding="utf-8")
