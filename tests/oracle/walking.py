"""From a node, or a relationship, to the nodes at the end of a declared path."""

from typing import Protocol

from graph.model import MODEL
from graph.query.links import AnyLink, Hop, SourcesOfRelationship
from tests.oracle.tables import Link, Node, Tables
from tests.support.narrowing import instance


class Stated(Protocol):
    """What has sources of its own: a relationship."""

    source_ids: list[str]


def reached(tables: Tables, path: AnyLink, start: Node | Stated) -> list[tuple[Node, Link | None]]:
    """The nodes at the end of the path, each once, with the last relationship on the way to it."""
    if isinstance(path, SourcesOfRelationship):
        assert not isinstance(start, Node)
        return [(tables.nodes[id_], None) for id_ in start.source_ids]
    at: list[tuple[Node, Link | None]] = [(instance(start, Node), None)]
    for hop in path.hops:
        at = [step for node, _ in at for step in _steps(tables, hop, node)]
    found = {node.id: (node, link) for node, link in at if _has_label(node, path.labels)}
    return list(found.values())


def _steps(tables: Tables, hop: Hop, node: Node) -> list[tuple[Node, Link | None]]:
    steps: list[tuple[Node, Link | None]] = [(node, None)] if hop.optional else []
    for type_ in hop.types:
        if hop.direction in ("out", "both"):
            steps += [(link.end, link) for link in tables.leaving.get((node.id, type_), ())]
        if hop.direction in ("in", "both"):
            steps += [(link.start, link) for link in tables.arriving.get((node.id, type_), ())]
    return steps


def _has_label(node: Node, labels: tuple[str, ...]) -> bool:
    return not labels or not set(labels).isdisjoint(MODEL.by_label[node.label].labels)
