"""Files -> records: encodings, separators, quotes, JSON. Nothing here knows what a column means."""

import codecs
import csv
import io
import itertools
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from graph.load.errors import ErrorLog
from graph.load.folder import DataFile

#: Where faults of a record's shape go: line, value shown, key of the text, its details.
Report = Callable[..., None]

#: A header or an object with more names is not looked at: no file has nearly as many columns.
MAX_COLUMNS = 1_000

UTF_8 = "utf-8-sig"
_SEPARATORS = ",;\t"
#: Excel's own way to name the separator, as a line before the header.
_SEPARATOR_LINE = re.compile(r"sep=(.)\s*", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"')


@dataclass(slots=True)
class Record:
    """One row: the physical line on which it begins (from 1), the names of its columns, and its cells."""

    line: int
    names: tuple[str, ...]
    cells: list[Any]


class Reader:
    """Reads one file as often as it is needed, always from its beginning.

    `names` is the header of a CSV file once its first record was asked for; JSON Lines have none: there each
    record has its own names.
    """

    def __init__(self, file: DataFile):
        self.file = file
        self.names: tuple[str, ...] | None = None
        self.header_line = 1

    def records(self, report: Report) -> Iterator[Record]:
        """The file's records; faults of their shape go to `report`, and such records are left out.

        Raises LoadErrors when the file is no longer what it was when the folder was scanned.
        """
        if not self.file.is_unchanged():
            log = ErrorLog()
            log.add(self.file.name, None, None, None, "file-changed")
            log.raise_if_any()
        try:
            with self.file.path.open("rb") as raw:
                if _is_utf_16_without_mark(raw):
                    raise UnicodeError
                stream = io.TextIOWrapper(raw, encoding=_encoding(raw), newline="")
                yield from self._parse(stream, report)
        except UnicodeError:
            report(self._undecodable_line(), None, "encoding", name=self.file.name)
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

    def _undecodable_line(self) -> int | None:
        """The first line that is not text in the file's encoding: the decoder itself reads whole blocks."""
        with self.file.path.open("rb") as raw:
            if _is_utf_16_without_mark(raw):
                return 1
            if _encoding(raw) == UTF_8:
                return next((n for n, line in enumerate(raw, 1) if not _is_utf_8(line)), None)
            stream = io.TextIOWrapper(raw, encoding="utf-16", errors="replace")
            return next((n for n, line in enumerate(stream, 1) if "\ufffd" in line), None)


class _Pairs(list):
    """A JSON object as its (name, value) pairs: repeated names are seen, and lists are told from objects."""


def no_report(*_: Any, **__: Any) -> None:
    """The report of every reading after the first, which has told all faults of shape."""


def _encoding(raw: io.BufferedReader) -> str:
    """By the byte order mark; without one it is UTF-8."""
    start = raw.peek(4)[:4]
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return UTF_8


def _is_utf_16_without_mark(raw: io.BufferedReader) -> bool:
    """Whether the file begins with a Latin letter of two bytes, one of them zero."""
    return b"\0" in raw.peek(2)[:2]


def _is_utf_8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _header_line(stream: io.TextIOWrapper) -> tuple[int, str, str]:
    """How many lines stand before the header, the header's first line, and the separator."""
    separator = None
    for skipped, line in enumerate(stream):
        named = _SEPARATOR_LINE.fullmatch(line)
        if named:
            separator = named[1]
        elif line.strip():
            return skipped, line, separator or _separator(line)
    return 0, "", ","


def _separator(header: str) -> str:
    """The separator that stands most often in the header, a comma when it is one name."""
    bare = _QUOTED.sub("", header)
    return max(_SEPARATORS, key=bare.count)
