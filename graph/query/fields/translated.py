"""A text in two languages."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.query.arguments import Arguments, plain_arguments
from graph.query.compilation import Compilation
from graph.query.fields.column import ColumnReader, column
from graph.query.fields.field import Declaration, Field, RequestedField


@dataclass(frozen=True, slots=True)
class Translated(Declaration):
    """A text stored in Russian and English, read in the requested language or else in the other."""

    base: str

    def select(self, requested: RequestedField) -> "TranslatedField":
        """See Declaration."""
        return TranslatedField(requested.key, self.base, requested.slot())

    def arguments(self, values: Mapping[str, Any]) -> Arguments:
        """See Declaration."""
        return plain_arguments(values, "lang")


@dataclass(frozen=True, slots=True)
class TranslatedField(Field):
    """A selected text in two languages."""

    base: str
    slot: int

    def compile(self, compilation: Compilation, variable: str | None, columns: list[str]) -> ColumnReader:
        """See Field."""
        return column(columns, translated(f"{variable}.{self.base}", compilation.arguments[self.slot]))


def translated(text: str, arguments: Arguments) -> str:
    """Return the expression of a text in two languages. text: the property without its suffix, such as `n.name`."""
    (language,) = arguments.shape
    order = ("En", "Ru") if language == "EN" else ("Ru", "En")
    return f"coalesce({', '.join(f'{text}{suffix}' for suffix in order)})"
