"""A compiled statement: its text, where its parameters come from, and how its row is read."""

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

#: Several of a statement that reads no more nodes than this may be sent as one, so many at most.
CHEAP, LARGEST_BATCH = 50, 32
#: A statement that may read more than this is heavy: it may take some tens of milliseconds.
HEAVY = 10_000
#: Sizes of pages and versions of the graph for which a statement remembers how much it reads.
_REMEMBERED = 64
#: How much a statement reads at most, for the sizes of the graph where they are known.
Reads = Callable[[Sequence[Arguments], Sequence[int], GraphSizes | None], float]
#: What a fetch is given: ids by the number of their list.
Ids = dict[str, list[str]]
_PARAMETER = re.compile(r"\$(p\d+)\b")


class Batch(NamedTuple):
    """The form of a statement for several requests at once.

    text: it reads the requests' parameters from the list `$b`, and answers with pairs of a request's number (`i`)
    and its row. shared: the parameters in which they have to agree.
    """

    text: str
    shared: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Statement:
    """One statement for all requests whose arguments have the same shape.

    row: the expression of the one row that it returns. reads: how many nodes and relationships it reads at most with
    these arguments, for a number of ids of each list that it fetches, in a graph of these sizes. largest_batch:
    how many of it may be sent as one. field_reader: the reader where it is that of a field, and nothing is left to be
    worked out when the row has been read: code can read the row in its place.
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
        """The form for several requests with pages of these sizes; None where each has to be sent alone."""
        if self.largest_batch == 1:
            return None
        return self._batch if self._most_reads(arguments, ids, sizes) <= CHEAP else None

    def is_heavy(self, arguments: Sequence[Arguments], ids: Ids | None = None, sizes: GraphSizes | None = None) -> bool:
        """Whether it may keep a processor of the store busy for long; unknown, and so false, before the sizes are."""
        return sizes is not None and HEAVY < self._most_reads(arguments, ids, sizes) < math.inf

    def _most_reads(self, arguments: Sequence[Arguments], ids: Ids | None, sizes: GraphSizes | None) -> float:
        """`reads`, kept for all requests that agree in what decides it."""
        fetched = tuple(min(len(some), CHEAP + 1) for some in ids.values()) if ids else ()
        pages = sizes and sizes.version, fetched, tuple(each.size for each in arguments)
        most = self._kept.get(pages)
        if most is None:
            if len(self._kept) >= _REMEMBERED:
                self._kept.clear()
            most = self._kept[pages] = self.reads(arguments, fetched, sizes)
        return most

    @cached_property
    def _kept(self) -> dict[tuple[Any, ...], float]:
        return {}

    @cached_property
    def _batch(self) -> Batch:
        shared = self.parameters.shared
        # All of the text is made here: a parameter stands nowhere but where one was added.
        row = _PARAMETER.sub(lambda match: match[0] if match[1] in shared else f"v.{match[1]}", self.row)
        # In a clause of its own: Neo4j takes no subquery with an aggregation into another aggregation.
        return Batch(f"UNWIND $b AS v WITH v, {row} AS r RETURN collect([v.i, r]) AS d", shared)

    def bind(self, arguments: Sequence[Arguments], ids: Ids | None = None) -> dict[str, Any]:
        """The parameters for a request; `ids` are those of a fetch."""
        return self.parameters.bind([*(a.values for a in arguments), ids])

    def read(self, row: list[Any], arguments: Sequence[Arguments]) -> tuple[Any, Reading]:
        """What the row says, and the computed fields that are still to be worked out."""
        reading = Reading(arguments)
        return self.reader(row, reading), reading
