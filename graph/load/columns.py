"""The meaning of the columns of a header, derived from the model."""

import difflib
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from graph.load.cells import Parser, parser
from graph.model import MODEL, NodeType, Property, Relationship
from graph.model.kinds import Cardinality
from graph.model.rules.references import end_types

#: Unknown column names of a file that are compared with the known ones; each takes a millisecond.
COMPARED = 200

#: The column with the sources of a row.
SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class PropertyColumn:
    """A column with values of a property."""

    header: str
    property_: Property
    parse: Parser

    @property
    def role(self) -> str:
        return self.property_.name


@dataclass(frozen=True)
class ReferenceColumn:
    """A column that refers to nodes, by id or by the key property `key` (`region.isoCode`).

    role: the column name without the key. types: the node types that it may refer to. relationship: the relationship
    that a cell in a file of nodes creates; None for the ends and sources in a file of relationships.
    """

    header: str
    role: str
    types: tuple[NodeType, ...]
    key: Property | None
    cardinality: Cardinality
    relationship: Relationship | None
    parse_key: Parser | None = None

    @property
    def creates(self) -> Relationship:
        """The relationship that a cell in a file of nodes creates."""
        assert self.relationship is not None, f"{self.header} is a column of a file of relationships"
        return self.relationship

    @property
    def required(self) -> bool:
        return self.cardinality.minimum > 0

    @property
    def many(self) -> bool:
        return self.cardinality.maximum != 1

    @cached_property
    def labels(self) -> tuple[str, ...]:
        return tuple(t.label for t in self.types)


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of a header: the column name, and the key and details of the message."""

    column: str | None
    key: str
    details: dict[str, Any]


@dataclass(frozen=True)
class Layout:
    """The meaning of a header: one entry per cell, None for a faulty column."""

    columns: tuple[PropertyColumn | ReferenceColumn | None, ...]
    faults: tuple[Fault, ...]

    @cached_property
    def positions(self) -> dict[str, int]:
        """The position of each property and reference in a row."""
        return {c.role: i for i, c in enumerate(self.columns) if c is not None}


@dataclass(frozen=True)
class Table:
    """The columns that a file may have: a file of nodes, or a file of relationships."""

    part: NodeType | Relationship
    _layouts: dict[tuple[str, ...], Layout] = field(default_factory=dict, repr=False, compare=False)
    _near: dict[str, list[str]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def properties(self) -> tuple[Property, ...]:
        return self.part.properties

    @cached_property
    def references(self) -> tuple[ReferenceColumn, ...]:
        """The columns that refer to nodes by id."""
        part = self.part
        if isinstance(part, NodeType):
            return tuple(_reference(r.column, r.end, r.cardinality, r) for r in MODEL.outgoing(part.label) if r.column)
        return (
            _reference(part.columns[0], part.start, Cardinality.EXACTLY_ONE),
            _reference(part.columns[1], part.end, Cardinality.EXACTLY_ONE),
            _reference(SOURCES, ("Source",), Cardinality.ANY),
        )

    @cached_property
    def columns(self) -> dict[str, PropertyColumn | ReferenceColumn]:
        """All columns that the file may have, by header; references by key included."""
        columns: dict[str, PropertyColumn | ReferenceColumn] = {
            p.name: PropertyColumn(p.name, p, parser(p)) for p in self.properties
        }
        for reference in self.references:
            columns[reference.role] = reference
            for key in _keys(reference.types):
                types = tuple(t for t in reference.types if key.name in {p.name for p in t.properties if p.key})
                header = f"{reference.role}.{key.name}"
                columns[header] = ReferenceColumn(
                    header, reference.role, types, key, reference.cardinality, reference.relationship, parser(key)
                )
        return columns

    @cached_property
    def required_roles(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(c.role for c in self.columns.values() if _is_required(c)))

    def layout(self, names: tuple[str, ...]) -> Layout:
        """Return the meaning of these column names. A fault is reported once for each distinct header."""
        layout = self._layouts.get(names)
        if layout is None:
            layout = self._read(names)
            if len(self._layouts) < 1_000:  # JSON Lines may have another header in every row
                self._layouts[names] = layout
        return layout

    def _read(self, names: tuple[str, ...]) -> Layout:
        columns: list[PropertyColumn | ReferenceColumn | None] = []
        faults: list[Fault] = []
        by_role: dict[str, str] = {}
        for number, name in enumerate(names, 1):
            column = self.columns.get(name)
            if column is None:
                faults.append(self._unknown(number, name))
            elif column.role in by_role:
                other = by_role[column.role]
                key = "repeated-column" if other == name else "two-columns"
                faults.append(Fault(name, key, {"other": other}))
                column = None
            else:
                by_role[column.role] = name
            columns.append(column)
        for role in self.required_roles:
            if role not in by_role:
                faults.append(Fault(role, "missing-column", {}))
        return Layout(tuple(columns), tuple(faults))

    def _unknown(self, number: int, name: str) -> Fault:
        names = ", ".join(self.columns)
        if not name:
            return Fault(None, "unnamed-column", {"number": number, "names": names})
        by_lower_case = {c.lower(): c for c in self.columns}
        if name not in self._near and len(self._near) < COMPARED:
            self._near[name] = difflib.get_close_matches(name.lower(), by_lower_case, 1, 0.75)
        if near := self._near.get(name):
            return Fault(name, "misspelt-column", {"near": by_lower_case[near[0]], "names": names})
        return Fault(name, "unknown-column", {"names": names})


def _reference(
    role: str, ends: tuple[str, ...], cardinality: Cardinality, relationship: Relationship | None = None
) -> ReferenceColumn:
    return ReferenceColumn(role, role, end_types(ends), None, cardinality, relationship)


def _keys(types: tuple[NodeType, ...]) -> tuple[Property, ...]:
    """Return the key properties of these types, the first of each name."""
    keys: dict[str, Property] = {}
    for property_ in (p for t in types for p in t.properties if p.key):
        keys.setdefault(property_.name, property_)
    return tuple(keys.values())


def _is_required(column: PropertyColumn | ReferenceColumn) -> bool:
    return column.property_.required if isinstance(column, PropertyColumn) else column.required
