"""The parent's side of the embedded store's process: start, requests and stop.

The process runs `graph.store.embedded.server`, which documents the protocol.
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

#: The operating system's messages for a full disk.
_FULL = {os.strerror(number) for number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)}

CHECKOUT = Path(__file__).resolve().parents[3]

#: Seconds to wait for the store to start: it may wait for a predecessor and replay its write-ahead log.
START_TIMEOUT = 180.0
#: Seconds to wait for the store to close; its own timeout is shorter.
STOP_TIMEOUT = 10.0


class ServerProcess:
    """One run of the embedded store's process.

    Attributes:
        port: the Bolt port on the loopback interface, once started.
    """

    def __init__(self, folder: Path, *, heap: str, statement_timeout: float):
        self.folder = folder.absolute()
        self.port = 0
        self._options = ("--heap", heap, "--statement-timeout", str(statement_timeout))
        self._process: Process | None = None
        self._request_lock = asyncio.Lock()

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
            StoreInUse, StoreFolderError: the folder cannot be used.
            StoreUnavailable: the process did not start; the log in the folder has the reason.
        """
        if sys.platform == "win32":  # neither flock nor the signals of the protocol
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
        except OSError as error:  # out of memory or processes
            raise self._start_error({"detail": str(error)}) from error
        try:
            async with asyncio.timeout(START_TIMEOUT):
                message = await self._read_message()
        except BaseException as error:
            await self._end(kill=True)
            if isinstance(error, TimeoutError):
                raise self._start_error({}) from error
            raise
        if "ready" not in message:
            # It exits by itself. A kill could take its exit status before asyncio does, which asyncio would log.
            await self._end(kill=False)
            raise self._start_error(message)
        self.port = message["ready"]
        logger.info("Started the embedded store in %s, process %d, port %d", self.folder, self.process_id, self.port)

    async def create_fulltext_index(self, name: str, label: str, property_: str) -> None:
        """Create a full-text index, if missing.

        Raises:
            StoreUnavailable: the process is gone.
            StoreFailure: the index was not created.
        """
        names = [name, label, property_]
        if "failed" in (message := await self._request("fulltext", names)):
            logger.error("Cannot create the full-text index %s: %s", name, message["failed"])
            raise StoreFailure

    async def contents(self, statement: str) -> dict[str, Any]:
        """Return the contents of the files and the row of a statement: see `graph.store.embedded.contents`.

        If the records cannot be read, `failed` has the reason instead of the counts. Raises StoreUnavailable.
        """
        contents: dict[str, Any] = (await self._request("contents", statement))["found"]
        if "failed" in contents:
            logger.error("Cannot count the records in %s: %s", self.folder, contents["failed"])
        return contents

    async def refuse(self) -> None:
        """Request that damaged files stay unchanged. Raises StoreUnavailable."""
        await self._request("refused", True)

    async def _request(self, name: str, argument: object) -> dict[str, Any]:
        """Send a request to the process and return its answer. Raises StoreUnavailable."""
        pipe = self._started.stdin
        assert pipe is not None
        async with self._request_lock:
            try:
                pipe.write(json.dumps({name: argument}).encode() + b"\n")
                await pipe.drain()
            except OSError as error:
                raise StoreUnavailable from error
            # The answer to a cancelled request may come first.
            while (message := await self._read_message()).get(name) != argument:
                if not message:
                    raise StoreUnavailable
            return message

    async def wait(self) -> int:
        """Wait until the process exits, and return its exit status."""
        return await self._started.wait()

    async def stop(self) -> None:
        """Close the database and stop the process."""
        await self._end(kill=False)

    async def _read_message(self) -> dict[str, Any]:
        """Return the next message; an empty one if the process has exited."""
        pipe = self._started.stdout
        assert pipe is not None
        message: dict[str, Any] = json.loads(await pipe.readline() or "{}")
        return message

    async def _end(self, *, kill: bool) -> None:
        process = self._started
        if kill and process.returncode is None:
            process.kill()
        assert process.stdin is not None
        process.stdin.close()
        try:
            async with asyncio.timeout(STOP_TIMEOUT):
                await process.wait()
        except TimeoutError:
            logger.warning("The embedded store in %s did not close in time; killing it", self.folder)
            process.kill()
            await process.wait()

    def _start_error(self, message: dict[str, Any]) -> StoreError:
        reason, detail = message.get("failed"), message.get("detail", "")
        # For faults that the user can correct the error is sufficient.
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
