"""Reading the published tables and writing the prepared ones."""

import csv
import json
import re
import unicodedata
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent
ORIGINALS = DATA / "originals"


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a published table, as text, with the blanks around each value taken off."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        return [{column: value.strip() for column, value in row.items()} for row in rows]


def write(folder: Path, file: str, rows: list[dict]) -> None:
    """Write `<folder>/<file>.csv`: the columns as the rows first name them, None as an empty cell."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    with (folder / f"{file}.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def write_lines(folder: Path, file: str, rows: list[dict]) -> None:
    """Write `<folder>/<file>.jsonl`: a row says nothing of the columns that it has not."""
    with (folder / f"{file}.jsonl").open("w", encoding="utf-8", newline="") as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def slug(text: str) -> str:
    """Lower-case Latin letters and digits, everything else a hyphen.

    >>> slug("Jönköping County")
    'jonkoping-county'
    """
    letters = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def local(id_: str) -> str:
    """The part of an id after its type: what other ids are built from.

    >>> local("region:US-CA")
    'US-CA'
    """
    return id_.partition(":")[2]
