"""The server of the embedded store: ArcadeDB in its JVM, in a process of its own, reached over Bolt on a loopback port.

Started as `python -m graph.store.embedded.server FOLDER` by `graph.store.embedded.process`, which holds the other ends
of its standard input and output. It speaks JSON, one object a line:

- out, once: `{"ready": PORT}`, or `{"failed": REASON, "detail": ...}` (a `folder.Failure`), and then it
  exits;
- in: `{"fulltext": [INDEX, LABEL, PROPERTY]}`, answered by the same, with `"failed": ...` if so;
- in: `{"contents": STATEMENT}`, answered by the same, with `"found": ...` (see `ArcadeServer.contents`);
- in: `{"refused": true}`, answered by the same: what was found is damaged, and is to be left as it was;
- the end of its input, or SIGTERM: it closes the database and exits. So it never outlives its parent, however
  that ended. SIGINT and SIGHUP, which a terminal sends to the whole foreground group, are the parent's to
  decide.

Everything it keeps is in FOLDER: the database, its logs, the password of its only user, and the lock that
makes it the only process on that folder.
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

logger = logging.getLogger("sidecar")

#: Seconds after which a close that hangs is given up; what was committed is in the write-ahead log all the
#: same.
CLOSE_LIMIT = 8.0
#: How often to choose other ports when one was taken between the choice and the bind.
PORT_TRIES = 5


def free_ports(count: int) -> list[int]:
    """Loopback ports that are free at this moment, all different."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]
    finally:
        for each in sockets:
            each.close()


class ArcadeServer:
    """ArcadeDB with its Bolt listener; one in a process, since a process has one JVM."""

    def __init__(self, folder: Path, password: str, heap: str, statement_timeout: float):
        """Raises:
        StartFailure: it is not installed for this platform, or it does not start.
        """
        try:
            import arcadedb_embedded
            from arcadedb_embedded.jvm import start_jvm
        except ImportError as error:
            raise StartFailure(Failure.NOT_INSTALLED, str(error)) from error
        self._folder = folder
        self._unreadable, self.is_refused = contents.unreadable_schema(folder), False
        settings = {
            # A commit is on the disk when it is answered (fdatasync), so that a power cut loses nothing
            # either.
            "arcadedb.txWalFlush": 1,
            # The last resort, where `abandoned` does not end a statement.
            "arcadedb.command.timeout": int(statement_timeout * 1000),
            # No bound of its own, which is twice the processors: a few slow statements or unread streams would keep
            # all clients waiting. The service bounds its own reads (`graph.store.concurrency_limiter`).
            "arcadedb.queryMaxConcurrent": 0,
            # The only password is 256 random bits: stretching it would protect nothing and cost a second.
            "arcadedb.server.saltIterations": 1,
            "arcadedb.serverMetrics": "false",
            # No statement may read files or addresses.
            "arcadedb.opencypher.loadCsv.allowFileUrls": "false",
            "arcadedb.opencypher.loadCsv.allowRemoteUrls": "false",
        }
        start_jvm(
            heap_size=heap,
            jvm_args=[
                "-Xrs",  # signals are Python's
                "-XX:+ExitOnOutOfMemoryError",  # rather started anew than half alive
                "-XX:-UsePerfData",  # a file in the temporary folder, which a killed process would leave
                *(f"-D{key}={value}" for key, value in settings.items()),
            ],
        )
        from graph.store.embedded import abandoned, parser_memory  # these need what only some platforms have

        parser_memory.watch()
        for tries_left in reversed(range(PORT_TRIES)):
            self.port, http_port = free_ports(2)
            self._server = arcadedb_embedded.create_server(
                str(folder),
                root_password=password,
                config={
                    "mode": "production",
                    "host": "127.0.0.1",
                    "http_port": http_port,  # it cannot be switched off; nothing here uses it
                    "bolt_port": self.port,
                    "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
                },
            )
            try:
                self._server.start()
                self._database = self._server.create_database(DATABASE)
                self._cut = contents.cut_files(folder)  # after what the log holds was replayed
                abandoned.watch(self._server._java_server.getRunningQueries(), self.port)  # noqa: SLF001 - not offered
                return
            except Exception as error:
                logger.exception("ArcadeDB did not start")
                if not tries_left or "port" not in str(error).lower():
                    raise StartFailure(Failure.START, str(error)) from error

    def create_fulltext_index(self, name: str, label: str, property_: str) -> None:
        """A Lucene index on words that stand in the property separated by spaces; there already: nothing."""
        for identifier in (name, label, property_):
            if not re.fullmatch(r"\w+", identifier):
                raise ValueError(f"not a name: {identifier!r}")
        for statement in (
            f"CREATE VERTEX TYPE {label} IF NOT EXISTS",
            f"CREATE PROPERTY {label}.{property_} IF NOT EXISTS STRING",
            f"CREATE INDEX {name} IF NOT EXISTS ON {label} ({property_}) FULL_TEXT "
            'METADATA {"analyzer": "org.apache.lucene.analysis.core.WhitespaceAnalyzer"}',
        ):
            self._database.command("sql", statement)

    def contents(self, statement: str) -> dict[str, Any]:
        """What the files hold, and the row of a statement in Cypher; `failed` where the records cannot be read."""
        try:
            found = contents.count(self._database._java_db, statement)  # noqa: SLF001
        except Exception as error:  # the JVM has many for a page that makes no sense
            logger.exception("The records cannot be counted")
            found = {"failed": str(error)}
        return {**found, "schema": not self._unreadable, "cut": self._cut}

    def close(self) -> None:
        """End the statements under way, whose clients are gone, and close the database."""
        from graph.store.embedded import abandoned

        abandoned.end_all(self._server._java_server.getRunningQueries())  # noqa: SLF001
        self._server.stop()
        if self.is_refused:
            contents.restore(self._unreadable)
        elif not self._cut:
            contents.record_sizes(self._folder)


def serve(server: ArcadeServer, answer: Callable[[dict[str, Any]], None]) -> None:
    """Carry out what the parent asks for, until its end of the pipe is closed."""
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            if "fulltext" in asked:
                server.create_fulltext_index(*asked["fulltext"])
            elif "contents" in asked:
                asked["found"] = server.contents(asked["contents"])
            else:
                server.is_refused = asked["refused"]
        except Exception as error:
            logger.exception("Not done: %s", asked)
            asked["failed"] = str(error)
        answer(asked)


def is_abandoned() -> bool:
    """Whether the parent is gone, before it has asked for anything."""
    return bool(select.select([sys.stdin], [], [], 0)[0])


def start(folder: Path, heap: str, statement_timeout: float) -> tuple[FolderLock, ArcadeServer]:
    """Lock the folder, send all noise to its log, start the server in it.

    Raises:
        StartFailure: the folder cannot be made or written or is in use, or the server does not start.
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
    parser.add_argument("--heap", default="1g", help="the most memory that the JVM's heap may take, such as 1g")
    parser.add_argument("--statement-timeout", type=float, default=20.0, help="seconds that a statement may take")
    options = parser.parse_args(arguments)
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    # Whatever else prints to the standard output goes to the log; the pipe to the parent is kept apart.
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
        logger.info("Asked to end")
    finally:
        lock.announce_stop()
        limit = threading.Timer(CLOSE_LIMIT, os._exit, (1,))
        limit.daemon = True
        limit.start()
        server.close()
    return 0


def end(status: int) -> None:
    """End the process at once. The JVM would wait for the threads of clients that are still connected."""
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(status)


if __name__ == "__main__":
    end(main())
