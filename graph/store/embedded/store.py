"""The embedded store: ArcadeDB as a process of our own, in a folder."""

import asyncio
import logging
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import neo4j

from graph.store.bolt import DEFAULT_LIMITS, BoltStore, Limits
from graph.store.embedded.folder import DATABASE, USER
from graph.store.embedded.process import SidecarProcess
from graph.store.embedded.shared import Address
from graph.store.errors import StoreDamaged, StoreError, StoreFolderError, StoreFull, StoreUnavailable
from graph.store.interface import Contents, Statement

logger = logging.getLogger(__name__)

#: Seconds before each attempt to start again a store that died. After the last, the next attempt is made at a
#: request for the store, `LATER` seconds after the one before at the earliest.
RESTART_WAITS = (0.0, 1.0, 3.0)
LATER = 4.0
#: A store that lived for so many seconds has earned a new series of attempts.
LIVED = 60.0
#: Bytes that must be free on the disk for a write to begin: room to finish what has begun, and to close.
RESERVE = 64 * 1024 * 1024


class Check(NamedTuple):
    """The check of the files at each start of the process.

    statement: in Cypher; its row is what the graph should hold. compare: compares that row with the counts of the files
    (`graph.store.embedded.contents`) and raises StoreDamaged.
    """

    statement: str
    compare: Callable[[Path, dict[str, Any]], Contents]


class EmbeddedStore(BoltStore):
    """Starts the process, restarts it when it dies, and ends it.

    While the process is down, statements fail at once with StoreUnavailable. Writes go one after the other:
    concurrent ones fail on each other in ArcadeDB.
    """

    kind = "embedded"

    def __init__(
        self,
        folder: Path,
        *,
        heap: str = "1g",
        limits: Limits = DEFAULT_LIMITS,
        reserve: int = RESERVE,
        check: Check | None = None,
    ):
        super().__init__(limits)
        self.folder = folder.absolute()
        #: Bytes that must be free on the disk for a write to begin.
        self.reserve = reserve
        self._heap, self._check = heap, check
        self._process: SidecarProcess | None = None
        self._watch: asyncio.Task[None] | None = None
        self._writer = asyncio.Lock()
        self._wanted = asyncio.Event()
        #: Called with the new address whenever it changes; see `address`.
        self.on_move: Callable[[Address | None], None] = lambda address: None

    @property
    def _started(self) -> SidecarProcess:
        """The process that runs now, or ran last. Raises StoreUnavailable before the first start."""
        if self._process is None:
            raise StoreUnavailable
        return self._process

    @property
    def process_id(self) -> int:
        """The id of the process that runs now, or ran last."""
        return self._started.process_id

    @property
    def port(self) -> int:
        """The port on the loopback interface; another one after each start."""
        return self._started.port

    @property
    def address(self) -> Address | None:
        """The address now, or that the files are damaged; None while the process is down."""
        if self.contents is Contents.DAMAGED:
            return Address(0, "", self.contents)
        if self._driver is None:
            return None
        return Address(self._started.port, self._started.password, self.contents)

    async def connect(self) -> None:
        await self._start()
        self._watch = asyncio.create_task(self._restart_whenever_it_dies(), name="embedded store")

    async def write(self, *statements: Statement) -> list[list[list[Any]]]:
        self._check_disk()
        try:
            return await super().write(*statements)
        except StoreError:
            self._check_disk()  # ArcadeDB does not say that the disk became full meanwhile
            raise

    def _check_disk(self) -> None:
        """Raises StoreFull, and StoreFolderError where the folder is gone."""
        try:
            free = shutil.disk_usage(self.folder).free
        except OSError as error:
            raise StoreFolderError(self.folder, error.strerror or str(error)) from error
        if free < self.reserve:
            raise StoreFull(self.folder, free >> 20, self.reserve >> 20)

    async def create_fulltext_index(self, name: str, label: str, property: str) -> None:
        if self._driver is None:
            raise StoreUnavailable
        async with self._writer:
            await self._started.create_fulltext_index(name, label, property)

    async def close(self) -> None:
        if self._watch:
            self._watch.cancel()
            await asyncio.wait([self._watch])
            self._watch = None
        await super().close()
        if self._process:
            await self._process.stop()
            self._process = None

    def _session(self, access: str, fetch_size: int) -> neo4j.AsyncSession:
        self._wanted.set()
        return super()._session(access, fetch_size)

    def _exclusive(self) -> asyncio.Lock:
        return self._writer

    async def _start(self) -> None:
        # The last resort: a read is ended at its own deadline, by its connection. This limit holds for streams too,
        # with the pauses of their readers, hence the longer of the two.
        limit = max(self._limits.read, self._limits.write)
        process = SidecarProcess(self.folder, heap=self._heap, statement_timeout=limit)
        await process.start()
        self._process = process
        try:
            if self._check is not None:
                self.contents = await self._compared(process, self._check)
            await self._open(f"bolt://127.0.0.1:{process.port}", USER, process.password, DATABASE)
        except BaseException:
            await process.stop()
            raise
        self.on_move(self.address)

    async def _compared(self, process: SidecarProcess, check: Check) -> Contents:
        """Compare the contents of the files. Raises StoreDamaged."""
        found = await process.contents(check.statement)
        try:
            return check.compare(self.folder, found)
        except StoreDamaged:
            await process.refuse()
            raise

    async def _restart_whenever_it_dies(self) -> None:
        waits = iter(RESTART_WAITS)
        while True:
            begin = time.monotonic()
            status = await self._started.wait()
            logger.error("The embedded store in %s ended with status %d", self.folder, status)
            try:
                await self._close_driver()
            except Exception:  # whatever is wrong with connections to nowhere, the store must come back
                logger.warning("The driver of a store that is gone does not close", exc_info=True)
            self.on_move(None)
            await self._started.stop()
            if time.monotonic() - begin > LIVED:
                waits = iter(RESTART_WAITS)
            if not await self._restart(waits):
                return

    async def _restart(self, waits: Iterator[float]) -> bool:
        """Whether it runs again; it does not where its files are damaged."""
        while True:
            wait = next(waits, None)
            if wait is None:
                self._wanted.clear()
                await asyncio.sleep(LATER)
                await self._wanted.wait()
            else:
                await asyncio.sleep(wait)
            try:
                await self._start()
            except StoreDamaged as error:
                logger.critical("The embedded store is not started again. %s", error)
                self.contents = Contents.DAMAGED
                self.on_move(self.address)
                return False
            except (StoreError, OSError) as error:
                logger.error("The embedded store in %s is not started again: %s", self.folder, error)
            except Exception:  # the next attempt must come: without it the store would never return
                logger.exception("The embedded store in %s is not started again", self.folder)
            else:
                return True
