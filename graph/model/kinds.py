"""The vocabulary of the model: kinds of values, properties, node types, relationships and their cardinality."""

import enum
from dataclasses import dataclass


class Kind(enum.Enum):
    """The kind of a property's values, and how the store keeps them."""

    STRING = "string"
    TEXT = "text"  #: a string of any length: searched, never indexed for order
    INT = "int"  #: 64 bits in the store, 32 bits in GraphQL: the loader refuses more
    FLOAT = "float"
    DATE = "date"  #: ISO 8601 of reduced precision, kept as a string: YYYY, YYYY-MM or YYYY-MM-DD
    ENUM = "enum"  #: one of `Property.values`, kept as its name


@dataclass(frozen=True, slots=True)
class Property:
    """One property of a node or relationship; its name is also its GraphQL field and its column in a file.

    minimum, maximum: inclusive bounds of a number, checked by the loader.
    pattern: a regular expression that a string must match as a whole.
    indexed: read by equality. sortable: lists can be ordered by it (a composite index with the id).
    searched: its words are found by full-text search; "name" ranks before "text".
    key: other files may name the node by it (`region.isoCode`).
    unique: no two nodes of the type have the same. OKTMO codes repeat in real lists of cities; a notation is that of a
        scheme.
    """

    name: str
    kind: Kind = Kind.STRING
    required: bool = False
    values: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    pattern: str | None = None
    indexed: bool = False
    sortable: bool = False
    searched: str | None = None
    key: bool = False
    unique: bool = False


class Cardinality(enum.Enum):
    """How many relationships of a type may start at a node: least and most. Any number may end at one."""

    _value_: tuple[int, int | None]
    AT_MOST_ONE = (0, 1)
    EXACTLY_ONE = (1, 1)
    ANY = (0, None)
    AT_LEAST_ONE = (1, None)

    @property
    def minimum(self) -> int:
        """The least number."""
        return self._value_[0]

    @property
    def maximum(self) -> int | None:
        """The greatest number, None where there may be any number."""
        return self._value_[1]


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship type between two node types.

    start, end: node labels, or the label of an interface (`Territory`); several where the meaning allows.
    column: the column of the start node's file that holds the end's reference(s); None for a relationship
        that has a file of its own (`file`), with one column for each end (`start_column`, `end_column`).
    many: whether a start node may have several; the values stand in one cell, separated by `|`.
    required: whether every start node has one.
    acyclic: following it may never lead back to the start.
    symmetric: it has no direction; it is kept once and read both ways.
    """

    type: str
    start: tuple[str, ...]
    end: tuple[str, ...]
    column: str | None = None
    many: bool = False
    required: bool = False
    acyclic: bool = False
    symmetric: bool = False
    file: str | None = None
    start_column: str | None = None
    end_column: str | None = None
    properties: tuple[Property, ...] = ()

    @property
    def columns(self) -> tuple[str, str]:
        """The columns of the two ends in the relationship's own file. Raises ValueError where it has none."""
        if self.start_column is None or self.end_column is None:
            raise ValueError(f"{self.type} has no file of its own")
        return self.start_column, self.end_column

    @property
    def cardinality(self) -> Cardinality:
        """How many of them every start node has. The loader refuses others; the schema's non-null follows from it."""
        if self.many:
            return Cardinality.AT_LEAST_ONE if self.required else Cardinality.ANY
        return Cardinality.EXACTLY_ONE if self.required else Cardinality.AT_MOST_ONE


@dataclass(frozen=True, slots=True)
class NodeType:
    """A type of node: its label, the prefix of its ids, the file it is loaded from, its properties.

    labels: all labels that the store gives it: its own and those of its interfaces.
    hidden: left out of neighbourhoods and paths (provenance, not practice).
    """

    label: str
    prefix: str
    file: str
    properties: tuple[Property, ...]
    interfaces: tuple[str, ...] = ()
    hidden: bool = False

    @property
    def labels(self) -> tuple[str, ...]:
        return (self.label, *self.interfaces)

    @property
    def searched(self) -> tuple[str, ...]:
        """The names of the properties that full-text search reads."""
        return tuple(p.name for p in self.properties if p.searched)

    def property(self, name: str) -> Property | None:
        return next((p for p in self.properties if p.name == name), None)
