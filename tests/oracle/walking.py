"""Walks from a node or a relationship to the nodes at the end of a declared path."""

from typing import Protocol

from graph.model import MODEL
from graph.query.links import AnyLink, Hop, SourcesOfRelationship
from tests.oracle.tables import Link, Node, Tables
from tests.support.narrowing import instance


class HasSources(Protocol):
    """A relationship, or an edge, with sources of its own."""

    source_ids: list[str]


def follow(tables: Tables, path: AnyLink, start: Node | HasSources) -> list[tuple[Node, Link | None]]:
    """Return the distinct nodes at the end of the path, each with the last relationship of the path."""
    if isinstance(path, SourcesOfRelationship):
        assert not isinstance(start, Node)
        return [(tables.nodes[id_], None) for id_ in start.source_ids]
    ends: list[tuple[Node, Link | None]] = [(instance(start, Node), None)]
    for hop in path.hops:
        ends = [step for node, _ in ends for step in _steps(tables, hop, node)]
    by_id = {node.id: (node, link) for node, link in ends if _has_label(node, path.labels)}
    return list(by_id.values())


def _steps(tables: Tables, hop: Hop, node: Node) -> list[tuple[Node, Link | None]]:
    steps: list[tuple[Node, Link | None]] = [(node, None)] if hop.optional else []
    for type_ in hop.types:
        if hop.direction in ("out", "both"):
            steps += [(link.end, link) for link in tables.outgoing.get((node.id, type_), ())]
        if hop.direction in ("in", "both"):
            steps += [(link.start, link) for link in tables.incoming.get((node.id, type_), ())]
    return steps


def _has_label(node: Node, labels: tuple[str, ...]) -> bool:
    return not labels or not set(labels).isdisjoint(MODEL.by_label[node.label].labels)
