"""Records -> rows: every cell by the meaning of its column, the faults of cells on the way."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from graph.load.columns import PropertyColumn, ReferenceColumn, Table
from graph.load.errors import CellError, ErrorLog
from graph.load.folder import DataFile
from graph.load.reading import Reader, Record, no_report
from graph.load.values import clean, text_of
from graph.model.rules.references import check_count
from graph.model.rules.values import check_value
from graph.model.rules.violation import Violation

#: Between several references in one cell.
SEPARATOR = "|"


@dataclass(slots=True)
class CsvRow:
    """One row with typed values.

    values: property -> value or None, for the columns that the row has. references: for each reference column
    that the row has, what its cell names (ids or keys, as written).
    """

    line: int
    values: dict[str, Any]
    references: list[tuple[ReferenceColumn, list[str]]]

    @property
    def roles(self) -> set[str]:
        """The reference columns that the row has."""
        return {column.role for column, _ in self.references}

    @property
    def id(self) -> str | None:
        """The id of a row of nodes, None where it was refused."""
        return self.values.get("id")

    @property
    def node_id(self) -> str:
        """The id of a row of nodes that was checked."""
        id_: str = self.values["id"]
        return id_


@dataclass(slots=True)
class Sheet:
    """One file of a folder, with the meaning of its columns. row_count is known after the first reading.

    encoding: of a file that is not in UTF-8.
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
        """The file's rows; faults of cells go to the log. The first reading has reported the faults of shape."""
        for record in self.reader.records(no_report):
            yield parse_row(self, record, log)


def parse_row(sheet: Sheet, record: Record, log: ErrorLog | None) -> CsvRow:
    """Return the row of a record; a refused cell goes to the log."""
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
                named = named_in(column, cell)
                references.append((column, named))
                check_count(column.cardinality, len(named))
        except Violation as violation:
            if log is not None:
                shown = None if violation.rule == "required" else cell
                log.add_violation(sheet.name, record.line, column.header, shown, violation)
    return row


def named_in(column: ReferenceColumn, cell: Any) -> list[str]:
    """Return the references of a cell in their order: ids, or keys in their stored form.

    Raises Violation for a malformed cell and for several references where one is wanted.
    """
    found: list[str | None]
    if type(cell) is list:  # not the list of pairs that a JSON object is
        found = [text_of(part) for part in cell]
    else:
        text = text_of(cell)
        if text is None:
            return []
        found = [clean(part) for part in text.split(SEPARATOR)] if SEPARATOR in text else [text]
    parts = [part for part in found if part is not None]
    if len(parts) < len(found):
        raise CellError("empty-part")
    if parts:
        check_count(column.cardinality, len(parts))
    return parts if column.parse_key is None else [column.parse_key(part) for part in parts]
