"""Ends the statements of the embedded store whose client has closed its connection.

ArcadeDB reads nothing from a connection while it carries out a statement from it: it works on for a client that has
left until the statement ends by itself. A thread in the process of the store looks at the connections instead. So a
client ends its statement as it does in Neo4j, by closing its connection, and the same holds for a client that was
killed. Nothing has to be sent for it, and no two statements can be mistaken for each other.
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

#: Seconds between two looks. A statement is examined from the second look on: most have ended by then.
INTERVAL = 0.1
#: Where the system lists the descriptors of the process that asks.
DESCRIPTORS = "/dev/fd"
_HANGUP = getattr(select, "POLLRDHUP", 0)  # Linux has it; other systems report POLLHUP
_ENDED = _HANGUP | select.POLLHUP | select.POLLERR | select.POLLNVAL


def watch(statements: Any, port: int) -> None:
    """Begin to look, in the background, for as long as the process lives. The JVM must be there.

    statements: the server's `RunningQueryRegistry`. port: where the server listens for Bolt.
    """
    threading.Thread(target=_watch, args=(statements, port), name="abandoned-statements", daemon=True).start()


def end_all(statements: Any) -> None:
    """Begin to end all statements, in the background, for as long as the process lives. A store that closes would wait
    for them, and for the ones that begin before its listener is closed.
    """
    threading.Thread(target=_end_all, args=(statements,), name="last-statements", daemon=True).start()


def _end_all(statements: Any) -> None:
    jpype.java.lang.Thread.attachAsDaemon()
    with contextlib.suppress(Exception):  # the JVM ends meanwhile
        while True:
            for each in statements.getRunning():
                each.terminate("the store closes")
            time.sleep(INTERVAL / 4)


def _watch(statements: Any, port: int) -> None:
    jpype.java.lang.Thread.attachAsDaemon()
    seen: set[str] = set()
    failed = False
    while True:
        time.sleep(INTERVAL)
        try:
            seen = _look(statements, port, seen)
        except Exception:  # the next look must come, whatever was wrong with this one
            if not failed:  # once: the log would fill the disk
                logger.exception("Statements without a client cannot be found")
            failed = True


def _look(statements: Any, port: int, seen: set[str]) -> set[str]:
    """End each statement that was seen before and has no client any more; the ids of all that run."""
    # Listed before the connections are: a statement in this list that has no connection has lost it.
    running = {str(each.getId()): each for each in statements.getRunning() if each.getClientAddress() is not None}
    if lasting := [each for id_, each in running.items() if id_ in seen]:
        clients = open_clients(port)
        for each in lasting:
            if _port(str(each.getClientAddress())) not in clients and each.terminate("its client has left"):
                logger.info("The client of statement %s has left", each.getId())
    return set(running)


def _port(address: str) -> int:
    return int(address.rpartition(":")[2])


def open_clients(port: int) -> set[int]:
    """The ports of the clients connected to this port of this process that have not closed their end."""
    found = set()
    for name in os.listdir(DESCRIPTORS):
        # Looked at by a copy: the JVM may close the descriptor and use its number again meanwhile.
        with contextlib.suppress(OSError), contextlib.ExitStack() as stack:
            copy = os.dup(int(name))
            stack.callback(os.close, copy)
            connection = socket.socket(fileno=copy)  # raises OSError for another file
            stack.pop_all()
            with connection:
                if (
                    connection.family in (socket.AF_INET, socket.AF_INET6)
                    and connection.getsockname()[1] == port
                    and not _has_ended(copy)
                ):
                    found.add(connection.getpeername()[1])
    return found


def _has_ended(descriptor: int) -> bool:
    poll = select.poll()
    poll.register(descriptor, select.POLLIN | _HANGUP)
    return any(events & _ENDED for _, events in poll.poll(0))
