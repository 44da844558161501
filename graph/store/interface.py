"""The interface of a store: statements in, rows out."""

import abc
import enum
from collections.abc import AsyncGenerator
from typing import Any, ClassVar, Protocol

#: A statement in Cypher and its parameters.
Statement = tuple[str, dict[str, Any]]


class Contents(enum.StrEnum):
    """What was found when the store was compared, at its start, with what was written into it."""

    WHOLE = "WHOLE"
    LOAD_UNFINISHED = "LOAD_UNFINISHED"  #: a load began and did not end
    DAMAGED = "DAMAGED"
    NOT_CHECKED = "NOT_CHECKED"  #: it is not ours to check, or nothing was written to compare with


class Readable(Protocol):
    """The part of a store that answers reads; see `Store.read`."""

    async def read(self, text: str, parameters: dict[str, Any] | None = None) -> Any: ...


class Store(abc.ABC):
    """A property graph that understands Cypher.

    Every method raises a `StoreError` (see `graph.store.errors`) and nothing of the driver's. Cancelling the
    task that waits for a method ends the statement.
    """

    #: "embedded" or "neo4j": for messages and tests, not to tell statements apart.
    kind: ClassVar[str]

    #: What the last start found.
    contents: Contents = Contents.NOT_CHECKED

    #: Statements sent since the start; a test asserts on its differences.
    statement_count: int = 0

    @property
    @abc.abstractmethod
    def is_lost(self) -> bool:
        """Whether the store cannot be reached just now, as far as is known without asking it."""

    @property
    @abc.abstractmethod
    def connections(self) -> tuple[int, int]:
        """Connections in use, and idle ones."""

    @abc.abstractmethod
    async def connect(self) -> None:
        """Reach the store; start it where it is ours to start.

        Raises:
            StoreUnavailable: it cannot be reached, or refuses us.
            StoreInUse, StoreFolderError, StoreDamaged: of a store in a folder.
        """

    @abc.abstractmethod
    async def read(self, text: str, parameters: dict[str, Any] | None = None) -> Any:
        """The first column of the statement's one record; None when it has no record.

        The statement must only read: it is sent again when the connection breaks.
        """

    @abc.abstractmethod
    def stream(self, text: str, parameters: dict[str, Any] | None = None) -> AsyncGenerator[list[Any], None]:
        """The statement's records, each as the list of its columns, fetched in chunks as they are asked for.

        The statement must only read. Leaving the loop early: close the iterator (`contextlib.aclosing`).

        For what does not fit into memory at once. A record costs about 0.1 ms, some twenty times more than
        the same values in one record of `read`: where speed matters, let a record hold many rows as a list.
        """

    @abc.abstractmethod
    async def write(self, *statements: Statement) -> list[list[list[Any]]]:
        """Carry out the statements in one transaction: all or none. The rows of each, in order."""

    @abc.abstractmethod
    async def create_fulltext_index(self, name: str, label: str, property: str) -> None:
        """Index the words, separated by spaces, in a property; nothing where the index is there already.

        The index is read by `CALL db.index.fulltext.queryNodes(name, query) YIELD node, score` on every
        store; only how it is made differs between them.
        """

    @abc.abstractmethod
    async def close(self) -> None:
        """End the connections; stop the store where this object started it. Closing twice does nothing."""
