"""A header -> what each of its columns means, by the model."""

import difflib
from dataclasses import dataclass, field
from functools import cached_property

from graph.load.values import Parser, parser
from graph.model import MODEL, NodeType, Property, Relationship

#: Unknown names of a file that are compared with the known ones; each takes a millisecond.
COMPARED = 200

#: The column that names the sources of a row.
SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class PropertyColumn:
    """A column whose cells are values of a property."""

    header: str
    property: Property
    parse: Parser

    @property
    def role(self) -> str:
        return self.property.name


@dataclass(frozen=True)
class ReferenceColumn:
    """A column whose cells name nodes: by id, or by the key property `key` (`region.isoCode`).

    role: the column's name without the key. types: the node types that it may name. relationship: what a cell
    of a node's file makes; None for the ends and sources in a relationship's own file.
    """

    header: str
    role: str
    types: tuple[NodeType, ...]
    key: Property | None
    many: bool
    required: bool
    relationship: Relationship | None
    parse_key: Parser | None = None

    @cached_property
    def labels(self) -> tuple[str, ...]:
        return tuple(t.label for t in self.types)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a header: the column's name and the key of a fault."""

    column: str | None
    key: str
    details: dict


@dataclass(frozen=True)
class Layout:
    """The meaning of a header: one entry per cell, None where a fault was found."""

    columns: tuple[PropertyColumn | ReferenceColumn | None, ...]
    faults: tuple[Fault, ...]

    @cached_property
    def positions(self) -> dict[str, int]:
        """Where the column of each property and reference stands."""
        return {c.role: i for i, c in enumerate(self.columns) if c is not None}


@dataclass(frozen=True)
class Table:
    """The columns that a file may have: those of a node type, or of a relationship with a file of its own."""

    part: NodeType | Relationship
    _layouts: dict[tuple[str, ...], Layout] = field(default_factory=dict, repr=False, compare=False)
    _near: dict[str, list[str]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def properties(self) -> tuple[Property, ...]:
        return self.part.properties

    @cached_property
    def references(self) -> tuple[ReferenceColumn, ...]:
        """The reference columns, by id."""
        part = self.part
        if isinstance(part, NodeType):
            return tuple(
                _reference(r.column, r.end, many=r.many, required=r.required, relationship=r)
                for r in MODEL.outgoing(part.label) if r.column
            )
        return (
            _reference(part.start_column, part.start, required=True),
            _reference(part.end_column, part.end, required=True),
            _reference(SOURCES, ("Source",), many=True),
        )

    @cached_property
    def columns(self) -> dict[str, PropertyColumn | ReferenceColumn]:
        """Every header that the file may have, references by key too."""
        found: dict[str, PropertyColumn | ReferenceColumn] = {
            p.name: PropertyColumn(p.name, p, parser(p)) for p in self.properties
        }
        for reference in self.references:
            found[reference.role] = reference
            for key in _keys(reference.types):
                types = tuple(t for t in reference.types if (p := t.property(key)) is not None and p.key)
                header = f"{reference.role}.{key}"
                property_ = types[0].property(key)
                found[header] = ReferenceColumn(header, reference.role, types, property_, reference.many,
                                                reference.required, reference.relationship, parser(property_))
        return found

    @cached_property
    def required_roles(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(c.role for c in self.columns.values() if _is_required(c)))

    def layout(self, names: tuple[str, ...]) -> Layout:
        """The meaning of these columns. A fault is told once for each different header."""
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


def _reference(role: str, ends: tuple[str, ...], *, many: bool = False, required: bool = False,
               relationship: Relationship | None = None) -> ReferenceColumn:
    types = tuple(dict.fromkeys(t for end in ends for t in MODEL.concrete(end)))
    return ReferenceColumn(role, role, types, None, many, required, relationship)


def _keys(types: tuple[NodeType, ...]) -> tuple[str, ...]:
    """Names of the properties by which nodes of any of these types may be named."""
    return tuple(dict.fromkeys(p.name for t in types for p in t.properties if p.key))


def _is_required(column: PropertyColumn | ReferenceColumn) -> bool:
    return column.property.required if isinstance(column, PropertyColumn) else column.required
