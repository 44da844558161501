"""`shortestPath`: the shortest paths between two nodes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from access.request_context import RequestContext
from graph.neighbourhood import NeighbourLink
from graph.query import checked_size
from graph.shortest_path import MAX_LENGTH, shortest_paths
from graph.store import Store
from resolvers.execution.computed import Batch, Selected
from schema.neighbourhood import DEFAULT_PATHS, MAX_PATHS


@dataclass(frozen=True, slots=True)
class PathAnswer:
    nodes: list[str]
    links: list[NeighbourLink]


@dataclass(frozen=True, slots=True)
class ShortestPathsAnswer:
    length: int
    total_count: int
    paths: list[PathAnswer]


def finder(store: Store) -> Batch:
    """Return the batch function of `shortestPath`, which raises BadPage and PathSearchTooWide."""

    async def batch(
        parents: Sequence[str], arguments: Mapping[str, Any], selected: Selected, context: RequestContext
    ) -> list[ShortestPathsAnswer | None]:
        first = DEFAULT_PATHS if arguments["first"] is None else arguments["first"]
        found = await shortest_paths(
            store,
            arguments["from"],
            arguments["to"],
            max_length=checked_size("maxLength", arguments["maxLength"], MAX_LENGTH),
            types=arguments.get("relationshipTypes") or None,
            first=checked_size("first", first, MAX_PATHS),
        )
        if found is None:
            return [None]
        paths = [PathAnswer(path.node_ids, path.links) for path in found.paths]
        return [ShortestPathsAnswer(found.length, found.count, paths)]

    return batch
