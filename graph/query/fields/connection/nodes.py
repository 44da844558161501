"""`nodes`: the nodes of a page."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from graph.query.fields.code import ResponseField
from graph.query.fields.connection.compiler import ConnectionCompiler
from graph.query.fields.connection.member import ConnectionMember, ConnectionState
from graph.query.fields.connection.row_node import RowNodeReader
from graph.query.fields.field import ListPlace
from graph.query.fields.node import NodeSelection
from graph.query.pricing.price import Price
from graph.query.pricing.pricing import Parents, Pricing
from graph.query.rows import Reading, Row


@dataclass(frozen=True, slots=True)
class NodesReader:
    """A reader of the nodes from the rows of the page."""

    item: RowNodeReader
    reads_state: ClassVar[bool] = False

    def __call__(self, state: ConnectionState, reading: Reading, /) -> list[Row]:
        item = self.item
        return [item(row, reading) for row in state.rows]

    def code(self, field: ResponseField, variable: str) -> list[str]:
        """See CodeReader."""
        return [f"    {variable} = [{self.item.call(field)} for r in rows]"]


@dataclass(frozen=True, slots=True)
class NodesField(ConnectionMember):
    """The selected nodes."""

    node: NodeSelection

    def compile(self, connection: ConnectionCompiler, columns: list[str]) -> NodesReader:
        """See ConnectionMember."""
        connection.rows_needed = True
        return NodesReader(connection.row_node(self.node))

    def price(self, pricing: Pricing, nodes: Parents, whole: Parents, lists: float) -> Price:
        """See ConnectionMember."""
        return Price(self.key, nodes.count, parts=self.node.prices(pricing, nodes))

    def lists(self, path: tuple[str, ...]) -> Iterator[ListPlace]:
        """See ConnectionMember."""
        return self.node.lists((*path, self.key))
