"""The number that tells whether the data have changed: caches and models made from the graph are kept by it."""

from graph.store.interface import Store

#: The moment, in UTC, as ISO 8601: the one form of it that both stores write alike.
_NOW = "toString(localdatetime.transaction('UTC')) + 'Z'"

#: Moves the number by one. Goes into the transaction of the write that changes data, or is the last write of a
#: load. Answers with the new number.
MOVE = (
    "MERGE (v:DataVersion {id: 'data-version'}) "
    f"SET v.number = coalesce(v.number, 0) + 1, v.movedAt = {_NOW} RETURN v.number"
)

#: Makes the node where there is none yet, with the number 0: nothing has been loaded.
CREATE = (
    "MERGE (v:DataVersion {id: 'data-version'}) "
    f"ON CREATE SET v.number = 0, v.movedAt = {_NOW} RETURN v.number"
)


async def data_version(store: Store) -> int:
    """The number now: 0 before the first load; it only grows."""
    return await store.read("MATCH (v:DataVersion {id: 'data-version'}) RETURN v.number") or 0
