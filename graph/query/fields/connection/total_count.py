"""`totalCount`: how many nodes there are in the whole list."""

from dataclasses import dataclass
from typing import Any, ClassVar

from graph.query.fields.code import ResponseField
from graph.query.fields.column import ColumnReader, column
from graph.query.fields.connection.compiler import ConnectionCompiler
from graph.query.fields.connection.member import ConnectionMember, State
from graph.query.pricing.price import TOTAL_COUNT, Price
from graph.query.pricing.pricing import Parents, Pricing
from graph.query.rows import Reading


@dataclass(frozen=True, slots=True)
class CountReader:
    """The number of all nodes of a connection, in a column of the parent's row."""

    column: ColumnReader
    reads_state: ClassVar[bool] = False

    def __call__(self, state: State, reading: Reading, /) -> Any:
        return self.column(state.row, reading)

    def code(self, field: ResponseField, variable: str) -> list[str]:
        """See CodeReader."""
        return self.column.code(field, variable)


@dataclass(frozen=True, slots=True)
class TotalCountField(ConnectionMember):
    """The selected number."""

    of_page: ClassVar[bool] = False

    def compile(self, connection: ConnectionCompiler, columns: list[str]) -> CountReader:
        """See ConnectionMember."""
        return CountReader(column(columns, connection.count()))

    def price(self, pricing: Pricing, nodes: Parents, lists: float) -> Price:
        """See ConnectionMember."""
        return Price(self.key, TOTAL_COUNT * lists)
