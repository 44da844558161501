"""The embedded store run by another process, its owner."""

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
    """The loopback port of the embedded store, its password and the result of its integrity check.

    A damaged store does not listen.
    """

    port: int
    password: str
    contents: Contents = Contents.NOT_CHECKED


class SharedStore(BoltStore):
    """A store at the address published by its owner; without an address, statements fail at once."""

    kind = "embedded"

    def __init__(self, limits: Limits):
        super().__init__(limits)
        self._move_lock = asyncio.Lock()

    async def connect(self) -> None:
        """Do nothing: the store connects when the owner publishes the address."""

    async def move_to(self, address: Address | None) -> None:
        """Connect to the address published by the owner; None while the store is down."""
        async with self._move_lock:
            await self._close_driver()
            self.contents = address.contents if address is not None else Contents.NOT_CHECKED
            if address is not None and self.contents is not Contents.DAMAGED:
                try:
                    await self._open(f"bolt://127.0.0.1:{address.port}", USER, address.password, DATABASE)
                except StoreError as error:  # down again; the owner will publish a new address
                    logger.warning("Cannot connect to the embedded store at its published address: %s", error)

    async def create_fulltext_index(self, name: str, label: str, property: str) -> None:
        """Raise StoreUnavailable: only the owner creates indexes."""
        raise StoreUnavailable


class RunningStore(SharedStore):
    """The embedded store in a folder, run by an unrelated process; the files in the folder have its address."""

    def __init__(self, folder: Path, limits: Limits):
        super().__init__(limits)
        self.folder = folder.absolute()

    async def connect(self) -> None:
        """Connect to the running store. Raises StoreInUse if it cannot be reached."""
        try:
            port = int(port_file(self.folder).read_text(encoding="ascii"))
            password = password_file(self.folder).read_text(encoding="ascii")
            await self._open(f"bolt://127.0.0.1:{port}", USER, password, DATABASE)
        except (OSError, ValueError, StoreError) as error:
            raise StoreInUse(self.folder) from error
