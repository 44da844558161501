"""The cursor of a row of a connection."""

from dataclasses import dataclass
from typing import Any

from graph.query.cursors import Order, encode_cursor
from graph.query.fields.code import ResponseField
from graph.query.fields.connection.compiler import ConnectionCompiler
from graph.query.rows import Reading


@dataclass(frozen=True, slots=True)
class CursorReader:
    """A reader of the cursor of a row."""

    target: str
    order: Order
    key: int
    id: int

    def __call__(self, row: list[Any], reading: Reading | None, /) -> str:
        return encode_cursor(self.target, self.order, row[self.key], row[self.id])

    def code(self, field: ResponseField, variable: str) -> list[str]:
        """See CodeReader."""
        return [f"    {variable} = {field.name(self)}(r, None)"]


def cursor(connection: ConnectionCompiler) -> CursorReader:
    """Add the columns of the cursor to the rows of a connection, and return its reader."""
    order = connection.page.order
    id_ = connection.row_column(connection.keyset.id)
    key = id_ if order.by_id else connection.row_column(connection.keyset.key)
    return CursorReader(connection.target, order, key, id_)
