"""`node`, `nodes` and `dataVersion`."""

from collections.abc import Mapping, Sequence
from typing import Any

from access.request_context import RequestContext
from graph.data_version import data_version
from graph.query import MAX_SIZE, BadPage
from graph.store import Store
from resolvers.execution.computed import Batch, Selected


async def node(
    parents: Sequence[str], arguments: Mapping[str, Any], selected: Selected, context: RequestContext
) -> list[str]:
    """Return the id itself as the value of `node`. Its prefix determines the type."""
    return [arguments["id"]]


async def nodes(
    parents: Sequence[str], arguments: Mapping[str, Any], selected: Selected, context: RequestContext
) -> list[list[str]]:
    """Return the ids as the value of `nodes`. Raises BadPage."""
    ids = arguments["ids"]
    if len(ids) > MAX_SIZE:
        raise BadPage("ids", "query.too-many-ids", count=len(ids), limit=MAX_SIZE)
    return [list(ids)]


def version(store: Store) -> Batch:
    """Return the batch function of `dataVersion`."""

    async def batch(
        parents: Sequence[str], arguments: Mapping[str, Any], selected: Selected, context: RequestContext
    ) -> list[int]:
        return [await data_version(store)] * len(parents)

    return batch
