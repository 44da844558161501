"""A value of a dimension in the response: its key, its label in two languages and its node."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graph.model import MODEL
from graph.query.compilation import Compilation
from graph.query.dimensions import Dimension, Part
from graph.query.fields.field import RequestedField
from graph.query.fields.node import NodeReader, NodeSelection, select_node
from graph.query.pricing.price import Price
from graph.query.pricing.pricing import Parents, Pricing
from graph.query.rows import Reading
from messages import SENTENCES, Language, text


@dataclass(frozen=True, slots=True)
class KeyMember:
    """A selected member of a value: `key`, `labelRu`, `labelEn` or `node`."""

    key: str
    name: str
    node: NodeSelection | None = None


@dataclass(frozen=True, slots=True)
class KeyReader:
    """A reader of the members of a value.

    The column of a value is the value itself; that of a node is a list of its id, both labels and a row for each
    selected `node`. nodes: the position of that row and its reader, by response key.
    """

    dimension: Dimension
    members: tuple[KeyMember, ...]
    nodes: dict[str, tuple[int, NodeReader]]

    def value(self, column: Any) -> Any:
        """Return the value in a column, the id of a node; None if missing."""
        return column[0] if self.dimension.part is Part.NODE and column is not None else column

    def fill(self, result: dict[str, Any], column: Any, reading: Reading) -> None:
        """Add the members of the value in a column to an object."""
        for member in self.members:
            match member.name:
                case "key":
                    value = self.value(column)
                    result[member.key] = None if value is None else str(value)
                case "labelRu":
                    result[member.key] = self._label(column, "ru")
                case "labelEn":
                    result[member.key] = self._label(column, "en")
                case "node":
                    position, reader = self.nodes.get(member.key, (0, None))
                    result[member.key] = None if reader is None or column is None else reader(column[position], reading)

    def _label(self, column: Any, language: Language) -> str:
        if column is None:
            return text("group.missing", language)
        if self.dimension.part is Part.NODE:
            label: str = column[1 if language == "ru" else 2]
            return label
        return value_label(self.dimension, column, language)


def value_label(dimension: Dimension, value: Any, language: Language) -> str:
    """Return the label of a value that is not a node; the value itself if it has no name of its own.

    >>> from graph.query.dimensions import dimension_of
    >>> from schema.public import CONDITIONS
    >>> stage, decade = (dimension_of(CONDITIONS, "Adoption", text) for text in ("stage", "runningOn:decade"))
    >>> value_label(stage, "RUNNING", "ru"), value_label(decade, "1990", "en")
    ('Работает', '1990s')
    """
    if dimension.part is Part.DECADE:
        return text("group.decade", language, year=value)
    if dimension.part is Part.LEVEL:
        key = f"enum.Territory.level.{value}"
    elif dimension.stored is not None and dimension.stored.name == "country":
        key = f"country-name.{value}"
    else:
        key = f"enum.{dimension.label}.{dimension.stored.name if dimension.stored else ''}.{value}"
    return text(key, language) if key in SENTENCES[language] else str(value)


def select_key_members(requested: Sequence[RequestedField]) -> tuple[KeyMember, ...]:
    """Return the selected members of a value; others are left out."""
    return tuple(
        KeyMember(each.key, each.name, select_node(each) if each.name == "node" else None)
        for each in requested
        if each.name in ("key", "labelRu", "labelEn", "node")
    )


def key_column(
    compilation: Compilation, dimension: Dimension, members: tuple[KeyMember, ...], variable: str
) -> tuple[str, KeyReader]:
    """Return the column of a value that is bound to a variable, and its reader."""
    if dimension.part is not Part.NODE:
        return variable, KeyReader(dimension, members, {})
    columns, readers = [f"{variable}.id", *_names(dimension, variable)], dict[str, tuple[int, NodeReader]]()
    for member in members:
        if member.node is not None:
            selection = NodeSelection({label: member.node.types[label] for label in dimension.labels})
            expression, reader = selection.compile(compilation, variable)
            readers[member.key] = len(columns), reader
            columns.append(expression)
    column = f"CASE WHEN {variable} IS NULL THEN null ELSE [{', '.join(columns)}] END"
    return column, KeyReader(dimension, members, readers)


def key_prices(
    pricing: Pricing, dimension: Dimension, members: tuple[KeyMember, ...], count: float
) -> tuple[Price, ...]:
    """Return the prices of the nodes of `count` values."""
    if dimension.part is not Part.NODE:
        return ()
    nodes = Parents(count, count, dimension.labels, distinct=False)
    return tuple(
        Price(member.key, count, parts=member.node.prices(pricing, nodes))
        for member in members
        if member.node is not None
    )


def _names(dimension: Dimension, variable: str) -> tuple[str, str]:
    """Return the expressions of the names of a node in Russian and in English."""
    if all(MODEL.by_label[label].property("nameRu") for label in dimension.labels):
        russian, english, id_ = f"{variable}.nameRu", f"{variable}.nameEn", f"{variable}.id"
        return f"coalesce({russian}, {english}, {id_})", f"coalesce({english}, {russian}, {id_})"
    return f"{variable}.title", f"{variable}.title"
