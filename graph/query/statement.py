"""A compiled statement: its text, where its parameters come from, and how its row is read."""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from graph.query.arguments import Arguments
from graph.query.parameters import Parameters
from graph.query.rows import Reader, Reading
from graph.query.sizes import GraphSizes

#: Several of a statement that reads no more nodes than this may be sent as one, so many at most.
CHEAP, LARGEST_BATCH = 50, 32
#: Sizes of pages and versions of the graph for which a statement remembers whether it is cheap.
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
    these arguments, for a number of ids of each list that it fetches, in a graph of these sizes. has_computed: whether
    computed fields are left to be worked out when the row has been read. largest_batch: how many of it may be sent as
    one.
    """

    row: str
    parameters: Parameters
    reader: Reader
    reads: Reads = lambda arguments, fetched, sizes: math.inf
    has_computed: bool = False
    largest_batch: int = LARGEST_BATCH

    @cached_property
    def text(self) -> str:
        return f"RETURN {self.row} AS d"

    def batch(self, arguments: Sequence[Arguments], ids: Ids | None = None,
              sizes: GraphSizes | None = None) -> Batch | None:
        """The form for several requests with pages of these sizes; None where each has to be sent alone."""
        if self.largest_batch == 1:
            return None
        fetched = tuple(min(len(some), CHEAP + 1) for some in ids.values()) if ids else ()
        pages = sizes and sizes.version, fetched, tuple(each.size for each in arguments)
        cheap = self._cheap.get(pages)
        if cheap is None:
            if len(self._cheap) >= _REMEMBERED:
                self._cheap.clear()
            cheap = self._cheap[pages] = self.reads(arguments, fetched, sizes) <= CHEAP
        return self._batch if cheap else None

    @cached_property
    def _cheap(self) -> dict[tuple, bool]:
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

    def read(self, row: list, arguments: Sequence[Arguments]) -> tuple[Any, Reading]:
        """What the row says, and the computed fields that are still to be worked out."""
        reading = Reading(arguments)
        return self.reader(row, reading), reading
