"""A compiled statement: its text, where its parameters come from, and how its row is read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from graph.query.arguments import Arguments
from graph.query.parameters import Parameters
from graph.query.rows import Reader, Reading

_PARAMETER = re.compile(r"\$(p\d+)\b")


class Batch(NamedTuple):
    """The form of a statement for several requests at once.

    text: it reads the requests' parameters from the list `$b`, and answers with pairs of a request's number (`i`)
    and its row. shared: the parameters that are the statement's own, since no row can hold them: LIMIT's.
    """

    text: str
    shared: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Statement:
    """One statement for all requests whose arguments have the same shape.

    row: the expression of the one row that it returns. cheap: whether several of it may be sent as one. has_computed:
    whether computed fields are left to be worked out when the row has been read.
    """

    row: str
    parameters: Parameters
    reader: Reader
    cheap: bool = False
    has_computed: bool = False

    @cached_property
    def text(self) -> str:
        return f"RETURN {self.row} AS d"

    @cached_property
    def batch(self) -> Batch | None:
        """The form for several requests; None where each has to be sent alone."""
        if not self.cheap:
            return None
        shared = self.parameters.shared
        # All of the text is made here: a parameter stands nowhere but where one was added.
        row = _PARAMETER.sub(lambda match: match[0] if match[1] in shared else f"v.{match[1]}", self.row)
        return Batch(f"UNWIND $b AS v RETURN collect([v.i, {row}]) AS d", shared)

    def bind(self, arguments: Sequence[Arguments], ids: dict[str, list[str]] | None = None) -> dict[str, Any]:
        """The parameters for a request; `ids` are those of a fetch."""
        return self.parameters.bind([*(a.values for a in arguments), ids])

    def read(self, row: list, arguments: Sequence[Arguments]) -> tuple[Any, Reading]:
        """What the row says, and the computed fields that are still to be worked out."""
        reading = Reading(arguments)
        return self.reader(row, reading), reading
