"""How values are read out of a statement's row: trees of readers, one for each selection.

A reader is called with a list of columns and the reading under way, and gives a value of the response. Its attributes
say where in the row the value lies, so that others can generate code that reads the same.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.query.cursors import encode_cursor
from graph.query.pages import Order, Page
from graph.query.rows import Pending, Reader, Reading, Row
from graph.query.selection import ComputedField


def _row(type_: str, items: tuple[tuple[str, Reader], ...], source: list | State, reading: Reading) -> Row:
    result = Row(type_)
    for key, reader in items:
        result[key] = reader(source, reading)
    return result


@dataclass(frozen=True, slots=True)
class ColumnReader:
    """The value of a column."""

    position: int

    def __call__(self, row: list, reading: Reading) -> object:
        return row[self.position]


@dataclass(frozen=True, slots=True)
class NullReader:
    """A field that is null in every row: the sources of edges that stand for no relationship."""

    def __call__(self, row: list, reading: Reading) -> None:
        return None


@dataclass(frozen=True, slots=True)
class ObjectReader:
    """A node of one type; `computed` are worked out later, from the id at `id_position`."""

    type: str
    items: tuple[tuple[str, Reader], ...]
    computed: tuple[ComputedField, ...]
    id_position: int

    def __call__(self, row: list, reading: Reading) -> Row:
        result = _row(self.type, self.items, row, reading)
        for field in self.computed:
            reading.pending.append(Pending(field, row[self.id_position], result))
        return result


@dataclass(frozen=True, slots=True)
class VariantsReader:
    """A node of one of several types: its row is which of them, and the row of that."""

    readers: tuple[ObjectReader, ...]

    def __call__(self, row: list, reading: Reading) -> Row:
        which, columns = row
        return self.readers[which](columns, reading)


@dataclass(frozen=True, slots=True)
class OneReader:
    """The node in a column, or None."""

    position: int
    node: ObjectReader | VariantsReader

    def __call__(self, row: list, reading: Reading) -> Row | None:
        value = row[self.position]
        return None if value is None else self.node(value, reading)


class State:
    """What a connection's readers share: the parent's row, the rows of the page in order, whether there are more (which
    only a statement tells that was compiled to ask for one more)."""

    __slots__ = ("more", "row", "rows")

    def __init__(self, row: list, rows: list, page: Page):
        self.row = row
        self.more = len(rows) > page.size
        kept = rows[:page.size]
        self.rows = kept[::-1] if page.backward else kept


@dataclass(frozen=True, slots=True)
class ConnectionReader:
    """A connection of `type`, with the page of `slot`. position: of its rows; None where none are needed.

    Its items read a State.
    """

    type: str
    slot: int
    items: tuple[tuple[str, Reader], ...]
    position: int | None

    def __call__(self, row: list, reading: Reading) -> Row:
        rows = [] if self.position is None else row[self.position]
        state = State(row, rows, reading.arguments[self.slot].page)
        return _row(self.type, self.items, state, reading)


@dataclass(slots=True)
class RowNodeReader:
    """The node in a row of a connection. whole: the row has no other column, and is the node's itself."""

    position: int
    node: ObjectReader | VariantsReader
    whole: bool = False

    def __call__(self, row: list, reading: Reading) -> Row:
        return self.node(row if self.whole else row[self.position], reading)


@dataclass(frozen=True, slots=True)
class EachReader:
    """A list: what `item` reads in each row of the page."""

    item: RowNodeReader | EdgeReader

    def __call__(self, state: State, reading: Reading) -> list:
        item = self.item
        return [item(row, reading) for row in state.rows]


@dataclass(frozen=True, slots=True)
class EdgeReader:
    """An edge of `type`."""

    type: str
    items: tuple[tuple[str, Reader], ...]

    def __call__(self, row: list, reading: Reading) -> Row:
        return _row(self.type, self.items, row, reading)


@dataclass(frozen=True, slots=True)
class CursorReader:
    """The cursor of a row of a connection."""

    target: str
    order: Order
    key: int
    id: int

    def __call__(self, row: list, reading: Reading) -> str:
        return encode_cursor(self.target, self.order, row[self.key], row[self.id])


@dataclass(frozen=True, slots=True)
class CountReader:
    """The number of all nodes of a connection, in a column of the parent's row."""

    column: ColumnReader

    def __call__(self, state: State, reading: Reading) -> int:
        return self.column(state.row, reading)


@dataclass(frozen=True, slots=True)
class EndCursorReader:
    """The cursor of the first (0) or the last (-1) row of the page; None where it is empty."""

    cursor: CursorReader
    position: int

    def __call__(self, state: State, reading: Reading) -> str | None:
        return self.cursor(state.rows[self.position], reading) if state.rows else None


@dataclass(frozen=True, slots=True)
class MoreReader:
    """Whether the list goes on after one end of the page. here: the page was read towards this end, so that a row too
    many tells; beyond: a column that says whether there is something outside the cursor at this end."""

    here: bool
    beyond: ColumnReader | None

    def __call__(self, state: State, reading: Reading) -> bool:
        return (self.here and state.more) or (self.beyond is not None and self.beyond(state.row, reading))


@dataclass(frozen=True, slots=True)
class PageInfoReader:
    """What is asked of the page."""

    items: tuple[tuple[str, Reader], ...]

    def __call__(self, state: State, reading: Reading) -> Row:
        return _row("PageInfo", self.items, state, reading)
