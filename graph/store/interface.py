"""The interface of a store: statements in, rows out."""

import abc
import enum
from collections.abc import AsyncGenerator
from typing import Any, ClassVar, Protocol

#: A statement in Cypher and its parameters.
Statement = tuple[str, dict[str, Any]]


class Contents(enum.StrEnum):
    """The result of the integrity check at the start of the store."""

    WHOLE = "WHOLE"
    LOAD_UNFINISHED = "LOAD_UNFINISHED"  #: a load has not finished
    DAMAGED = "DAMAGED"
    NOT_CHECKED = "NOT_CHECKED"  #: the store belongs to another process, or has no recorded counts


class Readable(Protocol):
    """The part of a store that answers reads; see `Store.read`."""

    async def read(self, text: str, parameters: dict[str, Any] | None = None) -> Any: ...


class Store(abc.ABC):
    """A property graph database with Cypher.

    Methods raise `StoreError` (see `graph.store.errors`), never an exception of the driver. Cancelling the task that
    awaits a method terminates its statement.
    """

    #: "embedded" or "neo4j": for messages and tests. Statements must not depend on it.
    kind: ClassVar[str]

    #: The result of the last integrity check.
    contents: Contents = Contents.NOT_CHECKED

    #: Statements sent since the start; tests compare its values.
    statement_count: int = 0

    @property
    @abc.abstractmethod
    def is_lost(self) -> bool:
        """True while the store is known to be unavailable; no statement is sent to find out."""

    @property
    @abc.abstractmethod
    def connections(self) -> tuple[int, int]:
        """The numbers of connections in use and of idle connections."""

    @abc.abstractmethod
    async def connect(self) -> None:
        """Connect to the store; start it first if this object owns its process.

        Raises:
            StoreUnavailable: the store cannot be reached, or refuses the connection.
            StoreInUse, StoreFolderError, StoreDamaged: only for a store in a folder.
        """

    @abc.abstractmethod
    async def read(self, text: str, parameters: dict[str, Any] | None = None) -> Any:
        """Return the first column of the statement's single record; None without a record.

        The statement must only read: it is retried when the connection breaks.
        """

    @abc.abstractmethod
    def stream(self, text: str, parameters: dict[str, Any] | None = None) -> AsyncGenerator[list[Any], None]:
        """Yield the statement's records, each as a list of its columns, fetched in chunks on demand.

        The statement must only read. To leave the loop early, close the iterator (`contextlib.aclosing`).

        Use it for results that do not fit into memory. A record costs about 0.1 ms, some twenty times more than the
        same values within one record of `read`. If speed matters, return many rows as a list in one record.
        """

    @abc.abstractmethod
    async def write(self, *statements: Statement) -> list[list[list[Any]]]:
        """Run the statements in one transaction and return the rows of each, in order."""

    @abc.abstractmethod
    async def create_fulltext_index(self, name: str, label: str, property: str) -> None:
        """Create an index on the space-separated words of a property, if missing.

        Every store queries the index by `CALL db.index.fulltext.queryNodes(name, query) YIELD node, score`; only its
        creation differs.
        """

    @abc.abstractmethod
    async def close(self) -> None:
        """Close the connections and stop the store if this object started it. Closing twice is a no-op."""
