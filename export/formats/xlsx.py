"""XLSX: the rows on the first sheet, the origin of the data on the second.

Texts are never formulas or links. A text longer than a cell can hold is cut, and the second sheet says how many were.
"""

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import xlsxwriter

from export.about import About
from export.columns import Column
from export.formats.format import Format, Writer, joined

#: The limits of Excel: https://support.microsoft.com/office/excel-specifications-and-limits
MAX_ROWS, MAX_TEXT = 1_048_576, 32_767
_CHUNK = 1 << 20


class XlsxWriter(Writer):
    """Writes an XLSX file into a temporary folder, row by row, since its directory comes last."""

    def __init__(self, columns: Sequence[Column], about: About):
        self._columns, self._about = columns, about
        self._folder = tempfile.TemporaryDirectory()
        self._file = tempfile.TemporaryFile(dir=self._folder.name)  # noqa: SIM115 - closed by `close`
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(self._file, {**options, "tmpdir": self._folder.name})
        self._sheet = self._book.add_worksheet("Data")
        self._sheet.freeze_panes(1, 0)
        self._row = self._cut = 0
        self._write_row([column.title for column in columns])

    def write(self, rows: Iterable[Mapping[str, Any]]) -> bytes:
        """See Writer."""
        for row in rows:
            self._write_row([column.shown(row) for column in self._columns])
        return b""

    def finish(self) -> Iterator[bytes]:
        """See Writer."""
        sheet = self._book.add_worksheet("About")
        entries = self._about.entries()
        if self._cut:
            entries.append(("textsCut", str(self._cut)))
        for row, (name, value) in enumerate(entries):
            sheet.write_string(row, 0, name)
            sheet.write_string(row, 1, value[:MAX_TEXT])
        self._book.close()
        self._file.seek(0)
        while chunk := self._file.read(_CHUNK):
            yield chunk

    def close(self) -> None:
        """See Writer. The rows of an abandoned file are in a file of the sheet."""
        for sheet in self._book.worksheets():
            sheet.row_data_fh.close()
        self._file.close()
        self._folder.cleanup()

    def _write_row(self, values: Sequence[Any]) -> None:
        for column, value in enumerate(values):
            self._write_cell(column, joined(value) if isinstance(value, list) else value)
        self._row += 1

    def _write_cell(self, column: int, value: Any) -> None:
        if value is None or value == "":
            return
        if isinstance(value, bool):
            self._sheet.write_boolean(self._row, column, value)
        elif isinstance(value, str):
            self._cut += len(value) > MAX_TEXT
            self._sheet.write_string(self._row, column, value[:MAX_TEXT])
        else:
            self._sheet.write_number(self._row, column, value)


XLSX = Format(
    "xlsx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    XlsxWriter,
    MAX_ROWS - 1,
)
