"""A compiled statement: its text, its parameters and the reader of its row."""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from graph.query.arguments import Arguments
from graph.query.fields.field import FieldReader
from graph.query.parameters import StatementParameters
from graph.query.pricing.sizes import GraphSizes
from graph.query.rows import Reader, Reading

#: The maximum number of nodes that a batched statement may read, and the maximum size of a batch.
CHEAP, LARGEST_BATCH = 50, 32
#: A statement that may read more nodes than this is heavy: it may take tens of milliseconds.
HEAVY = 10_000
#: The maximum number of combinations of page sizes and graph version for which a statement caches its reads.
_MAX_CACHED_READS = 64
#: Returns the maximum reads of a statement; infinite if they depend on unknown graph sizes.
Reads = Callable[[Sequence[Arguments], Sequence[int], GraphSizes | None], float]
#: The ids to fetch, by the number of their list.
Ids = dict[str, list[str]]
_PARAMETER = re.compile(r"\$(p\d+)\b")


class Batch(NamedTuple):
    """The form of a statement for several requests at once.

    text: reads the parameters of the requests from the list `$b`, and returns pairs of a request's number (`i`) and
    its row. shared: the parameters that must be equal in all requests.
    """

    text: str
    shared: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Statement:
    """A statement for all requests whose arguments have the same shape.

    row: the expression of the single row. reads: returns the maximum number of nodes and relationships read with these
    arguments, for the number of ids in each fetched list and the sizes of the graph. largest_batch: the maximum number
    of requests in a batch. field_reader: the reader of a field without deferred fields, which generated code can
    replace; else None.
    """

    row: str
    parameters: StatementParameters
    reader: Reader
    reads: Reads = lambda arguments, fetched, sizes: math.inf
    largest_batch: int = LARGEST_BATCH
    field_reader: FieldReader | None = None

    @cached_property
    def text(self) -> str:
        return f"RETURN {self.row} AS d"

    def batch(
        self, arguments: Sequence[Arguments], ids: Ids | None = None, sizes: GraphSizes | None = None
    ) -> Batch | None:
        """Return the form for several requests with pages of these sizes, or None if each must be sent alone."""
        if self.largest_batch == 1:
            return None
        return self._batch if self._max_reads(arguments, ids, sizes) <= CHEAP else None

    def is_heavy(self, arguments: Sequence[Arguments], ids: Ids | None = None, sizes: GraphSizes | None = None) -> bool:
        """Return whether the statement may occupy a processor of the store for long; False if the sizes are unknown."""
        return sizes is not None and HEAVY < self._max_reads(arguments, ids, sizes) < math.inf

    def _max_reads(self, arguments: Sequence[Arguments], ids: Ids | None, sizes: GraphSizes | None) -> float:
        """Return `reads`, cached for all requests with pages and lists of the same sizes."""
        fetched = tuple(min(len(list_), CHEAP + 1) for list_ in ids.values()) if ids else ()
        key = sizes and sizes.version, fetched, tuple(a.size for a in arguments)
        reads = self._cached_reads.get(key)
        if reads is None:
            if len(self._cached_reads) >= _MAX_CACHED_READS:
                self._cached_reads.clear()
            reads = self._cached_reads[key] = self.reads(arguments, fetched, sizes)
        return reads

    @cached_property
    def _cached_reads(self) -> dict[tuple[Any, ...], float]:
        return {}

    @cached_property
    def _batch(self) -> Batch:
        shared = self.parameters.shared
        # The compiler wrote the whole text: `$p` is always a parameter.
        row = _PARAMETER.sub(lambda match: match[0] if match[1] in shared else f"v.{match[1]}", self.row)
        # In a separate clause: Neo4j rejects a subquery with an aggregation inside another aggregation.
        return Batch(f"UNWIND $b AS v WITH v, {row} AS r RETURN collect([v.i, r]) AS d", shared)

    def bind(self, arguments: Sequence[Arguments], ids: Ids | None = None) -> dict[str, Any]:
        """Return the parameters of a request. ids: those of a fetch."""
        return self.parameters.bind([*(a.values for a in arguments), ids])

    def read(self, row: list[Any], arguments: Sequence[Arguments]) -> tuple[Any, Reading]:
        """Return the value of the row, and the reading with the computed fields that are still pending."""
        reading = Reading(arguments)
        return self.reader(row, reading), reading
