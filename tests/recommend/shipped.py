"""The shipped data sets as tables."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

from recommend import Adoption, Border, Practice, Tables, Territory

DATA = Path(__file__).parents[2] / "data"


def rows(folder: str, file: str) -> Iterator[dict]:
    """Yield the rows of a file of a data set, or nothing if the file is missing. An empty cell is None."""
    table, lines = DATA / folder / f"{file}.csv", DATA / folder / f"{file}.jsonl"
    if table.exists():
        with table.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                yield {column: value or None for column, value in row.items()}
    if lines.exists():
        yield from map(json.loads, lines.read_text(encoding="utf-8").splitlines())


def shipped(*folders: str) -> Tables:
    """Return the territories, practices, adoptions and borders of these data sets together."""
    territories: dict[str, Territory] = {}
    practices: dict[str, Practice] = {}
    adoptions, borders = [], []
    for folder in folders:
        for level, file in (("Region", "regions"), ("Municipality", "municipalities")):
            for row in rows(folder, file):
                territories.setdefault(
                    row["id"],
                    Territory(
                        row["id"],
                        level,
                        row["country"],
                        row.get("nameRu") or row.get("nameEn"),
                        region_id=row.get("region"),
                    ),
                )
        for row in rows(folder, "practices"):
            topics = frozenset((row["topics"] or "").split("|")) - {""}
            practices.setdefault(row["id"], Practice(row["id"], row["nameEn"], topics))
        adoptions += [
            Adoption(row["territory"], row["practice"], row["runningOn"], row.get("stoppedOn"))
            for row in rows(folder, "adoptions")
        ]
        borders += [Border(row["a"], row["b"]) for row in rows(folder, "borders")]
    return Tables(list(territories.values()), list(practices.values()), adoptions, borders)
