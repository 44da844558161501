"""A member of a connection, and the state that the readers of its members share."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

from graph.query.fields.code import CodeReader
from graph.query.fields.connection.compiler import ConnectionCompiler
from graph.query.fields.field import Declaration, Field, ListPlace, RequestedField
from graph.query.pages import Page
from graph.query.pricing.price import Price
from graph.query.pricing.pricing import Parents, Pricing
from graph.query.rows import Reading


class ConnectionState:
    """The state that the readers of a connection's members share.

    row: the row of the parent. rows: the rows of the page, in order. more: whether there are further rows; always False
    if the statement does not read one row more than the page.
    """

    __slots__ = ("more", "row", "rows")

    def __init__(self, row: list[Any], rows: list[Any], page: Page):
        self.row = row
        self.more = len(rows) > page.size
        page_rows = rows[: page.size]
        self.rows = page_rows[::-1] if page.backward else page_rows


class MemberReader(CodeReader, Protocol):
    """A reader of a member of a connection.

    In its code `rows` are the rows of the page, in order; `s` is the ConnectionState, if `reads_state` is true.
    """

    @property
    def reads_state(self) -> bool: ...

    def __call__(self, state: ConnectionState, reading: Reading, /) -> Any: ...


@dataclass(frozen=True, slots=True)
class ConnectionMember(ABC):
    """A selected member of a connection.

    of_page: whether it reads the rows of the page. is_indicator: whether it is empty, or 0, if the list is empty.
    """

    key: str

    of_page: ClassVar[bool] = True
    is_indicator: ClassVar[bool] = True

    def scans(self, pricing: Pricing) -> int:
        """Return the number of times that the member reads the whole list, regardless of the conditions."""
        return 0

    @property
    def uses_relationship(self) -> bool:
        """Return whether the member reads the relationship that leads to a node."""
        return False

    @abstractmethod
    def compile(self, connection: ConnectionCompiler, columns: list[str]) -> MemberReader:
        """Add the columns of the member to those of the parent (`columns`) or of a row, and return its reader."""

    @abstractmethod
    def price(self, pricing: Pricing, nodes: Parents, whole: Parents, lists: float) -> Price:
        """Return the price of the member.

        nodes: the nodes on the pages of all lists; whole: all nodes of these lists; lists: the number of lists.
        """

    def lists(self, path: tuple[str, ...]) -> Iterator[ListPlace]:
        """Return the lists in the nodes of the member. path: the response keys that lead to the connection."""
        return iter(())


class MemberDeclaration(Declaration):
    """The declaration of a member of a connection that has arguments."""

    __slots__ = ()

    @abstractmethod
    def member(self, requested: RequestedField) -> ConnectionMember:
        """Return the member as an operation selects it."""

    def select(self, requested: RequestedField) -> Field:
        """Raise TypeError: a member is selected with its connection."""
        raise TypeError(f"{requested.name} is a member of a connection")
