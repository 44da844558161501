"""The server of the embedded store: a process that runs ArcadeDB in a JVM and listens for Bolt on a loopback port.

`graph.store.embedded.launcher` starts it as `python -m graph.store.embedded.server FOLDER` and holds the other ends of
its standard input and output. The messages are JSON, one object a line:

- output, once: `{"ready": PORT}`, or `{"failed": REASON, "detail": ...}` (a `folder.Failure`) before it exits;
- input: `{"fulltext": [INDEX, LABEL, PROPERTY]}`, answered by the same, with `"failed": ...` on failure;
- input: `{"contents": STATEMENT}`, answered by the same, with `"found": ...` (see `ArcadeServer.contents`);
- input: `{"refused": true}`, answered by the same: the files are damaged and must stay unchanged;
- end of input, or SIGTERM: it closes the database and exits. So it never outlives its parent. It ignores SIGINT and
  SIGHUP, which a terminal sends to the whole foreground group, as the parent handles them.

All its files are in FOLDER: the database, the logs, the password of its only user, and the lock that keeps other
processes out.
"""

import argparse
import contextlib
import json
import logging
import os
import re
import select
import signal
import socket
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from graph.store.embedded import contents
from graph.store.embedded.folder import (
    DATABASE,
    Failure,
    StartFailure,
    make_private,
    new_password,
    open_log,
    write_port,
)
from graph.store.embedded.lock import FolderLock

logger = logging.getLogger("graph.store.embedded.server")

#: Timeout of closing in seconds; committed data is in the write-ahead log in any case.
CLOSE_TIMEOUT = 8.0
#: Attempts to start: another process may bind a port between its choice and its use.
PORT_ATTEMPTS = 5


def free_ports(count: int) -> list[int]:
    """Return distinct loopback ports that are currently free."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]
    finally:
        for each in sockets:
            each.close()


class ArcadeServer:
    """ArcadeDB with its Bolt listener; one for each process, since a process has one JVM."""

    def __init__(self, folder: Path, password: str, heap: str, statement_timeout: float):
        """Start ArcadeDB and create the database if missing.

        Raises:
            StartFailure: ArcadeDB is not installed for this platform, or does not start.
        """
        try:
            import arcadedb_embedded
            from arcadedb_embedded.jvm import start_jvm
        except ImportError as error:
            raise StartFailure(Failure.NOT_INSTALLED, str(error)) from error
        self._folder = folder
        self._unreadable, self.is_refused = contents.unreadable_schema(folder), False
        settings = {
            # Sync each commit to the disk before it is answered (fdatasync), so that a power cut does not lose it.
            "arcadedb.txWalFlush": 1,
            # The fallback, if `abandoned` does not terminate a statement.
            "arcadedb.command.timeout": int(statement_timeout * 1000),
            # Unlimited: the default of twice the processors would let a few slow statements or unread streams block all
            # clients. The service limits its own reads (`graph.store.concurrency_limiter`).
            "arcadedb.queryMaxConcurrent": 0,
            # The only password has 256 random bits: stretching it would take a second and protect nothing.
            "arcadedb.server.saltIterations": 1,
            "arcadedb.serverMetrics": "false",
            # Statements must not read files or URLs.
            "arcadedb.opencypher.loadCsv.allowFileUrls": "false",
            "arcadedb.opencypher.loadCsv.allowRemoteUrls": "false",
        }
        start_jvm(
            heap_size=heap,
            jvm_args=[
                "-Xrs",  # Python handles the signals
                "-XX:+ExitOnOutOfMemoryError",  # a restart is better than a half-dead process
                "-XX:-UsePerfData",  # it would leave a file in the temporary folder when killed
                *(f"-D{key}={value}" for key, value in settings.items()),
            ],
        )
        from graph.store.embedded import abandoned, parser_memory  # they need packages that not all platforms have

        parser_memory.watch()
        for attempts_left in reversed(range(PORT_ATTEMPTS)):
            self.port, http_port = free_ports(2)
            self._server = arcadedb_embedded.create_server(
                str(folder),
                root_password=password,
                config={
                    "mode": "production",
                    "host": "127.0.0.1",
                    "http_port": http_port,  # unused, but cannot be disabled
                    "bolt_port": self.port,
                    "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
                },
            )
            try:
                self._server.start()
                self._database = self._server.create_database(DATABASE)
                self._cut = contents.cut_files(folder)  # after the write-ahead log was replayed
                abandoned.watch(self._server._java_server.getRunningQueries(), self.port)  # noqa: SLF001 - not public
                return
            except Exception as error:
                logger.exception("ArcadeDB did not start")
                if not attempts_left or "port" not in str(error).lower():
                    raise StartFailure(Failure.START, str(error)) from error

    def create_fulltext_index(self, name: str, label: str, property_: str) -> None:
        """Create a Lucene index on the space-separated words of a property, if missing."""
        for identifier in (name, label, property_):
            if not re.fullmatch(r"\w+", identifier):
                raise ValueError(f"invalid name: {identifier!r}")
        for statement in (
            f"CREATE VERTEX TYPE {label} IF NOT EXISTS",
            f"CREATE PROPERTY {label}.{property_} IF NOT EXISTS STRING",
            f"CREATE INDEX {name} IF NOT EXISTS ON {label} ({property_}) FULL_TEXT "
            'METADATA {"analyzer": "org.apache.lucene.analysis.core.WhitespaceAnalyzer"}',
        ):
            self._database.command("sql", statement)

    def contents(self, statement: str) -> dict[str, Any]:
        """Return the contents of the files and the row of a Cypher statement; `failed` if a record is unreadable."""
        try:
            result = contents.count(self._database._java_db, statement)  # noqa: SLF001
        except Exception as error:  # the JVM raises various exceptions for a corrupt page
            logger.exception("Cannot count the records")
            result = {"failed": str(error)}
        return {**result, "schema": not self._unreadable, "cut": self._cut}

    def close(self) -> None:
        """Terminate the running statements, whose clients are gone, and close the database."""
        from graph.store.embedded import abandoned

        abandoned.end_all(self._server._java_server.getRunningQueries())  # noqa: SLF001
        self._server.stop()
        if self.is_refused:
            contents.restore(self._unreadable)
        elif not self._cut:
            contents.record_sizes(self._folder)


def serve(server: ArcadeServer, answer: Callable[[dict[str, Any]], None]) -> None:
    """Process the parent's requests until it closes its end of the pipe."""
    for line in sys.stdin:
        message = json.loads(line)
        try:
            if "fulltext" in message:
                server.create_fulltext_index(*message["fulltext"])
            elif "contents" in message:
                message["found"] = server.contents(message["contents"])
            else:
                server.is_refused = message["refused"]
        except Exception as error:
            logger.exception("Request failed: %s", message)
            message["failed"] = str(error)
        answer(message)


