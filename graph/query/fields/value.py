"""A stored property."""

from dataclasses import dataclass

from graph.query.compilation import Compilation
from graph.query.fields.column import ColumnReader, column
from graph.query.fields.field import Declaration, Field, RequestedField


@dataclass(frozen=True, slots=True)
class Value(Declaration):
    """A stored property."""

    property: str

    def select(self, requested: RequestedField) -> "ValueField":
        """See Declaration."""
        return ValueField(requested.key, self.property)


@dataclass(frozen=True, slots=True)
class ValueField(Field):
    """A selected property."""

    property: str

    def compile(self, compilation: Compilation, variable: str | None, columns: list[str]) -> ColumnReader:
        """See Field."""
        return column(columns, f"{variable}.{self.property}")
