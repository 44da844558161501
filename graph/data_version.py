"""The number that tells whether the data have changed: caches and models made from the graph are kept by it."""

from collections.abc import Awaitable, Callable
from typing import Any

from graph.store.interface import Store

#: The moment, in UTC, as ISO 8601: the one form of it that both stores write alike.
_NOW = "toString(localdatetime.transaction('UTC')) + 'Z'"

#: Goes into each transaction of a load: the data have changed, and the number moves when the load is done. A load that
#: was broken off leaves the mark for the one that completes it, which may find nothing left to change.
PENDING = "MERGE (v:DataVersion {id: 'data-version'}) SET v.pending = true"

#: Moves the number by one. Goes into the transaction of the write that changes data, or is the last write of a
#: load. Answers with the new number.
MOVE = (
    "MERGE (v:DataVersion {id: 'data-version'}) "
    f"SET v.number = coalesce(v.number, 0) + 1, v.movedAt = {_NOW}, v.pending = null RETURN v.number"
)

#: Makes the node where there is none yet, with the number 0: nothing has been loaded.
CREATE = (
    "MERGE (v:DataVersion {id: 'data-version'}) "
    f"ON CREATE SET v.number = 0, v.movedAt = {_NOW} RETURN v.number"
)


async def data_version(store: Store) -> int:
    """The number now: 0 before the first load; it only grows."""
    return await store.read("MATCH (v:DataVersion {id: 'data-version'}) RETURN v.number") or 0


async def is_pending(read: Callable[[str], Awaitable[Any]]) -> bool:
    """Whether data have changed since the number moved last. read: that of a store."""
    return bool(await read("MATCH (v:DataVersion {id: 'data-version'}) RETURN v.pending"))
