"""The first pass over a folder: collect its ids and natural keys. Memory grows with their number only."""

import sys
from collections.abc import Iterator
from typing import Any

from graph.load.columns import Layout, PropertyColumn
from graph.load.errors import ErrorLog
from graph.load.reading import Record
from graph.load.rows import Sheet
from graph.model import MODEL, NodeType
from graph.model.rules.violation import Violation


class Keys:
    """The nodes of the folder: by id, with the line of each, and by natural key."""

    def __init__(self) -> None:
        self.lines: dict[str, dict[str, int]] = {t.label: {} for t in MODEL.node_types}
        #: (label, key property) -> key -> ids of the nodes with this key.
        self.by_key: dict[tuple[str, str], dict[str, tuple[str, ...]]] = {}
        #: (label, unique property) -> nodes whose rows, in JSON Lines, lack the property.
        self.silent: dict[tuple[str, str], set[str]] = {}
        #: Labels with unread rows: a dangling reference to such a label is not a fault.
        self.incomplete: set[str] = set()

    def has(self, label: str, id_: str) -> bool:
        return id_ in self.lines[label]

    def with_key(self, label: str, key: str, value: str) -> tuple[str, ...]:
        """Return the ids of the folder's nodes with this key."""
        return self.by_key.get((label, key), {}).get(value, ())


def collect_keys(sheet: Sheet, keys: Keys, log: ErrorLog) -> Iterator[int]:
    """Read a file for the first time. Yield the number of rows every 10,000 rows and at the end.

    Report faults of shape (encoding, quotes, JSON, number of cells), faulty headers, and duplicate ids and codes. The
    second pass reports the faults of cells.
    """

    faulty = False

    def report(line: int | None, value: str | None, key: str, **details: Any) -> None:
        nonlocal faulty
        faulty = True
        log.add(sheet.name, line, None, value, key, **details)

    reader, table = sheet.reader, sheet.table
    for record in reader.records(report):
        sheet.row_count += 1
        layout = table.layout(record.names)
        if reader.names is None:
            faulty = _report_header(sheet, record.line, layout, log) or faulty
        if isinstance(table.part, NodeType):
            _remember(table.part, sheet, record, layout, keys, log)
        if sheet.row_count % 10_000 == 0:
            yield sheet.row_count
    if reader.names is not None:
        faulty = _report_header(sheet, reader.header_line, table.layout(reader.names), log) or faulty
    if isinstance(table.part, NodeType) and faulty:
        keys.incomplete.add(table.part.label)
    yield sheet.row_count


def _report_header(sheet: Sheet, line: int, layout: Layout, log: ErrorLog) -> bool:
    for fault in layout.faults:
        log.add(sheet.name, line, fault.column, None, fault.key, **fault.details)
    return bool(layout.faults)


def _remember(type_: NodeType, sheet: Sheet, record: Record, layout: Layout, keys: Keys, log: ErrorLog) -> None:
    label = type_.label
    id_ = _cell(layout, record, "id")
    if id_ is None:
        return
    id_ = sys.intern(id_)
    first = keys.lines[label].setdefault(id_, record.line)
    if first != record.line:
        log.add(sheet.name, record.line, "id", id_, "duplicate-id", first=first)
        return
    for property_ in type_.properties:
        if property_.unique and sheet.reader.names is None and property_.name not in layout.positions:
            keys.silent.setdefault((label, property_.name), set()).add(id_)
        if property_.key and (value := _cell(layout, record, property_.name)) is not None:
            by_value = keys.by_key.setdefault((label, property_.name), {})
            others = by_value.get(value, ())
            if others and property_.unique:  # reported only here: references resolve to the first node
                first = keys.lines[label][others[0]]
                details = {"key": property_.name, "first": first}
                log.add(sheet.name, record.line, property_.name, value, "duplicate-key", **details)
            else:
                by_value[value] = (*others, id_)


def _cell(layout: Layout, record: Record, role: str) -> str | None:
    position = layout.positions.get(role)
    if position is None:
        return None
    column = layout.columns[position]
    assert isinstance(column, PropertyColumn)
    try:
        value: str | None = column.parse(record.cells[position])
    except Violation:
        return None
    return value
