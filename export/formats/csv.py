"""CSV (RFC 4180) in UTF-8 with a byte order mark, by which Excel recognises the encoding.

Excel separates columns by the list separator of its language. In Russian it is the semicolon, and the decimal sign is
the comma: a point would turn 1.5 into a date.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from export.about import About
from export.columns import Column, Scalar
from export.formats.format import SEPARATOR, Format, Writer

#: A text that begins with one of these would be a formula in a spreadsheet (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_BOM = "\ufeff"


class CsvWriter(Writer):
    """Writes a CSV file."""

    def __init__(self, columns: Sequence[Column], about: About, *, delimiter: str, decimal: str):
        self._columns, self._decimal = columns, decimal
        self._text = io.StringIO(newline="")
        self._text.write(_BOM)
        self._csv = csv.writer(self._text, delimiter=delimiter)
        self._csv.writerow([defused(column.title) for column in columns])

    def write(self, rows: Iterable[Mapping[str, Any]]) -> bytes:
        """See Writer."""
        self._csv.writerows([self._cell(column.shown(row)) for column in self._columns] for row in rows)
        content = self._text.getvalue().encode()
        self._text.seek(0)
        self._text.truncate()
        return content

    def finish(self) -> Iterator[bytes]:
        """See Writer."""
        yield self.write(())

    def _cell(self, value: Scalar | list[Scalar]) -> str:
        if value is None:
            return ""
        if isinstance(value, str):
            return defused(value)
        if isinstance(value, list):
            return defused(SEPARATOR.join(self._cell(each) for each in value))
        if isinstance(value, bool):
            return "true" if value else "false"
        return str(value).replace(".", self._decimal) if isinstance(value, float) else str(value)


def defused(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: with an apostrophe before it if it looks like one.

    >>> defused("=1+1"), defused("1+1")
    ("'=1+1", '1+1')
    """
    return f"'{text}" if text.startswith(_FORMULA) else text


def _format(delimiter: str, decimal: str) -> Format:
    writer = partial(CsvWriter, delimiter=delimiter, decimal=decimal)
    return Format("csv", "text/csv; charset=utf-8", writer, delimiter=delimiter)


CSV_EN, CSV_RU = _format(",", "."), _format(";", ",")
