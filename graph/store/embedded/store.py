"""The embedded store: ArcadeDB in a child process, with its files in a folder."""

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
from graph.store.embedded.launcher import ServerProcess
from graph.store.embedded.shared import Address
from graph.store.errors import StoreDamaged, StoreError, StoreFolderError, StoreFull, StoreUnavailable
from graph.store.interface import Contents, Statement

logger = logging.getLogger(__name__)

#: Delays in seconds before the first attempts to restart a store that died. Each later attempt waits for a statement,
#: and at least `LATER_DELAY` seconds.
RESTART_DELAYS = (0.0, 1.0, 3.0)
LATER_DELAY = 4.0
#: After an uptime of this many seconds the next failure begins with the first delay again.
STABLE_UPTIME = 60.0
#: Bytes that must be free on the disk before a write: room to finish running writes and to close.
RESERVE = 64 * 1024 * 1024


class Check(NamedTuple):
    """The integrity check of the files at each start of the process.

    statement: a Cypher statement whose row has the recorded counts. compare: compares the row with the contents of the
    files (`graph.store.embedded.contents`) and raises StoreDamaged.
    """

    statement: str
    compare: Callable[[Path, dict[str, Any]], Contents]


class EmbeddedStore(BoltStore):
    """A store that starts, restarts and stops its own ArcadeDB process.

    While the process is down, statements fail at once with StoreUnavailable. Writes are serialised, as concurrent
    writes conflict in ArcadeDB.
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
        #: Bytes that must be free on the disk before a write.
        self.reserve = reserve
        self._heap, self._check = heap, check
        self._process: ServerProcess | None = None
        self._watch: asyncio.Task[None] | None = None
        self._writer = asyncio.Lock()
        self._needed = asyncio.Event()
        #: Called with each new address; see `address`.
        self.on_move: Callable[[Address | None], None] = lambda address: None

    @property
    def _started(self) -> ServerProcess:
        """The current or last process. Raises StoreUnavailable before the first start."""
        if self._process is None:
            raise StoreUnavailable
        return self._process

    @property
    def process_id(self) -> int:
        """The id of the current or last process."""
        return self._started.process_id

    @property
    def port(self) -> int:
        """The port on the loopback interface; it changes with each start."""
        return self._started.port

    @property
    def address(self) -> Address | None:
        """The current address; port 0 if the files are damaged, None while the process is down."""
        if self.contents is Contents.DAMAGED:
            return Address(0, "", self.contents)
        if self._driver is None:
            return None
        return Address(self._started.port, self._started.password, self.contents)

    async def connect(self) -> None:
        await self._start()
        self._watch = asyncio.create_task(self._supervise(), name="embedded store")

    async def write(self, *statements: Statement) -> list[list[list[Any]]]:
        self._check_disk()
        try:
            return await super().write(*statements)
        except StoreError:
            self._check_disk()  # ArcadeDB does not report that the disk is full
            raise

    def _check_disk(self) -> None:
        """Raise StoreFull, or StoreFolderError if the folder is gone."""
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
        self._needed.set()
        return super()._session(access, fetch_size)

    def _exclusive(self) -> asyncio.Lock:
        return self._writer

    async def _start(self) -> None:
        # The fallback: a read past its deadline closes its connection. The timeout also covers streams with the pauses
        # of their consumers, hence the longer one.
        timeout = max(self._limits.read, self._limits.write)
        process = ServerProcess(self.folder, heap=self._heap, statement_timeout=timeout)
        await process.start()
        self._process = process
        try:
            if self._check is not None:
                self.contents = await self._run_check(process, self._check)
            await self._open(f"bolt://127.0.0.1:{process.port}", USER, process.password, DATABASE)
        except BaseException:
            await process.stop()
            raise
        self.on_move(self.address)

    async def _run_check(self, process: ServerProcess, check: Check) -> Contents:
        """Return the result of the integrity check. Raises StoreDamaged."""
        contents = await process.contents(check.statement)
        try:
            return check.compare(self.folder, contents)
        except StoreDamaged:
            await process.refuse()
            raise

    async def _supervise(self) -> None:
        delays = iter(RESTART_DELAYS)
        while True:
            started = time.monotonic()
            status = await self._started.wait()
            logger.error("The embedded store in %s exited with status %d", self.folder, status)
            try:
                await self._close_driver()
            except Exception:  # restart the store in any case
                logger.warning("Cannot close the driver of a store that has exited", exc_info=True)
            self.on_move(None)
            await self._started.stop()
            if time.monotonic() - started > STABLE_UPTIME:
                delays = iter(RESTART_DELAYS)
            if not await self._restart(delays):
                return

    async def _restart(self, delays: Iterator[float]) -> bool:
        """Restart the process and return True; return False if the files are damaged."""
        while True:
            delay = next(delays, None)
            if delay is None:
                self._needed.clear()
                await asyncio.sleep(LATER_DELAY)
                await self._needed.wait()
            else:
                await asyncio.sleep(delay)
            try:
                await self._start()
            except StoreDamaged as error:
                logger.critical("Not restarting the embedded store. %s", error)
                self.contents = Contents.DAMAGED
                self.on_move(self.address)
                return False
            except (StoreError, OSError) as error:
                logger.error("Cannot restart the embedded store in %s: %s", self.folder, error)
            except Exception:  # keep trying, or the store would stay down
                logger.exception("Cannot restart the embedded store in %s", self.folder)
            else:
                return True