def is_abandoned() -> bool:
    """Return whether the parent is gone. Valid only before its first request."""
    return bool(select.select([sys.stdin], [], [], 0)[0])


def start(folder: Path, heap: str, statement_timeout: float) -> tuple[FolderLock, ArcadeServer]:
    """Lock the folder, redirect all output to its log and start the server.

    Raises:
        StartFailure: the folder is in use or cannot be created or written, or the server does not start.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        os.umask(0o077)
        folder.mkdir(exist_ok=True)
        lock = FolderLock(folder, is_abandoned)
        if is_abandoned():
            raise StartFailure(Failure.START, "the parent is gone")
        log = open_log(folder)
        os.dup2(log, 1)
        os.dup2(log, 2)
        os.close(log)
        logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s %(message)s")
        make_private(folder)
        password = new_password(folder)
        os.chdir(folder)  # ArcadeDB writes its own logs into log/ of the working directory
    except OSError as error:
        raise StartFailure(Failure.FOLDER, os.strerror(error.errno) if error.errno else str(error)) from error
    server = ArcadeServer(folder, password, heap, statement_timeout)
    write_port(folder, server.port)
    return lock, server


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m graph.store.embedded.server", description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--heap", default="1g", help="maximum size of the JVM heap, such as 1g")
    parser.add_argument("--statement-timeout", type=float, default=20.0, help="timeout of a statement in seconds")
    options = parser.parse_args(arguments)
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    # Other output to the standard output goes to the log, so keep a separate descriptor of the parent's pipe.
    pipe = os.fdopen(os.dup(1), "w", encoding="utf-8")

    def answer(message: dict[str, Any]) -> None:
        print(json.dumps(message), file=pipe, flush=True)

    try:
        lock, server = start(options.folder.absolute(), options.heap, options.statement_timeout)
    except StartFailure as failure:
        with contextlib.suppress(BrokenPipeError):
            answer({"failed": failure.reason, "detail": failure.detail})
        return 1
    try:
        lock.announce_start()
        answer({"ready": server.port})
        serve(server, answer)
    except BrokenPipeError:
        logger.warning("The parent is gone")
    except SystemExit:
        logger.info("Received SIGTERM")
    finally:
        lock.announce_stop()
        timer = threading.Timer(CLOSE_TIMEOUT, os._exit, (1,))
        timer.daemon = True
        timer.start()
        server.close()
    return 0


def end(status: int) -> None:
    """Exit at once. The JVM would wait for the threads of connected clients."""
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(status)


if __name__ == "__main__":
    end(main())
