"""The vocabulary of the model: property kinds, properties, node types, relationships and their cardinality."""

import enum
from dataclasses import dataclass


class Kind(enum.Enum):
    """The kind of a property's values and their stored form."""

    STRING = "string"
    TEXT = "text"  #: a string of any length: searched, never sorted by
    INT = "int"  #: 64 bits in the store, 32 bits in GraphQL: the loader rejects larger values
    FLOAT = "float"
    DATE = "date"  #: ISO 8601 of reduced precision, stored as a string: YYYY, YYYY-MM or YYYY-MM-DD
    ENUM = "enum"  #: one of `Property.values`, stored as its name


@dataclass(frozen=True, slots=True)
class Property:
    """One property of a node or relationship; its name is also its GraphQL field and its column in a file.

    minimum, maximum: inclusive bounds of a number, checked by the loader.
    pattern: a regular expression that must match the whole string.
    indexed: has an index for equality. sortable: lists can be ordered by it (a composite index with the id).
    searched: included in full-text search; "name" ranks before "text".
    categorical: its values repeat: lists can be grouped by it, as by every enumeration.
    key: other files may refer to the node by it (`region.isoCode`).
    unique: no two nodes of the type share a value. OKTMO codes repeat in real lists of cities, and a notation is unique
        only within its scheme.
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
    categorical: bool = False
    key: bool = False
    unique: bool = False


class Cardinality(enum.Enum):
    """The number of relationships of a type that may start at a node. The number that end at a node is unbounded."""

    _value_: tuple[int, int | None]
    AT_MOST_ONE = (0, 1)
    EXACTLY_ONE = (1, 1)
    ANY = (0, None)
    AT_LEAST_ONE = (1, None)

    @property
    def minimum(self) -> int:
        """The minimum."""
        return self._value_[0]

    @property
    def maximum(self) -> int | None:
        """The maximum; None if unbounded."""
        return self._value_[1]


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship type between two node types.

    start, end: node labels or the label of an interface (`Territory`).
    column: the column of the start node's file with the references to the end nodes; None for a relationship with a
        file of its own (`file`), which has one column for each end (`start_column`, `end_column`).
    many: a start node may have several; the references are separated by `|` in one cell.
    required: every start node has one.
    acyclic: the relationships must not form a cycle.
    symmetric: it has no direction; it is stored once and read both ways.
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
        """The columns of the two ends in the relationship's own file. Raises ValueError if it does not have one."""
        if self.start_column is None or self.end_column is None:
            raise ValueError(f"{self.type} has no file of its own")
        return self.start_column, self.end_column

    @property
    def cardinality(self) -> Cardinality:
        """The cardinality at the start node. The loader enforces it; the schema derives non-null fields from it."""
        if self.many:
            return Cardinality.AT_LEAST_ONE if self.required else Cardinality.ANY
        return Cardinality.EXACTLY_ONE if self.required else Cardinality.AT_MOST_ONE


@dataclass(frozen=True, slots=True)
class NodeType:
    """A type of node: its label, the prefix of its ids, the name of its data file, its properties.

    labels: all labels of its nodes in the store: its own and those of its interfaces.
    hidden: excluded from neighbourhoods and paths, as provenance is.
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
        """The names of the properties included in full-text search."""
        return tuple(p.name for p in self.properties if p.searched)

    def property(self, name: str) -> Property | None:
        return next((p for p in self.properties if p.name == name), None)
