"""At most one node, in a column."""

from dataclasses import dataclass
from typing import Any

from graph.query.compilation import Compilation
from graph.query.fields.code import ResponseField
from graph.query.fields.node import NodeReader, NodeSelection
from graph.query.rows import Reading, Row


@dataclass(frozen=True, slots=True)
class OneReader:
    """A reader of the node in a column, or None."""

    position: int
    node: NodeReader

    def __call__(self, row: list[Any], reading: Reading, /) -> Row | None:
        value = row[self.position]
        return None if value is None else self.node(value, reading)

    def code(self, field: ResponseField, variable: str) -> list[str]:
        """See CodeReader."""
        call = f"{variable} = {self.node.function(field)}({variable}, a)"
        return [
            f"    {variable} = r[{self.position}]",
            f"    if {variable} is not None: {call}" if field.nullable else f"    {call}",
        ]


def one(compilation: Compilation, columns: list[str], match: str, node: NodeSelection, end: str) -> OneReader:
    """Append the column of the first node that a MATCH clause binds to the variable `end`, and return its reader."""
    expression, reader = node.compile(compilation, end)
    columns.append(f"head(COLLECT {{ {match}{compilation.returned(expression, end)} LIMIT 1 }})")
    return OneReader(len(columns) - 1, reader)
