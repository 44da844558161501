"""A member of a connection, and what the readers of its members share."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

from graph.query.fields.code import CodeReader
from graph.query.fields.connection.compiler import ConnectionCompiler
from graph.query.fields.field import ListPlace
from graph.query.pages import Page
from graph.query.pricing.price import Price
from graph.query.pricing.pricing import Parents, Pricing
from graph.query.rows import Reading


class State:
    """What a connection's readers share: the parent's row, the rows of the page in order, whether there are more (which
    only a statement tells that was compiled to ask for one more)."""

    __slots__ = ("more", "row", "rows")

    def __init__(self, row: list[Any], rows: list[Any], page: Page):
        self.row = row
        self.more = len(rows) > page.size
        kept = rows[: page.size]
        self.rows = kept[::-1] if page.backward else kept


class MemberReader(CodeReader, Protocol):
    """Reads a member of a connection.

    Its code finds the rows of the page in order in `rows`, and the State in `s` where it reads that.
    """

    @property
    def reads_state(self) -> bool: ...

    def __call__(self, state: State, reading: Reading, /) -> Any: ...


@dataclass(frozen=True, slots=True)
class ConnectionMember(ABC):
    """A selected member of a connection.

    of_page: whether it reads the rows of the page. shows: whether it is empty, or 0, where the list is empty.
    """

    key: str

    of_page: ClassVar[bool] = True
    shows: ClassVar[bool] = True

    @property
    def uses_relationship(self) -> bool:
        """Whether it reads the relationship that leads to a node."""
        return False

    @abstractmethod
    def compile(self, connection: ConnectionCompiler, columns: list[str]) -> MemberReader:
        """Adds the columns of the member to those of the parent (`columns`) or of a row, and returns its reader."""

    @abstractmethod
    def price(self, pricing: Pricing, nodes: Parents, lists: float) -> Price:
        """The price of the member. nodes: those of the pages of all lists; lists: how many lists there are."""

    def lists(self, path: tuple[str, ...]) -> Iterator[ListPlace]:
        """The lists in its nodes. path: the response keys that lead to the connection."""
        return iter(())
