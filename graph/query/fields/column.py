"""A value in a column."""

from dataclasses import dataclass
from typing import Any

from graph.query.fields.code import ResponseField
from graph.query.rows import Reading


@dataclass(frozen=True, slots=True)
class ColumnReader:
    """A reader of the value in a column."""

    position: int

    def __call__(self, row: list[Any], reading: Reading, /) -> Any:
        return row[self.position]

    def code(self, field: ResponseField, variable: str) -> list[str]:
        """See CodeReader."""
        return [f"    {variable} = r[{self.position}]", *field.checked(variable)]


@dataclass(frozen=True, slots=True)
class NullReader:
    """A reader that returns null for every row."""

    def __call__(self, row: list[Any], reading: Reading, /) -> None:
        return None

    def code(self, field: ResponseField, variable: str) -> list[str]:
        """See CodeReader."""
        return [f"    {variable} = None"]


def column(columns: list[str], expression: str) -> ColumnReader:
    """Append a column, and return its reader."""
    columns.append(expression)
    return ColumnReader(len(columns) - 1)
