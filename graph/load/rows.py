"""Parse records into rows of typed values and references, and log the faults of cells."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from graph.load.cells import clean, text_of
from graph.load.columns import PropertyColumn, ReferenceColumn, Table
from graph.load.errors import CellError, ErrorLog
from graph.load.folder import DataFile
from graph.load.reading import Reader, Record, no_report
from graph.model.rules.references import check_count
from graph.model.rules.values import check_value
from graph.model.rules.violation import Violation

#: Separates several references in one cell.
SEPARATOR = "|"


@dataclass(slots=True)
class CsvRow:
    """One row with typed values.

    values: property -> value or None, for the columns of the row. references: each reference column of the row with the
    ids or keys in its cell.
    """

    line: int
    values: dict[str, Any]
    references: list[tuple[ReferenceColumn, list[str]]]

    @property
    def roles(self) -> set[str]:
        """The roles of the reference columns of the row."""
        return {column.role for column, _ in self.references}

    @property
    def id(self) -> str | None:
        """The id of a row of nodes; None if it is invalid."""
        return self.values.get("id")

    @property
    def node_id(self) -> str:
        """The id of a checked row of nodes."""
        id_: str = self.values["id"]
        return id_


@dataclass(slots=True)
class Sheet:
    """One file of a folder, with the meaning of its columns. `row_count` is known after the first reading.

    encoding: the encoding of a file that is not in UTF-8.
    """

    file: DataFile
    encoding: str | None = None
    table: Table = field(init=False)
    reader: Reader = field(init=False)
    row_count: int = 0

    def __post_init__(self) -> None:
        self.table = Table(self.file.part)
        self.reader = Reader(self.file, self.encoding)

    @property
    def name(self) -> str:
        return self.file.name

    def rows(self, log: ErrorLog | None = None) -> Iterator[CsvRow]:
        """Yield the rows of the file and log the faults of cells. The first reading reports the faults of shape."""
        for record in self.reader.records(no_report):
            yield parse_row(self, record, log)


def parse_row(sheet: Sheet, record: Record, log: ErrorLog | None) -> CsvRow:
    """Return the row of a record. Log invalid cells."""
    values: dict[str, Any] = {}
    references: list[tuple[ReferenceColumn, list[str]]] = []
    row = CsvRow(record.line, values, references)
    for column, cell in zip(sheet.table.layout(record.names).columns, record.cells, strict=True):
        if column is None:
            continue
        try:
            if isinstance(column, PropertyColumn):
                values[column.role] = column.parse(cell)
                if values[column.role] is None:
                    check_value(column.property_, None)
            else:
                texts = parse_references(column, cell)
                references.append((column, texts))
                check_count(column.cardinality, len(texts))
        except Violation as violation:
            if log is not None:
                shown = None if violation.rule == "required" else cell
                log.add_violation(sheet.name, record.line, column.header, shown, violation)
    return row


def parse_references(column: ReferenceColumn, cell: Any) -> list[str]:
    """Return the references of a cell in their order: ids, or keys in their stored form.

    Raises Violation for a malformed cell and for several references in a to-one column.
    """
    texts: list[str | None]
    if type(cell) is list:  # a subclass of list represents a JSON object
        texts = [text_of(part) for part in cell]
    else:
        text = text_of(cell)
        if text is None:
            return []
        texts = [clean(part) for part in text.split(SEPARATOR)] if SEPARATOR in text else [text]
    parts = [part for part in texts if part is not None]
    if len(parts) < len(texts):
        raise CellError("empty-part")
    if parts:
        check_count(column.cardinality, len(parts))
    return parts if column.parse_key is None else [column.parse_key(part) for part in parts]
