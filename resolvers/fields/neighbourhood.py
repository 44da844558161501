"""`neighbourhood`: nodes and links around a node."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from access.request_context import RequestContext
from graph.neighbourhood import (
    MAX_DEPTH,
    MAX_STEPS,
    NeighbourLink,
    Subgraph,
    neighbourhood,
    neighbourhood_along,
)
from graph.query import DEFAULT_SIZE, MAX_SIZE, BadValue, checked_size
from graph.store import Store
from resolvers.execution.computed import Batch, Selected

#: The maximum of `first` by depth. At depth 2 the numbers of nodes of both steps multiply.
_MAX_FIRST = {1: MAX_SIZE, 2: 20}


@dataclass(frozen=True, slots=True)
class OmittedLinks:
    node_id: str
    type: str
    count: int


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    center: str
    nodes: list[str]
    links: list[NeighbourLink]
    omitted: list[OmittedLinks]


def explorer(store: Store) -> Batch:
    """Return the batch function of `neighbourhood`, which raises BadPage."""

    async def batch(
        parents: Sequence[str], arguments: Mapping[str, Any], selected: Selected, context: RequestContext
    ) -> list[Neighbourhood | None]:
        depth = checked_size("depth", arguments["depth"], MAX_DEPTH)
        first = DEFAULT_SIZE if arguments["first"] is None else arguments["first"]
        types, path = arguments.get("relationshipTypes") or None, arguments.get("along")
        if path is not None:
            checked_size("along", len(path), MAX_STEPS, "query.path-length")
            if types or depth > 1:
                raise BadValue("along", "query.along-alone")
        key = "query.size" if depth == 1 else "query.size-at-depth"
        checked_size("first", first, _MAX_FIRST[depth], key, depth=depth)
        if path is None:
            subgraph = await neighbourhood(store, arguments["id"], depth=depth, types=types, first=first)
        else:
            subgraph = await neighbourhood_along(store, arguments["id"], path=path, first=first)
        return [_shown(arguments["id"], subgraph) if subgraph else None]

    return batch


def _shown(id_: str, subgraph: Subgraph) -> Neighbourhood:
    return Neighbourhood(
        id_, list(subgraph.node_ids), list(subgraph.links), [OmittedLinks(*omitted) for omitted in subgraph.omitted()]
    )
