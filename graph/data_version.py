"""The data version: a number that moves when the data change. Caches and models made from the graph are kept by it.

Beside it, in the same transaction, what the graph then held is written, by which a damaged store is known
(`graph.integrity`), and the loads that have begun and not ended.
"""

from typing import NamedTuple

from graph.counts import COUNTED, NUMBERS
from graph.store.interface import Readable, Statement

#: The moment, in UTC, as ISO 8601: the one form of it that both stores write alike.
_NOW = "toString(localdatetime.transaction('UTC')) + 'Z'"
_COUNT = f"v.counted = {COUNTED}, v.counts = {NUMBERS}"
_NODE = "(v:DataVersion {id: 'data-version'})"

#: Moves the number by one. Goes into the transaction of the write that changes data, or is the last write of a
#: load. Answers with the new number.
MOVE = f"MERGE {_NODE} SET v.number = coalesce(v.number, 0) + 1, v.movedAt = {_NOW}, {_COUNT} RETURN v.number"

#: Makes the node where there is none yet, with the number 0: nothing has been loaded.
CREATE = f"MERGE {_NODE} ON CREATE SET v.number = 0, v.movedAt = {_NOW} RETURN v.number"

#: Counts without a move: for a graph that was written before there were counts.
COUNT = f"MATCH {_NODE} SET {_COUNT}"

#: What the graph held when it was counted last; see `graph.integrity`.
HELD = f"MATCH {_NODE} RETURN v.counted AS counted, v.counts AS counts, v.loading AS loading"

_OTHERS = "[l IN coalesce(v.loading, []) WHERE l <> $dataset]"


class DataVersion(NamedTuple):
    """The number, 0 before the first load, and the data sets whose loads have begun and not ended."""

    number: int
    loading: tuple[str, ...]


def begun(dataset: str) -> Statement:
    """Notes that a load of a data set has begun: until it ends, the graph holds more than the counts say.

    Goes into each transaction of the load, so that one that changes nothing leaves no note.
    """
    return f"MERGE {_NODE} SET v.loading = {_OTHERS} + [$dataset]", {"dataset": dataset}


def ended(dataset: str) -> tuple[Statement, Statement]:
    """Notes that it has ended, and moves the number. For one transaction."""
    return (f"MATCH {_NODE} SET v.loading = {_OTHERS}", {"dataset": dataset}), (MOVE, {})


async def data_version(store: Readable) -> int:
    """The number now: 0 before the first load; it only grows."""
    return await store.read(f"MATCH {_NODE} RETURN v.number") or 0


async def whole_data_version(store: Readable) -> DataVersion:
    """The number now, and the loads that have not ended."""
    number, loading = await store.read(f"MATCH {_NODE} RETURN [v.number, v.loading]") or (0, None)
    return DataVersion(number or 0, tuple(loading or ()))
