"""The data version: a number that grows with each change of the data. It keys caches and models of the graph.

The same node holds the counts of nodes and relationships at that version and the unfinished loads. `graph.integrity`
compares the counts with the files of the store to detect damage.
"""

from typing import NamedTuple

from graph.counts import COUNTED, COUNTS
from graph.store.interface import Readable, Statement

#: The current time in UTC as ISO 8601, in the one form that both stores write alike.
_NOW = "toString(localdatetime.transaction('UTC')) + 'Z'"
_COUNT = f"v.counted = {COUNTED}, v.counts = {COUNTS}"
_NODE = "(v:DataVersion {id: 'data-version'})"

#: Increments the number and returns the new one. Runs in the transaction that changes data, or as the last write of
#: a load.
MOVE = f"MERGE {_NODE} SET v.number = coalesce(v.number, 0) + 1, v.movedAt = {_NOW}, {_COUNT} RETURN v.number"

#: Creates the node, if missing, with the number 0: nothing has been loaded.
CREATE = f"MERGE {_NODE} ON CREATE SET v.number = 0, v.movedAt = {_NOW} RETURN v.number"

#: Writes the counts without a new number, for a graph from before they were introduced.
COUNT = f"MATCH {_NODE} SET {_COUNT}"

#: Reads the last counts and the unfinished loads; see `graph.integrity`.
RECORDED = f"MATCH {_NODE} RETURN v.counted AS counted, v.counts AS counts, v.loading AS loading"

_OTHER_LOADS = "[l IN coalesce(v.loading, []) WHERE l <> $dataset]"


class DataVersion(NamedTuple):
    """The number, 0 before the first load, and the data sets with an unfinished load."""

    number: int
    loading: tuple[str, ...]


def load_started(dataset: str) -> Statement:
    """Return the statement that records an unfinished load; during a load the graph differs from the counts.

    Run it in each transaction of the load, so that a load without changes records nothing.
    """
    return f"MERGE {_NODE} SET v.loading = {_OTHER_LOADS} + [$dataset]", {"dataset": dataset}


def load_finished(dataset: str) -> tuple[Statement, Statement]:
    """Return the statements, for one transaction, that drop the record of the load and increment the number."""
    return (f"MATCH {_NODE} SET v.loading = {_OTHER_LOADS}", {"dataset": dataset}), (MOVE, {})


async def data_version(store: Readable) -> int:
    """Return the current number: 0 before the first load. It never decreases."""
    return await store.read(f"MATCH {_NODE} RETURN v.number") or 0


async def whole_data_version(store: Readable) -> DataVersion:
    """Return the current number and the unfinished loads."""
    number, loading = await store.read(f"MATCH {_NODE} RETURN [v.number, v.loading]") or (0, None)
    return DataVersion(number or 0, tuple(loading or ()))
