"""`edges`: the nodes of a page, each with its cursor and the relationship that leads to it."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from graph.query.fields.code import ResponseField, object_function
from graph.query.fields.column import NullReader
from graph.query.fields.connection.compiler import ConnectionCompiler
from graph.query.fields.connection.cursor import CursorReader, cursor
from graph.query.fields.connection.member import ConnectionMember, ConnectionState
from graph.query.fields.connection.row_node import RowNodeReader
from graph.query.fields.field import Field, FieldReader, ListPlace, RequestedField
from graph.query.fields.node import NodeSelection, select_node
from graph.query.links import AnyLink
from graph.query.pricing.price import Price
from graph.query.pricing.pricing import Parents, Pricing
from graph.query.rows import Reading, Row


@dataclass(frozen=True, slots=True)
class EdgeMember(ABC):
    """A selected member of an edge."""

    key: str

    uses_relationship: ClassVar[bool] = False
    is_node: ClassVar[bool] = False

    @abstractmethod
    def compile(self, connection: ConnectionCompiler) -> FieldReader:
        """Add the columns of the member to those of a row, and return its reader."""

    def prices(self, pricing: Pricing, nodes: Parents) -> tuple[Price, ...]:
        """Return the prices of the member, for edges that lead to these nodes."""
        return ()

    def lists(self, path: tuple[str, ...]) -> Iterator[ListPlace]:
        """Return the lists in the node of the edge. path: the response keys that lead to the edge."""
        return iter(())


@dataclass(frozen=True, slots=True)
class CursorField(EdgeMember):
    """`cursor`."""

    def compile(self, connection: ConnectionCompiler) -> CursorReader:
        """See EdgeMember."""
        return cursor(connection)


@dataclass(frozen=True, slots=True)
class EdgeNodeField(EdgeMember):
    """`node`."""

    node: NodeSelection
    is_node: ClassVar[bool] = True

    def compile(self, connection: ConnectionCompiler) -> RowNodeReader:
        """See EdgeMember."""
        return connection.row_node(self.node)

    def prices(self, pricing: Pricing, nodes: Parents) -> tuple[Price, ...]:
        """See EdgeMember."""
        return (Price(self.key, nodes.count, parts=self.node.prices(pricing, nodes)),)

    def lists(self, path: tuple[str, ...]) -> Iterator[ListPlace]:
        """See EdgeMember."""
        return self.node.lists((*path, self.key))


@dataclass(frozen=True, slots=True)
class RelationshipField(EdgeMember):
    """A field of the relationship: a property or the sources."""

    field: Field
    uses_relationship: ClassVar[bool] = True

    def compile(self, connection: ConnectionCompiler) -> FieldReader:
        """See EdgeMember."""
        return self.field.compile(connection.compilation, connection.relationship, connection.row_columns)

    def prices(self, pricing: Pricing, nodes: Parents) -> tuple[Price, ...]:
        """See EdgeMember. Each node has one relationship."""
        return NodeSelection(dict.fromkeys(nodes.labels, (self.field,))).prices(pricing, nodes)


@dataclass(frozen=True, slots=True)
class NullField(EdgeMember):
    """The sources of edges that do not represent a relationship: null."""

    def compile(self, connection: ConnectionCompiler) -> NullReader:
        """See EdgeMember."""
        return NullReader()


@dataclass(frozen=True, slots=True)
class EdgesReader:
    """A reader of the edges of `type` from the rows of the page."""

    type: str
    items: tuple[tuple[str, FieldReader], ...]
    reads_state: ClassVar[bool] = False

    def __call__(self, state: ConnectionState, reading: Reading, /) -> list[Row]:
        return [self._edge(row, reading) for row in state.rows]

    def _edge(self, row: list[Any], reading: Reading) -> Row:
        result = Row(self.type)
        for key, reader in self.items:
            result[key] = reader(row, reading)
        return result

    def code(self, field: ResponseField, variable: str) -> list[str]:
        """See CodeReader."""
        return [f"    {variable} = [{object_function(self.type, self.items, field)}(r, a) for r in rows]"]


@dataclass(frozen=True, slots=True)
class EdgesField(ConnectionMember):
    """The selected edges. type: the type of an edge."""

    type: str
    members: tuple[EdgeMember, ...]

    @property
    def uses_relationship(self) -> bool:
        """See ConnectionMember."""
        return any(member.uses_relationship for member in self.members)

    def compile(self, connection: ConnectionCompiler, columns: list[str]) -> EdgesReader:
        """See ConnectionMember."""
        connection.rows_needed = True
        return EdgesReader(self.type, tuple((member.key, member.compile(connection)) for member in self.members))

    def price(self, pricing: Pricing, nodes: Parents, whole: Parents, lists: float) -> Price:
        """See ConnectionMember."""
        has_node = any(member.is_node for member in self.members)
        parts = tuple(price for member in self.members for price in member.prices(pricing, nodes))
        return Price(self.key, 0 if has_node else nodes.count, parts=parts)

    def lists(self, path: tuple[str, ...]) -> Iterator[ListPlace]:
        """See ConnectionMember."""
        for member in self.members:
            yield from member.lists((*path, self.key))


def select_edges(requested: RequestedField, link: AnyLink | None) -> EdgesField:
    """Return the selected edges of a connection over a link."""
    (type_,) = requested.types()
    members = tuple(_member(each, link) for each in requested.members(type_))
    return EdgesField(requested.key, type_, members)


def _member(requested: RequestedField, link: AnyLink | None) -> EdgeMember:
    if requested.name == "cursor":
        return CursorField(requested.key)
    if requested.name == "node":
        return EdgeNodeField(requested.key, select_node(requested))
    if requested.name == "sources" and (link is None or not link.has_sources):
        return NullField(requested.key)
    return RelationshipField(requested.key, requested.select())
