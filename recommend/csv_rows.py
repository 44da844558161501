"""The rows of a CSV file as people save them: with commas, semicolons or tabs, any line ends, with a BOM or without."""

import csv
from collections.abc import Iterator
from pathlib import Path

from recommend.errors import InvalidFile

_SEPARATORS = ",;\t"


def csv_rows(path: Path, *needed: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows by column, each with the line that it begins in; all cells stripped, "" where there is none.

    Columns that are `needed` are found in any case. A row without any text is none.

    Raises
    ------
    InvalidFile
        If it cannot be read, is empty, lacks a column, names one twice or has a row with more cells than columns.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            head = next((line for line in stream if line.strip()), "")
            if not head:
                raise InvalidFile(f"{path.name} is empty: give a line of column names, and rows below it")
            stream.seek(0)
            reader = csv.reader(stream, delimiter=_separator(head, needed))
            columns = _columns(path, next(cells for cells in reader if any(cell.strip() for cell in cells)), needed)
            begin = reader.line_num + 1
            for cells in reader:
                row = [cell.strip() for cell in cells]
                if any(row[len(columns) :]):
                    raise InvalidFile(
                        f"{path.name}, line {begin}: {len(row)} cells for {len(columns)} columns: "
                        "put a text that holds the separator in double quotes"
                    )
                if any(row):
                    yield begin, dict(zip(columns, row + [""] * (len(columns) - len(row)), strict=False))
                begin = reader.line_num + 1
    except UnicodeDecodeError as error:
        raise InvalidFile(
            f"{path.name} is not in UTF-8 ({error.reason} at byte {error.start}): save it as UTF-8"
        ) from None
    except csv.Error as error:
        raise InvalidFile(f"{path.name} cannot be read as CSV: {error}: correct it") from None
    except OSError as error:
        raise InvalidFile(f"{path.name} cannot be read: {error.strerror}: give the path of a CSV file") from None


def _separator(head: str, needed: tuple[str, ...]) -> str:
    """The one with which the first line has what is needed, else the one that makes the most columns of it."""
    split = {
        separator: [cell.strip().lower() for cell in next(csv.reader([head], delimiter=separator), [])]
        for separator in _SEPARATORS
    }
    return max(_SEPARATORS, key=lambda separator: (set(needed) <= set(split[separator]), len(split[separator])))


def _columns(path: Path, head: list[str], needed: tuple[str, ...]) -> list[str]:
    columns = [column.strip().lower() if column.strip().lower() in needed else column.strip() for column in head]
    for column in needed:
        if column not in columns:
            raise InvalidFile(f"{path.name} has no column {column!r}: add it (columns: {', '.join(columns)})")
    twice = sorted({column for column in columns if column and columns.count(column) > 1})
    if twice:
        raise InvalidFile(f"{path.name} has two columns {twice[0]!r}: rename or delete one")
    return columns
