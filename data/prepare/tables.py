"""Read the published tables and write the prepared ones."""

import csv
import json
import re
import unicodedata
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent
ORIGINALS = DATA / "originals"


def read(path: Path) -> list[dict[str, str]]:
    """Return the rows of a published table as text, with surrounding whitespace removed from the values."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        return [{column: value.strip() for column, value in row.items()} for row in rows]


def write(folder: Path, file: str, rows: list[dict]) -> None:
    """Write `<folder>/<file>.csv`, with columns in the order of their first occurrence and None as an empty cell."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    with (folder / f"{file}.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def write_lines(folder: Path, file: str, rows: list[dict]) -> None:
    """Write `<folder>/<file>.jsonl`; a row has only its own columns."""
    with (folder / f"{file}.jsonl").open("w", encoding="utf-8", newline="") as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def slug(text: str) -> str:
    """Return a text in lower-case Latin letters and digits, with a hyphen for each run of other characters.

    >>> slug("Jönköping County")
    'jonkoping-county'
    """
    letters = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def local(id_: str) -> str:
    """Return the part of an id after its type; other ids are built from it.

    >>> local("region:US-CA")
    'US-CA'
    """
    return id_.partition(":")[2]
