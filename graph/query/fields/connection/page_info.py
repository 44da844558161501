"""`pageInfo`: the cursors of a page, and whether the list continues on either side of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from graph.query.fields.code import ResponseField
from graph.query.fields.column import ColumnReader, column
from graph.query.fields.connection.compiler import ConnectionCompiler
from graph.query.fields.connection.cursor import CursorReader, cursor
from graph.query.fields.connection.member import ConnectionMember, ConnectionState
from graph.query.fields.field import RequestedField
from graph.query.pricing.price import Price
from graph.query.pricing.pricing import Parents, Pricing
from graph.query.rows import Reading, Row

#: A reader of a member of `pageInfo`.
InfoReader = Callable[[ConnectionState, Reading], Any]


@dataclass(frozen=True, slots=True)
class EndCursorReader:
    """A reader of the cursor of the first (0) or last (-1) row of the page; None if the page is empty."""

    cursor: CursorReader
    position: int

    def __call__(self, state: ConnectionState, reading: Reading, /) -> str | None:
        return self.cursor(state.rows[self.position], reading) if state.rows else None


@dataclass(frozen=True, slots=True)
class HasPageReader:
    """A reader of `hasNextPage` or `hasPreviousPage`: whether the list continues past one end of the page.

    towards: whether the page was read towards this end, so that an extra row means that the list continues. beyond: the
    column of whether nodes lie outside the cursor at this end; None without that cursor.
    """

    towards: bool
    beyond: ColumnReader | None

    def __call__(self, state: ConnectionState, reading: Reading, /) -> bool:
        return (self.towards and state.more) or (self.beyond is not None and self.beyond(state.row, reading))


@dataclass(frozen=True, slots=True)
class PageInfoReader:
    """A reader of the selected members of `pageInfo`."""

    items: tuple[tuple[str, InfoReader], ...]
    reads_state: ClassVar[bool] = True

    def __call__(self, state: ConnectionState, reading: Reading, /) -> Row:
        result = Row("PageInfo")
        for key, reader in self.items:
            result[key] = reader(state, reading)
        return result

    def code(self, field: ResponseField, variable: str) -> list[str]:
        """See CodeReader."""
        return [f"    {variable} = {field.name(self)}(s, None)", *field.checked(variable)]


@dataclass(frozen=True, slots=True)
class PageInfoField(ConnectionMember):
    """The selected `pageInfo`. members: the response key and the name of each member."""

    members: tuple[tuple[str, str], ...]
    is_indicator: ClassVar[bool] = False

    def compile(self, connection: ConnectionCompiler, columns: list[str]) -> PageInfoReader:
        """See ConnectionMember."""
        connection.rows_needed = True
        return PageInfoReader(tuple((key, _member(name, connection, columns)) for key, name in self.members))

    def price(self, pricing: Pricing, nodes: Parents, whole: Parents, lists: float) -> Price:
        """See ConnectionMember."""
        return Price(self.key, nodes.count)


def select_page_info(requested: RequestedField) -> PageInfoField:
    """Return the selected `pageInfo` of an operation."""
    (type_,) = requested.types()
    return PageInfoField(requested.key, tuple((member.key, member.name) for member in requested.members(type_)))


def _member(name: str, connection: ConnectionCompiler, columns: list[str]) -> InfoReader:
    if name in ("startCursor", "endCursor"):
        return EndCursorReader(cursor(connection), 0 if name == "startCursor" else -1)
    forward = name == "hasNextPage"
    towards = forward != connection.page.backward
    connection.more_needed |= towards
    beyond = connection.beyond("before" if forward else "after")
    return HasPageReader(towards, None if beyond is None else column(columns, beyond))
