"""Counts of the shipped data: `python -m data.prepare.contents` prints the tables of `data/README.md`."""

import collections
import csv
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from data.prepare.tables import DATA
from graph.model import MODEL

Row = dict[str, str]


def folders() -> list[str]:
    """Return the data sets in load order."""
    return (DATA / "order.txt").read_text(encoding="utf-8").split()


@cache
def rows(folder: str) -> tuple[tuple[str, Row], ...]:
    """Return the rows of a data set, each with the name of its file."""
    return tuple((path.stem, row) for path in files(folder) for row in read(path))


def files(folder: str) -> list[Path]:
    """Return the data files of a data set."""
    return sorted(path for path in (DATA / folder).iterdir() if path.suffix in (".csv", ".jsonl"))


def read(path: Path) -> Iterator[Row]:
    """Yield the rows of a data file, with every value as in a CSV cell."""
    with path.open(encoding="utf-8", newline="") as file:
        if path.suffix == ".csv":
            yield from csv.DictReader(file)
        else:
            for line in file:
                yield {
                    column: "|".join(value) if isinstance(value, list) else str(value)
                    for column, value in json.loads(line).items()
                }


@cache
def nodes(folder: str) -> frozenset[tuple[str, str]]:
    """Return (label, id) of each node that has a row in a data set."""
    ids = ((file, row["id"]) for file, row in rows(folder) if file in MODEL.by_file)
    return frozenset((MODEL.by_file[file].label, id_) for file, id_ in ids)


@cache
def relationships(folder: str) -> frozenset[tuple[str, str, str]]:
    """Return (type, start, end) of each relationship of a data set."""
    (dataset,) = (row["id"] for file, row in rows(folder) if file == "datasets")
    result = {("IN_DATASET", id_, dataset) for label, id_ in nodes(folder) if label != "Dataset"}
    for file, row in rows(folder):
        if relationship := MODEL.relationships_by_file.get(file):
            ends = row[str(relationship.start_column)], row[str(relationship.end_column)]
            result.add((relationship.type, *(sorted(ends) if relationship.symmetric else ends)))
            continue
        for relationship in MODEL.outgoing(MODEL.by_file[file].label):
            for end in filter(None, (row.get(str(relationship.column)) or "").split("|")):
                result.add((relationship.type, row["id"], end))
    return frozenset(result)


def table(title: str, names: list[str], sets: list[frozenset[tuple]]) -> str:
    """Return a Markdown table with a row per name that occurs, and a column per data set and for the graph."""
    counts = [collections.Counter(item[0] for item in items) for items in (*sets, frozenset().union(*sets))]
    body = [[name, *(f"{count[name]:,}" for count in counts)] for name in names if counts[-1][name]]
    body.append(["**all**", *(f"{sum(count.values()):,}" for count in counts)])
    lines = [[title, *folders(), "graph"], ["---", *("---:" for _ in counts)], *body]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def tables() -> str:
    """Return the two tables of the README: nodes by type, relationships by type."""
    return "\n\n".join(
        (
            table("node", [node_type.label for node_type in MODEL.node_types], [nodes(f) for f in folders()]),
            table("relationship", [r.type for r in MODEL.relationships], [relationships(f) for f in folders()]),
        )
    )


if __name__ == "__main__":
    print(tables())
