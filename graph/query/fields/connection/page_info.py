"""`pageInfo`: what lies on either side of a page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from graph.query.fields.code import ResponseField
from graph.query.fields.column import ColumnReader, column
from graph.query.fields.connection.compiler import ConnectionCompiler
from graph.query.fields.connection.cursor import CursorReader, cursor
from graph.query.fields.connection.member import ConnectionMember, State
from graph.query.fields.field import RequestedField
from graph.query.pricing.price import Price
from graph.query.pricing.pricing import Parents, Pricing
from graph.query.rows import Reading, Row

#: Reads a member of `pageInfo`.
InfoReader = Callable[[State, Reading], Any]


@dataclass(frozen=True, slots=True)
class EndCursorReader:
    """The cursor of the first (0) or the last (-1) row of the page; None where it is empty."""

    cursor: CursorReader
    position: int

    def __call__(self, state: State, reading: Reading, /) -> str | None:
        return self.cursor(state.rows[self.position], reading) if state.rows else None


@dataclass(frozen=True, slots=True)
class MoreReader:
    """Whether the list goes on after one end of the page. here: the page was read towards this end, so that a row too
    many tells; beyond: a column that says whether there is something outside the cursor at this end."""

    here: bool
    beyond: ColumnReader | None

    def __call__(self, state: State, reading: Reading, /) -> bool:
        return (self.here and state.more) or (self.beyond is not None and self.beyond(state.row, reading))


@dataclass(frozen=True, slots=True)
class PageInfoReader:
    """What is asked of the page."""

    items: tuple[tuple[str, InfoReader], ...]
    reads_state: ClassVar[bool] = True

    def __call__(self, state: State, reading: Reading, /) -> Row:
        result = Row("PageInfo")
        for key, reader in self.items:
            result[key] = reader(state, reading)
        return result

    def code(self, field: ResponseField, variable: str) -> list[str]:
        """See CodeReader."""
        return [f"    {variable} = {field.name(self)}(s, None)", *field.checked(variable)]


@dataclass(frozen=True, slots=True)
class PageInfoField(ConnectionMember):
    """What is selected of the page. members: response key and name of each."""

    members: tuple[tuple[str, str], ...]
    shows: ClassVar[bool] = False

    def compile(self, connection: ConnectionCompiler, columns: list[str]) -> PageInfoReader:
        """See ConnectionMember."""
        connection.rows_needed = True
        return PageInfoReader(tuple((key, _member(name, connection, columns)) for key, name in self.members))

    def price(self, pricing: Pricing, nodes: Parents, lists: float) -> Price:
        """See ConnectionMember."""
        return Price(self.key, nodes.count)


def select_page_info(requested: RequestedField) -> PageInfoField:
    """What an operation selects of `pageInfo`."""
    (type_,) = requested.types()
    return PageInfoField(requested.key, tuple((member.key, member.name) for member in requested.members(type_)))


def _member(name: str, connection: ConnectionCompiler, columns: list[str]) -> InfoReader:
    if name in ("startCursor", "endCursor"):
        return EndCursorReader(cursor(connection), 0 if name == "startCursor" else -1)
    forward = name == "hasNextPage"
    here = forward != connection.page.backward
    connection.more_needed |= here
    beyond = connection.beyond("before" if forward else "after")
    return MoreReader(here, None if beyond is None else column(columns, beyond))
