"""Parse files into records: encodings, separators, quotes, JSON. The meaning of columns does not matter here."""

import csv
import io
import itertools
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from graph.load.encodings import UTF_8, decodes, encoding_of, is_cp1251, is_utf_16_without_mark
from graph.load.errors import ErrorLog
from graph.load.folder import DataFile

#: Receives faults in the shape of records: line, value to show, key of the message, its details.
Report = Callable[..., None]

#: A header or an object with more names is refused unread: no file has nearly as many columns.
MAX_COLUMNS = 1_000

_SEPARATORS = ",;\t"
#: Excel's declaration of the separator, a line before the header.
_SEPARATOR_LINE = re.compile(r"sep=(.)\s*", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"')


@dataclass(slots=True)
class Record:
    """One row: the physical line on which it begins (from 1), the names of its columns, and its cells."""

    line: int
    names: tuple[str, ...]
    cells: list[Any]


class Reader:
    """Read one file repeatedly, each time from its beginning.

    `names` is the header of a CSV file once the first record is read. For JSON Lines it stays None, since each record
    has its own names.
    """

    def __init__(self, file: DataFile, encoding: str | None = None):
        """encoding: the encoding of a file that is not in UTF-8 and has no byte order mark."""
        self.file = file
        self._named_encoding = encoding
        self._encoding: str | None = None
        self.names: tuple[str, ...] | None = None
        self.header_line = 1

    def records(self, report: Report) -> Iterator[Record]:
        """Yield the records of the file. Report faults in their shape and skip such records.

        Raises LoadErrors if the file has changed since the scan of the folder.
        """
        if not self.file.is_unchanged():
            log = ErrorLog()
            log.add(self.file.name, None, None, None, "file-changed")
            log.raise_if_any()
        try:
            with self.file.path.open("rb") as raw:
                if is_utf_16_without_mark(raw):
                    raise UnicodeError
                if self._encoding is None:
                    self._encoding = encoding_of(raw, self._named_encoding)
                stream = io.TextIOWrapper(raw, encoding=self._encoding, newline="")
                yield from self._parse(stream, report)
        except UnicodeError:
            self._report_encoding(report)
        except OSError as error:
            report(None, None, "unreadable", reason=error.strerror)

    def _parse(self, stream: io.TextIOWrapper, report: Report) -> Iterator[Record]:
        if self.file.path.suffix == ".csv":
            return self._csv(stream, report)
        return self._json_lines(stream, report)

    def _csv(self, stream: io.TextIOWrapper, report: Report) -> Iterator[Record]:
        skipped, first, separator = _header_line(stream)
        if not first:
            report(None, None, "empty-file")
            return
        rows = csv.reader(itertools.chain([first], stream), delimiter=separator, strict=True)
        line = skipped + 1
        try:
            for cells in rows:
                if self.names is None:
                    self.header_line = line
                    if len(cells) > MAX_COLUMNS:
                        report(line, None, "too-many-columns", count=len(cells), limit=MAX_COLUMNS)
                        return
                    self.names = tuple(cell.strip() for cell in cells)
                elif line > self.header_line and any(map(str.strip, cells)):
                    if len(cells) == len(self.names):
                        yield Record(line, self.names, cells)
                    else:
                        key = "few-cells" if len(cells) < len(self.names) else "many-cells"
                        report(line, None, key, cells=len(cells), columns=len(self.names))
                line = skipped + rows.line_num + 1
        except csv.Error as error:
            if "field limit" in str(error):
                report(line, None, "csv-long-cell", limit=csv.field_size_limit())
            else:
                report(line, None, "csv-quotes")

    def _json_lines(self, stream: io.TextIOWrapper, report: Report) -> Iterator[Record]:
        for number, line in enumerate(stream, 1):
            if not line.strip():
                continue
            try:
                value = json.loads(line, object_pairs_hook=_Pairs)
            except (ValueError, RecursionError) as error:
                reason = error.msg if isinstance(error, json.JSONDecodeError) else type(error).__name__
                report(number, line, "json-syntax", reason=reason)
                continue
            if not isinstance(value, _Pairs):
                report(number, line, "json-no-object")
                continue
            if len(value) > MAX_COLUMNS:
                report(number, None, "too-many-columns", count=len(value), limit=MAX_COLUMNS)
                return
            yield Record(number, tuple(name for name, _ in value), [cell for _, cell in value])

    def _report_encoding(self, report: Report) -> None:
        """Report the first line that cannot be decoded. The decoder reads whole blocks and does not know the line."""
        encoding = self._encoding or UTF_8
        name = {UTF_8: "UTF-8", "utf-16": "UTF-16"}.get(encoding, encoding)
        with self.file.path.open("rb") as raw:
            number: int | None
            if is_utf_16_without_mark(raw):
                number, line = 1, b""
            elif encoding == "utf-16":
                stream = io.TextIOWrapper(raw, encoding=encoding, errors="replace")
                number, line = next((n for n, text in enumerate(stream, 1) if "\ufffd" in text), None), b""
            else:
                number, line = next(
                    ((n, line) for n, line in enumerate(raw, 1) if not decodes(line, encoding)), (None, b"")
                )
        if encoding == UTF_8 and is_cp1251(line):
            report(number, None, "encoding-cp1251")
        else:
            report(number, None, "encoding", encoding=name)


class _Pairs(list[tuple[str, Any]]):
    """A JSON object as (name, value) pairs: repeated names are kept, and objects differ from lists."""


def no_report(*_: Any, **__: Any) -> None:
    """Ignore faults in the shape of records: the first pass has reported them."""


def _header_line(stream: io.TextIOWrapper) -> tuple[int, str, str]:
    """Return the number of lines before the header, the first line of the header, and the separator."""
    separator = None
    for skipped, line in enumerate(stream):
        declaration = _SEPARATOR_LINE.fullmatch(line)
        if declaration:
            separator = declaration[1]
        elif line.strip():
            return skipped, line, separator or _separator(line)
    return 0, "", ","


def _separator(header: str) -> str:
    """Return the most frequent separator of the header; a comma for a single column."""
    bare = _QUOTED.sub("", header)
    return max(_SEPARATORS, key=bare.count)
