"""The node in a row of a connection."""

from dataclasses import dataclass
from typing import Any

from graph.query.fields.code import ResponseField
from graph.query.fields.node import NodeReader
from graph.query.rows import Reading, Row


@dataclass(slots=True)
class RowNodeReader:
    """A reader of the node in a row of a connection.

    whole: whether the row has no other column and is itself the row of the node.
    """

    position: int
    node: NodeReader
    whole: bool = False

    def __call__(self, row: list[Any], reading: Reading, /) -> Row:
        return self.node(row if self.whole else row[self.position], reading)

    def code(self, field: ResponseField, variable: str) -> list[str]:
        """See CodeReader."""
        return [f"    {variable} = {self.call(field)}"]

    def call(self, field: ResponseField) -> str:
        """Return the expression that builds the node from the row `r`."""
        return f"{self.node.function(field)}({'r' if self.whole else f'r[{self.position}]'}, a)"
