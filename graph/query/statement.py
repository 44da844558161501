"""A compiled statement: its text, where its parameters come from, and how its row is read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graph.query.arguments import Arguments
from graph.query.parameters import Parameters
from graph.query.rows import Reader, Reading


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement for all requests whose arguments have the same shape."""

    text: str
    parameters: Parameters
    reader: Reader

    def bind(self, arguments: Sequence[Arguments], ids: dict[str, list[str]] | None = None) -> dict[str, Any]:
        """The parameters for a request; `ids` are those of a fetch."""
        return self.parameters.bind([*(a.values for a in arguments), ids])

    def read(self, row: list, arguments: Sequence[Arguments]) -> tuple[Any, Reading]:
        """What the row says, and the computed fields that are still to be worked out."""
        reading = Reading(arguments)
        return self.reader(row, reading), reading
