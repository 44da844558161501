"""The embedded store of another process of ours, its owner, which publishes its address."""

import asyncio
import logging
from pathlib import Path
from typing import NamedTuple

from graph.store.bolt import BoltStore, Limits
from graph.store.embedded.folder import DATABASE, USER, password_file, port_file
from graph.store.errors import StoreError, StoreInUse, StoreUnavailable
from graph.store.interface import Contents

logger = logging.getLogger(__name__)


class Address(NamedTuple):
    """Where the embedded store listens on the loopback interface, its password, and what its start found.

    A store whose files are damaged listens nowhere.
    """

    port: int
    password: str
    contents: Contents = Contents.NOT_CHECKED


class SharedStore(BoltStore):
    """Reads and writes at the address that the owner publishes; while there is none, statements fail at once."""

    kind = "embedded"

    def __init__(self, limits: Limits):
        super().__init__(limits)
        self._moving = asyncio.Lock()

    async def connect(self) -> None:
        """Do nothing: the connections are made when the owner publishes the address."""

    async def move_to(self, address: Address | None) -> None:
        """Connect to the address that the owner publishes; None while the store is down."""
        async with self._moving:
            await self._close_driver()
            self.contents = address.contents if address is not None else Contents.NOT_CHECKED
            if address is not None and self.contents is not Contents.DAMAGED:
                try:
                    await self._open(f"bolt://127.0.0.1:{address.port}", USER, address.password, DATABASE)
                except StoreError as error:  # gone again; the owner publishes where it comes back
                    logger.warning("The embedded store is not where it was said to be: %s", error)

    async def create_fulltext_index(self, name: str, label: str, property: str) -> None:
        """The owner makes the indexes. Raises StoreUnavailable."""
        raise StoreUnavailable


class RunningStore(SharedStore):
    """The embedded store in a folder, which a process runs that knows nothing of us: its files say where it is."""

    def __init__(self, folder: Path, limits: Limits):
        super().__init__(limits)
        self.folder = folder.absolute()

    async def connect(self) -> None:
        """Raises StoreInUse where it cannot be joined."""
        try:
            port = int(port_file(self.folder).read_text(encoding="ascii"))
            password = password_file(self.folder).read_text(encoding="ascii")
            await self._open(f"bolt://127.0.0.1:{port}", USER, password, DATABASE)
        except (OSError, ValueError, StoreError) as error:
            raise StoreInUse(self.folder) from error
