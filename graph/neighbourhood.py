"""The neighbourhood of a node, with a limit for each node and relationship type.

One statement reads all steps around the node, or one statement reads each step of a path of relationship types.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.model import MODEL
from graph.store import Store

MAX_DEPTH = 2
#: The maximum number of steps along a path.
MAX_STEPS = 4
#: The maximum number of relationships along a path. Further ones are only counted.
MAX_ALONG = 1000


@dataclass(frozen=True, slots=True)
class NeighbourLink:
    """A relationship, from the node `source_id` to the node `target_id`."""

    type: str
    source_id: str
    target_id: str


@dataclass(slots=True)
class Subgraph:
    """The node ids, the centre first; the links; the number of links of each node and type, omitted ones included."""

    node_ids: dict[str, None] = field(default_factory=dict)
    links: dict[NeighbourLink, None] = field(default_factory=dict)
    totals: dict[tuple[str, str], int] = field(default_factory=dict)

    def omitted(self) -> list[tuple[str, str, int]]:
        """Return (node id, relationship type, number of omitted links) for each node and type with omitted links."""
        shown: dict[tuple[str, str], int] = {}
        for link in self.links:
            for end in {link.source_id, link.target_id}:
                shown[end, link.type] = shown.get((end, link.type), 0) + 1
        return [
            (node, type_, total - shown.get((node, type_), 0))
            for (node, type_), total in self.totals.items()
            if total > shown.get((node, type_), 0)
        ]


def relationship_types(labels: set[str]) -> dict[str, set[str]]:
    """Return the relationship types at nodes with any of these labels, each with the labels at the other end.

    Provenance is excluded: it would connect nearly all nodes.
    """
    types: dict[str, set[str]] = {}
    for relationship in MODEL.relationships:
        starts, ends = _concrete(relationship.start), _concrete(relationship.end)
        if any(MODEL.by_label[end].hidden for end in ends):
            continue
        if starts & labels:
            types.setdefault(relationship.type, set()).update(ends)
        if ends & labels:
            types.setdefault(relationship.type, set()).update(starts)
    return types


async def neighbourhood(store: Store, id_: str, *, depth: int, types: list[str] | None, first: int) -> Subgraph | None:
    """Return the neighbourhood of the node `id_`; None for an unknown id.

    depth: steps from the node, 1 or 2. types: the relationship types to follow, None for all. first: at most this
    many links of each type at each node, ordered by the id of the other end.
    """
    type_ = MODEL.type_of_id(id_)
    if type_ is None:
        return None
    text = f"MATCH (n0:{type_.label} {{id: $id}}) RETURN [n0.id, {_columns({type_.label}, 0, depth, types)}]"
    row = await store.read(text, {"id": id_, "first": first})
    if row is None:
        return None
    subgraph = Subgraph()
    _read(row, {type_.label}, depth, types, subgraph)
    return subgraph


async def neighbourhood_along(store: Store, id_: str, *, path: Sequence[str], first: int) -> Subgraph | None:
    """Return the nodes along a path of relationship types, in either direction; None for an unknown id.

    path: the type to follow from the node, then from the nodes that it leads to, and so on. first: at most this many
    links at each node, ordered by the id of the other end; `MAX_ALONG` in all, the nodes in the order in which they
    were reached. No link is followed twice, so that a path may pass the same type again. Raises StoreError.
    """
    type_ = MODEL.type_of_id(id_)
    if type_ is None or await store.read(f"MATCH (n:{type_.label} {{id: $id}}) RETURN n.id", {"id": id_}) is None:
        return None
    subgraph = Subgraph({id_: None})
    level = {id_: type_.label}
    for followed in path:
        below: dict[str, str] = {}
        for label in dict.fromkeys(level.values()):
            if followed not in relationship_types({label}):
                continue
            ids = [id_ for id_, its_label in level.items() if its_label == label]
            rows = await store.read(_step(label, followed), {"ids": ids, "first": first})
            for start, total, neighbours in rows or ():
                subgraph.totals[start, followed] = total
                for outgoing, other in neighbours:
                    link = NeighbourLink(followed, start, other) if outgoing else NeighbourLink(followed, other, start)
                    if link in subgraph.links or len(subgraph.links) == MAX_ALONG:
                        continue
                    subgraph.links[link] = None
                    subgraph.node_ids[other] = None
                    other_type = MODEL.type_of_id(other)
                    if other_type is not None:
                        below[other] = other_type.label
        level = below
    return subgraph


def _step(label: str, followed: str) -> str:
    """Return the statement that reads the links of one type at nodes with a label."""
    return (
        f"UNWIND $ids AS id MATCH (n:{label} {{id: id}})"
        f" WITH n, COUNT {{ (n)-[:{followed}]-() }} AS total WHERE total > 0"
        f" RETURN collect([n.id, total, COLLECT {{ MATCH (n)-[r:{followed}]-(m) WITH n, r, m ORDER BY m.id"
        " LIMIT $first RETURN [startNode(r) = n, m.id] }])"
    )


def _concrete(labels: tuple[str, ...]) -> set[str]:
    return {t.label for label in labels for t in MODEL.concrete(label)}


def _followed(labels: set[str], types: list[str] | None) -> list[tuple[str, set[str]]]:
    return [(t, ends) for t, ends in relationship_types(labels).items() if types is None or t in types]


def _columns(labels: set[str], level: int, depth: int, types: list[str] | None) -> str:
    """Return a list expression: for each relationship type, the number of links and the first of them."""
    if level == depth:
        return "[]"
    node, link, end = f"n{level}", f"r{level}", f"n{level + 1}"
    columns = []
    for type_, ends in _followed(labels, types):
        pattern = f"({node})-[{link}:{type_}]-({end})"
        columns.append(
            f"[COUNT {{ ({node})-[:{type_}]-() }}, COLLECT {{ MATCH {pattern} WITH {node}, {link}, {end}"
            f" ORDER BY {end}.id LIMIT $first RETURN [startNode({link}) = {node},"
            f" {end}.id, {_columns(ends, level + 1, depth, types)}] }}]"
        )
    return f"[{', '.join(columns)}]"


def _read(row: list[Any], labels: set[str], depth: int, types: list[str] | None, subgraph: Subgraph) -> None:
    """Read the row level by level, so that nearer nodes come first."""
    level = [(row[0], row[1], labels)]
    subgraph.node_ids[row[0]] = None
    for _ in range(depth):
        below = []
        for id_, columns, at in level:
            for (type_, ends), (total, neighbours) in zip(_followed(at, types), columns, strict=True):
                if total:
                    subgraph.totals[id_, type_] = total
                for outgoing, other, further in neighbours:
                    subgraph.node_ids[other] = None
                    link = NeighbourLink(type_, id_, other) if outgoing else NeighbourLink(type_, other, id_)
                    subgraph.links[link] = None
                    below.append((other, further, ends))
        level = below
