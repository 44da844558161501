"""Folders in the load format as plain tables of nodes and relationships.

Independent of the loader, so that the two can be compared.
"""

import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.model import MODEL, Kind, NodeType, Property, Relationship
from tests.support.narrowing import present

#: The dates of an adoption and the stage that each implies, in order of precedence.
STAGES = (
    ("stoppedOn", "STOPPED"),
    ("assessedOn", "ASSESSED"),
    ("runningOn", "RUNNING"),
    ("adaptedOn", "ADAPTED"),
    ("requestedOn", "REQUESTED"),
)


@dataclass(slots=True)
class Node:
    id: str
    label: str
    values: dict[str, Any]


@dataclass(slots=True)
class Link:
    """A relationship with its properties and the ids of its sources."""

    type: str
    start: Node
    end: Node
    values: dict[str, Any] = field(default_factory=dict)
    source_ids: list[str] = field(default_factory=list)


class Tables:
    """The merged contents of several folders, in load order."""

    def __init__(self, folders: Iterable[Path]):
        self.nodes: dict[str, Node] = {}
        self._links: dict[tuple[str, str, str], Link] = {}
        for folder in folders:
            self._add(folder)
        for node in self.nodes.values():
            if node.label == "Adoption":
                self._derive_stage(node)
        self.by_label: dict[str, list[Node]] = defaultdict(list)
        for node in self.nodes.values():
            for label in MODEL.by_label[node.label].labels:
                self.by_label[label].append(node)
        self.outgoing: dict[tuple[str, str], list[Link]] = defaultdict(list)
        self.incoming: dict[tuple[str, str], list[Link]] = defaultdict(list)
        for link in self._links.values():
            self.outgoing[link.start.id, link.type].append(link)
            self.incoming[link.end.id, link.type].append(link)

    def _add(self, folder: Path) -> None:
        files = {path.stem: list(_rows(path)) for path in sorted(folder.iterdir()) if path.suffix in (".csv", ".jsonl")}
        earlier = set(self.nodes)
        for name, rows in files.items():
            if type_ := MODEL.by_file.get(name):
                for row in rows:
                    self._add_node(type_, row)
        (dataset,) = (row["id"] for row in files["datasets"])
        for name, rows in files.items():
            if type_ := MODEL.by_file.get(name):
                for row in rows:
                    self._add_references(type_, row, dataset, known=row["id"] in earlier)
            else:
                relationship = MODEL.relationships_by_file[name]
                for row in rows:
                    self._add_relationship(relationship, row)

    def _add_node(self, type_: NodeType, row: dict[str, Any]) -> None:
        node = self.nodes.setdefault(row["id"], Node(row["id"], type_.label, {}))
        node.values |= _values(type_.properties, row)

    def _add_references(self, type_: NodeType, row: dict[str, Any], dataset: str, *, known: bool) -> None:
        id_ = row["id"]
        if type_.label != "Dataset":
            self._link("IN_DATASET", id_, dataset)
        sources = _ids(row.get("sources"))
        for relationship in MODEL.outgoing(type_.label):
            column = relationship.column
            if column is None or column not in row:
                continue
            targets = _ids(row[column])
            stated = relationship.type == "STATED_IN"
            if known and not stated:
                for key in [k for k in self._links if k[:2] == (id_, relationship.type) and k[2] not in targets]:
                    del self._links[key]
            for target in targets:
                self._link(relationship.type, id_, target, sources=[] if stated else sources)

    def _add_relationship(self, relationship: Relationship, row: dict[str, Any]) -> None:
        start, end = row[present(relationship.start_column)], row[present(relationship.end_column)]
        if relationship.symmetric:
            start, end = sorted((start, end))
        self._link(relationship.type, start, end, _values(relationship.properties, row), _ids(row.get("sources")))

    def _link(
        self, type_: str, start: str, end: str, values: dict[str, Any] | None = None, sources: Iterable[str] = ()
    ) -> None:
        link = self._links.setdefault((start, type_, end), Link(type_, self.nodes[start], self.nodes[end]))
        link.values |= values or {}
        link.source_ids += [source for source in sources if source not in link.source_ids]

    @staticmethod
    def _derive_stage(adoption: Node) -> None:
        for date, stage in STAGES:
            if adoption.values.get(date) is not None:
                adoption.values["stage"] = stage
                return


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file) if path.suffix == ".csv" else map(json.loads, file)


def _values(properties: tuple[Property, ...], row: dict[str, Any]) -> dict[str, Any]:
    return {p.name: _value(p.kind, row[p.name]) for p in properties if p.name in row}


def _value(kind: Kind, cell: Any) -> Any:
    if cell in (None, ""):
        return None
    if kind is Kind.INT:
        return int(cell)
    return float(cell) if kind is Kind.FLOAT else cell


def _ids(cell: str | list[str] | None) -> list[str]:
    if isinstance(cell, list):
        return cell
    return cell.split("|") if cell else []
