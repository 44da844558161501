"""`totalCount`: the number of nodes in the whole list."""

from dataclasses import dataclass
from typing import Any, ClassVar

from graph.query.fields.code import ResponseField
from graph.query.fields.column import ColumnReader, column
from graph.query.fields.connection.compiler import ConnectionCompiler
from graph.query.fields.connection.member import ConnectionMember, ConnectionState
from graph.query.pricing.price import TOTAL_COUNT, Price
from graph.query.pricing.pricing import Parents, Pricing
from graph.query.rows import Reading


@dataclass(frozen=True, slots=True)
class CountReader:
    """A reader of the number of all nodes of a connection, from a column of the parent's row."""

    column: ColumnReader
    reads_state: ClassVar[bool] = False

    def __call__(self, state: ConnectionState, reading: Reading, /) -> Any:
        return self.column(state.row, reading)

    def code(self, field: ResponseField, variable: str) -> list[str]:
        """See CodeReader."""
        return self.column.code(field, variable)


@dataclass(frozen=True, slots=True)
class TotalCountField(ConnectionMember):
    """The selected `totalCount`."""

    of_page: ClassVar[bool] = False

    def compile(self, connection: ConnectionCompiler, columns: list[str]) -> CountReader:
        """See ConnectionMember."""
        return CountReader(column(columns, connection.count()))

    def price(self, pricing: Pricing, nodes: Parents, whole: Parents, lists: float) -> Price:
        """See ConnectionMember."""
        return Price(self.key, TOTAL_COUNT * lists)
