"""The label of a node: a readable name built from texts of the node and of linked nodes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.query.arguments import Arguments, plain_arguments
from graph.query.compilation import Compilation
from graph.query.fields.code import ResponseField
from graph.query.fields.column import column
from graph.query.fields.field import Declaration, Field, FieldReader, RequestedField
from graph.query.fields.translated import translated
from graph.query.links import Link
from graph.query.pricing.price import Price
from graph.query.pricing.pricing import ROOT, Parents, Pricing
from graph.query.rows import Reading


@dataclass(frozen=True, slots=True)
class LabelText:
    """A text of the node itself, or of the node over a link. translated: whether it is stored in two languages."""

    property: str
    translated: bool
    link: Link | None = None


#: The alternatives for one part of a label: the first text that is not null.
LabelPart = tuple[LabelText, ...]


@dataclass(frozen=True, slots=True)
class Label(Declaration):
    """The parts that are not null, joined by a dash; the id if all are null."""

    parts: tuple[LabelPart, ...]

    def select(self, requested: RequestedField) -> "LabelField":
        """See Declaration."""
        return LabelField(requested.key, self.parts, requested.slot())

    def arguments(self, values: Mapping[str, Any]) -> Arguments:
        """See Declaration."""
        return plain_arguments(values, "lang")


@dataclass(frozen=True, slots=True)
class PhraseReader:
    """A reader of the phrase whose parts are in a column."""

    position: int

    def __call__(self, row: list[Any], reading: Reading, /) -> str:
        return phrase(row[self.position])

    def code(self, field: ResponseField, variable: str) -> list[str]:
        """See CodeReader."""
        return [f"    {variable} = {field.name(phrase)}(r[{self.position}])"]


@dataclass(frozen=True, slots=True)
class LabelField(Field):
    """A selected label."""

    parts: tuple[LabelPart, ...]
    slot: int

    def compile(self, compilation: Compilation, variable: str | None, columns: list[str]) -> FieldReader:
        """See Field."""
        arguments, id_ = compilation.arguments[self.slot], f"{variable}.id"
        parts = [
            [_text_expression(compilation, text, variable or "", arguments) for text in part] for part in self.parts
        ]
        if len(parts) == 1:
            return column(columns, f"coalesce({', '.join([*parts[0], id_])})")
        columns.append(f"[{', '.join([*map(_coalesced, parts), id_])}]")
        return PhraseReader(len(columns) - 1)

    def price(self, pricing: Pricing, parents: Parents | None) -> Price | None:
        """See Field. Each link reads a node."""
        links = sum(text.link is not None for part in self.parts for text in part)
        return Price(self.key, links * (parents or ROOT).count) if links else None


def phrase(texts: list[str | None]) -> str:
    """Return the texts that are not null, joined by a dash. The last text is used only if all others are null.

    >>> phrase(["Бюджет участия", None, "Томск", "adoption:a"]), phrase([None, "adoption:a"])
    ('Бюджет участия — Томск', 'adoption:a')
    """
    *parts, last = texts
    return " — ".join(part for part in parts if part is not None) or str(last)


def _coalesced(expressions: list[str]) -> str:
    return expressions[0] if len(expressions) == 1 else f"coalesce({', '.join(expressions)})"


def _text_expression(compilation: Compilation, text: LabelText, variable: str, arguments: Arguments) -> str:
    node = compilation.names.new("n") if text.link else variable
    value = f"{node}.{text.property}"
    if text.translated:
        value = translated(value, arguments)
    if text.link is None:
        return value
    return f"head(COLLECT {{ {text.link.match(variable, node)} RETURN {value} LIMIT 1 }})"
