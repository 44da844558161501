"""CSV rows from files with commas, semicolons or tabs, any line endings, and with or without a BOM."""

import csv
from collections.abc import Iterator
from pathlib import Path

from recommend.errors import InvalidFile

_SEPARATORS = ",;\t"


def csv_rows(path: Path, *required: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the number of the first line of each row, and its cells by column.

    Cells are stripped; a missing cell is "". `required` columns are matched case-insensitively. Rows without any text
    are skipped.

    Raises
    ------
    InvalidFile
        If the file cannot be read, is empty, lacks a required column, repeats a column, or has a row with more cells
        than columns.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            header = next((line for line in stream if line.strip()), "")
            if not header:
                raise InvalidFile(f"{path.name} is empty. Add a header line and rows below it.")
            stream.seek(0)
            reader = csv.reader(stream, delimiter=_separator(header, required))
            columns = _columns(path, next(cells for cells in reader if any(cell.strip() for cell in cells)), required)
            line_number = reader.line_num + 1
            for cells in reader:
                row = [cell.strip() for cell in cells]
                if any(row[len(columns) :]):
                    raise InvalidFile(
                        f"{path.name}, line {line_number}: {len(row)} cells for {len(columns)} columns. "
                        "Put texts that contain the separator in double quotes."
                    )
                if any(row):
                    yield line_number, dict(zip(columns, row + [""] * (len(columns) - len(row)), strict=False))
                line_number = reader.line_num + 1
    except UnicodeDecodeError as error:
        raise InvalidFile(
            f"{path.name} is not valid UTF-8 ({error.reason} at byte {error.start}). Save it as UTF-8."
        ) from None
    except csv.Error as error:
        raise InvalidFile(f"{path.name} is not valid CSV ({error}). Correct it.") from None
    except OSError as error:
        raise InvalidFile(f"{path.name} cannot be read ({error.strerror}). Pass the path of a CSV file.") from None


def _separator(header: str, required: tuple[str, ...]) -> str:
    """Return the separator that yields the required columns, or else the most columns."""
    split = {
        separator: [cell.strip().lower() for cell in next(csv.reader([header], delimiter=separator), [])]
        for separator in _SEPARATORS
    }
    return max(_SEPARATORS, key=lambda separator: (set(required) <= set(split[separator]), len(split[separator])))


def _columns(path: Path, header: list[str], required: tuple[str, ...]) -> list[str]:
    columns = [column.strip().lower() if column.strip().lower() in required else column.strip() for column in header]
    for column in required:
        if column not in columns:
            raise InvalidFile(f"{path.name} has no column {column!r}. Add it. Columns: {', '.join(columns)}.")
    repeated = sorted({column for column in columns if column and columns.count(column) > 1})
    if repeated:
        raise InvalidFile(f"{path.name} has two columns {repeated[0]!r}. Rename or delete one.")
    return columns
