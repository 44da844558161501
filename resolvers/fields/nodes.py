"""`node`, `nodes` and `dataVersion`."""

from collections.abc import Mapping, Sequence
from typing import Any

from graph.data_version import data_version
from graph.query.errors import BadPage
from graph.query.pages import MAX_SIZE
from graph.store import Store
from resolvers.execution.computed import Batch, Ref, Selected


async def node(parents: Sequence[str], arguments: Mapping[str, Any], selected: Selected) -> list[Ref]:
    """The node with an id: the prefix says of which type, and whether there can be one."""
    return [Ref(arguments["id"])]


async def nodes(parents: Sequence[str], arguments: Mapping[str, Any], selected: Selected) -> list[list[Ref]]:
    """The nodes with several ids. Raises BadPage."""
    ids = arguments["ids"]
    if len(ids) > MAX_SIZE:
        raise BadPage("ids", "query.too-many-ids", count=len(ids), limit=MAX_SIZE)
    return [[Ref(id_) for id_ in ids]]


def version(store: Store) -> Batch:
    """The batch function of `dataVersion`."""
    async def batch(parents: Sequence[str], arguments: Mapping[str, Any], selected: Selected) -> list[int]:
        return [await data_version(store)] * len(parents)
    return batch
