"""The process of the embedded store, as its parent sees it: start, requests, stop.

`graph.store.embedded.server` runs in it, and describes the protocol.
"""

import asyncio
import errno
import json
import logging
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from pathlib import Path
from typing import Any

from graph.store.embedded.folder import Failure, log_file, password_file
from graph.store.errors import StoreError, StoreFailure, StoreFolderError, StoreFull, StoreInUse, StoreUnavailable

logger = logging.getLogger(__name__)

#: The system's words for a full disk.
_FULL = {os.strerror(number) for number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)}

CHECKOUT = Path(__file__).resolve().parents[3]

#: Seconds to wait for the store to start: it may have to wait for a predecessor, and to replay what that
#: wrote.
START_LIMIT = 180.0
#: Seconds to wait for the store to close, which has a shorter limit of its own.
STOP_LIMIT = 10.0


class SidecarProcess:
    """One run of the embedded store's process.

    Attributes:
        port: where it listens for Bolt on the loopback interface, once started.
    """

    def __init__(self, folder: Path, *, heap: str, statement_timeout: float):
        self.folder = folder.absolute()
        self.port = 0
        self._options = ("--heap", heap, "--statement-timeout", str(statement_timeout))
        self._process: Process | None = None
        self._talking = asyncio.Lock()

    @property
    def _started(self) -> Process:
        assert self._process is not None, "the process is not started"
        return self._process

    @property
    def process_id(self) -> int:
        return self._started.pid

    @property
    def password(self) -> str:
        return password_file(self.folder).read_text(encoding="ascii")

    async def start(self) -> None:
        """Start the process and wait until it listens.

        Raises:
            StoreInUse, StoreFolderError: of the folder.
            StoreUnavailable: it does not start; the log in the folder has the reason.
        """
        if sys.platform == "win32":  # no flock, no signals to leave to the parent
            raise self._start_error({"failed": Failure.NOT_INSTALLED, "detail": sys.platform})
        try:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "graph.store.embedded.server",
                str(self.folder),
                *self._options,
                cwd=CHECKOUT,
                stdin=PIPE,
                stdout=PIPE,
                stderr=DEVNULL,
            )
        except OSError as error:  # no memory or no process to be had
            raise self._start_error({"detail": str(error)}) from error
        try:
            async with asyncio.timeout(START_LIMIT):
                message = await self._message()
            if "ready" not in message:
                raise self._start_error(message)
        except BaseException as error:
            await self._end(at_once=True)
            if isinstance(error, TimeoutError):
                raise self._start_error({}) from error
            raise
        self.port = message["ready"]
        logger.info("The embedded store runs in %s, process %d, port %d", self.folder, self.process_id, self.port)

    async def create_fulltext_index(self, name: str, label: str, property_: str) -> None:
        """Make a full-text index, if there is none of this name.

        Raises:
            StoreUnavailable: the process is gone.
            StoreError: it could not.
        """
        names = [name, label, property_]
        if "failed" in (message := await self._ask("fulltext", names)):
            logger.error("The full-text index %s cannot be made: %s", name, message["failed"])
            raise StoreFailure

    async def contents(self, statement: str) -> dict[str, Any]:
        """Return the contents of the files, and the row of a statement: see `graph.store.embedded.contents`.

        Where the records cannot be read, `failed` has the reason in place of the counts. Raises StoreUnavailable.
        """
        found: dict[str, Any] = (await self._ask("contents", statement))["found"]
        if "failed" in found:
            logger.error("The records in %s cannot be counted: %s", self.folder, found["failed"])
        return found

    async def refuse(self) -> None:
        """Leave damaged files as they were. Raises StoreUnavailable."""
        await self._ask("refused", True)

    async def _ask(self, what: str, detail: object) -> dict[str, Any]:
        """Send a request to the process and return its answer. Raises StoreUnavailable."""
        pipe = self._started.stdin
        assert pipe is not None
        async with self._talking:
            try:
                pipe.write(json.dumps({what: detail}).encode() + b"\n")
                await pipe.drain()
            except OSError as error:
                raise StoreUnavailable from error
            # The answer to a request that was cancelled meanwhile may come first.
            while (message := await self._message()).get(what) != detail:
                if not message:
                    raise StoreUnavailable
            return message

    async def wait(self) -> int:
        """Wait until the process has ended, and return its exit status."""
        return await self._started.wait()

    async def stop(self) -> None:
        """Close the database and end the process."""
        await self._end(at_once=False)

    async def _message(self) -> dict[str, Any]:
        """Return the next message; an empty one when the process has ended."""
        pipe = self._started.stdout
        assert pipe is not None
        message: dict[str, Any] = json.loads(await pipe.readline() or "{}")
        return message

    async def _end(self, at_once: bool) -> None:
        process = self._started
        if at_once and process.returncode is None:
            process.kill()
        assert process.stdin is not None
        process.stdin.close()
        try:
            async with asyncio.timeout(STOP_LIMIT):
                await process.wait()
        except TimeoutError:
            logger.warning("The embedded store in %s does not close and is killed", self.folder)
            process.kill()
            await process.wait()

    def _start_error(self, message: dict[str, Any]) -> StoreError:
        reason, detail = message.get("failed"), message.get("detail", "")
        # The error itself says all of what can be mended from outside.
        level = logging.INFO if reason in (Failure.IN_USE, Failure.FOLDER, Failure.NOT_INSTALLED) else logging.ERROR
        logger.log(level, "The embedded store in %s did not start: %s %s", self.folder, reason or "no answer", detail)
        match reason:
            case Failure.IN_USE:
                return StoreInUse(self.folder)
            case Failure.FOLDER if detail in _FULL:
                return StoreFull(self.folder)
            case Failure.FOLDER:
                return StoreFolderError(self.folder, detail)
            case Failure.NOT_INSTALLED:
                return StoreUnavailable("store.no-platform")
        return StoreUnavailable("store.not-started", log=log_file(self.folder))
