"""The shortest paths between two nodes, found from both ends by statements that read one step of many nodes each.

The functions for paths of the stores differ and do not bound their work: one node may have thousands of relationships.
Here the side with fewer nodes at its edge takes the next step, and the search stops at MAX_VISITED relationships.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from errors import ErrorCode, ServiceError
from graph.model import MODEL
from graph.neighbourhood import NeighbourLink, relationship_types
from graph.store import Store

#: The maximum length of a path, in relationships.
MAX_LENGTH = 8
#: The maximum number of relationships that a search visits: about 3 s of a processor of the embedded store.
MAX_VISITED = 50_000
#: The maximum number of paths that are counted: the largest Int of GraphQL.
MAX_COUNT = 2**31 - 1


class PathSearchTooWide(ServiceError):
    """The search has visited the maximum number of relationships without an answer."""

    code = ErrorCode.PATH_SEARCH_TOO_WIDE
    status = 400
    key = "query.path-search-too-wide"

    def __init__(self) -> None:
        super().__init__(limit=MAX_VISITED)


@dataclass(frozen=True, slots=True)
class Path:
    """A path: the ids of its nodes in order, and the relationships between them."""

    node_ids: list[str]
    links: list[NeighbourLink]


@dataclass(frozen=True, slots=True)
class ShortestPaths:
    """The first of the shortest paths between two nodes, ordered by the ids of their nodes.

    length: the number of relationships of each path. count: the number of all shortest paths, up to MAX_COUNT.
    """

    length: int
    count: int
    paths: list[Path]


#: A step: the relationship that it follows, and the node that it reaches.
Step = tuple[NeighbourLink, str]


@dataclass(slots=True)
class _Side:
    """The search from one end. steps: from each node back towards the end. edge: the nodes reached last."""

    edge: list[str]
    depth: int = 0
    steps: dict[str, list[Step]] = field(default_factory=dict)

    def advance(self, rows: list[Any]) -> None:
        """Advance by one step. rows: relationships of the nodes at the edge, as `_step` reads them."""
        reached: dict[str, list[Step]] = {}
        for id_, type_, outgoing, other in rows:
            if other not in self.steps:
                link = NeighbourLink(type_, id_, other) if outgoing else NeighbourLink(type_, other, id_)
                reached.setdefault(other, []).append((link, id_))
        self.steps |= reached
        self.edge, self.depth = list(reached), self.depth + 1


async def shortest_paths(
    store: Store, start: str, end: str, *, max_length: int, types: list[str] | None, first: int
) -> ShortestPaths | None:
    """Return the shortest paths between two nodes, in any direction of the relationships.

    max_length: the maximum number of relationships. types: the relationship types to follow, None for all but those to
    sources and data sets. first: the maximum number of paths. Returns None without a path, and for an unknown id.

    Raises
    ------
    PathSearchTooWide
        The search visited too many relationships.
    StoreError
    """
    if not await _exist(store, start, end):
        return None
    if start == end:
        return ShortestPaths(0, 1, [Path([start], [])])
    near, far = (_Side([id_], steps={id_: []}) for id_ in (start, end))
    remaining = MAX_VISITED
    while near.depth + far.depth < max_length:
        side, other = (near, far) if len(near.edge) <= len(far.edge) else (far, near)
        rows = await _step(store, side.edge, types, remaining + 1)
        if (remaining := remaining - len(rows)) < 0:
            raise PathSearchTooWide
        side.advance(rows)
        if not side.edge:
            return None
        # A node that both sides have reached is at the edge of both: otherwise an earlier step would have met.
        if meeting := [id_ for id_ in side.edge if id_ in other.steps]:
            return _paths(start, end, near, far, meeting, first)
    return None


async def _exist(store: Store, *ids: str) -> bool:
    """Return whether there are nodes with these ids."""
    types = [MODEL.type_of_id(id_) for id_ in ids]
    matches = [f"EXISTS {{ MATCH (:{type_.label} {{id: $i{i}}}) }}" for i, type_ in enumerate(types) if type_]
    if len(matches) < len(ids):
        return False
    return all(await store.read(f"RETURN [{', '.join(matches)}]", {f"i{i}": id_ for i, id_ in enumerate(ids)}))


async def _step(store: Store, ids: Sequence[str], types: list[str] | None, limit: int) -> list[Any]:
    """Return up to `limit` relationships of these nodes: node id, type, whether it leads away, id of the other end."""
    by_label: dict[str, list[str]] = {}
    for id_ in ids:
        by_label.setdefault(MODEL.label_of(id_), []).append(id_)
    columns: list[str] = []
    parameters: dict[str, Any] = {"limit": limit}
    for label, members in sorted(by_label.items()):  # in a fixed order, so that the store can reuse its plan
        if followed := [type_ for type_ in relationship_types({label}) if types is None or type_ in types]:
            name = f"i{len(columns)}"
            parameters[name] = members
            columns.append(
                f"COLLECT {{ UNWIND ${name} AS i MATCH (n:{label} {{id: i}})-[r:{'|'.join(followed)}]-(m)"
                " RETURN [i, type(r), startNode(r) = n, m.id] LIMIT $limit }"
            )
    lists = await store.read(f"RETURN [{', '.join(columns)}]", parameters) if columns else []
    return [row for list_ in lists for row in list_]


def _paths(start: str, end: str, near: _Side, far: _Side, meeting: list[str], first: int) -> ShortestPaths:
    """Return the first paths through the nodes at which both sides meet."""
    onward: dict[str, list[Step]] = {}
    level = set(meeting)
    for _ in range(near.depth):  # back to the start
        before = set()
        for id_ in level:
            for link, previous in near.steps[id_]:
                onward.setdefault(previous, []).append((link, id_))
                before.add(previous)
        level = before
    level = set(meeting)
    for _ in range(far.depth):
        for id_ in level:
            onward[id_] = far.steps[id_]
        level = {next_ for id_ in level for _, next_ in far.steps[id_]}
    for steps in onward.values():
        steps.sort(key=lambda step: (step[1], step[0].type, step[0].source_id))
    counts = {end: 1}

    def count(id_: str) -> int:
        if id_ not in counts:
            counts[id_] = min(sum(count(next_) for _, next_ in onward[id_]), MAX_COUNT)
        return counts[id_]

    def walk(path: Path) -> Iterator[Path]:
        last = path.node_ids[-1]
        if last == end:
            yield path
            return
        for link, next_ in onward[last]:
            yield from walk(Path([*path.node_ids, next_], [*path.links, link]))

    walked = walk(Path([start], []))
    paths = [path for _, path in zip(range(first), walked, strict=False)]
    return ShortestPaths(near.depth + far.depth, count(start), paths)
