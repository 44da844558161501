"""Termination of abandoned statements in the embedded store: those whose client has closed its connection.

ArcadeDB does not read from a connection while it runs a statement from it, so the statement of a disconnected client
would run to its end. A thread in the process of the store therefore polls the connections. A client terminates its
statement as in Neo4j, by closing the connection; a killed client does so too. No message is needed, and statements
cannot be confused with each other.
"""

import contextlib
import logging
import os
import select
import socket
import threading
import time
from typing import Any

import jpype

logger = logging.getLogger(__name__)

#: Seconds between polls. A statement is checked from its second poll on: most have finished by then.
INTERVAL = 0.1
#: The directory of the process's own file descriptors.
DESCRIPTORS = "/dev/fd"
_HANGUP = getattr(select, "POLLRDHUP", 0)  # Linux only; other systems report POLLHUP
_CLOSED = _HANGUP | select.POLLHUP | select.POLLERR | select.POLLNVAL


def watch(statements: Any, port: int) -> None:
    """Start to watch the statements in a daemon thread. The JVM must be running.

    statements: the server's `RunningQueryRegistry`. port: the server's Bolt port.
    """
    threading.Thread(target=_watch, args=(statements, port), name="abandoned-statements", daemon=True).start()


def end_all(statements: Any) -> None:
    """Start to terminate all statements in a daemon thread, as a closing store would wait for them.

    It continues, because further statements may start before the listener is closed.
    """
    threading.Thread(target=_end_all, args=(statements,), name="last-statements", daemon=True).start()


def _end_all(statements: Any) -> None:
    jpype.java.lang.Thread.attachAsDaemon()
    with contextlib.suppress(Exception):  # the JVM shuts down meanwhile
        while True:
            for each in statements.getRunning():
                each.terminate("the store is closing")
            time.sleep(INTERVAL / 4)


def _watch(statements: Any, port: int) -> None:
    jpype.java.lang.Thread.attachAsDaemon()
    seen: set[str] = set()
    failed = False
    while True:
        time.sleep(INTERVAL)
        try:
            seen = _poll(statements, port, seen)
        except Exception:  # keep polling after any error
            if not failed:  # log once, or the log would fill the disk
                logger.exception("Cannot look for abandoned statements")
            failed = True


def _poll(statements: Any, port: int, seen: set[str]) -> set[str]:
    """Terminate the statements in `seen` whose client is gone; return the ids of all running statements."""
    # List the statements before the connections: a listed statement without a connection has lost it.
    running = {str(each.getId()): each for each in statements.getRunning() if each.getClientAddress() is not None}
    if lasting := [each for id_, each in running.items() if id_ in seen]:
        clients = open_clients(port)
        for each in lasting:
            if _port(str(each.getClientAddress())) not in clients and each.terminate("its client has disconnected"):
                logger.info("Terminated statement %s: its client has disconnected", each.getId())
    return set(running)


def _port(address: str) -> int:
    return int(address.rpartition(":")[2])


def open_clients(port: int) -> set[int]:
    """Return the ports of the clients with an open connection to this port of this process."""
    ports = set()
    for name in os.listdir(DESCRIPTORS):
        # Use a duplicate: the JVM may close the descriptor and reuse its number meanwhile.
        with contextlib.suppress(OSError), contextlib.ExitStack() as stack:
            copy = os.dup(int(name))
            stack.callback(os.close, copy)
            connection = socket.socket(fileno=copy)  # raises OSError if it is not a socket
            stack.pop_all()
            with connection:
                if (
                    connection.family in (socket.AF_INET, socket.AF_INET6)
                    and connection.getsockname()[1] == port
                    and not _is_closed(copy)
                ):
                    ports.add(connection.getpeername()[1])
    return ports


def _is_closed(descriptor: int) -> bool:
    poll = select.poll()
    poll.register(descriptor, select.POLLIN | _HANGUP)
    return any(events & _CLOSED for _, events in poll.poll(0))
