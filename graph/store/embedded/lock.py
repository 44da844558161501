"""The lock of the embedded store's folder: one process at a time uses it."""

import contextlib
import errno
import fcntl
import os
import time
from collections.abc import Callable
from pathlib import Path

from graph.store.embedded.folder import Failure, StartFailure

#: Contents of the lock file while its holder opens or closes the database; empty in between.
STARTING, STOPPING = b"starting", b"stopping"
#: Seconds to wait for a serving holder, which may not have noticed yet that its parent is gone.
NOTICE_WAIT = 3.0
#: Seconds to wait for a holder in another state. A starting holder checks for its parent only once it has started.
WAITS = {STARTING: 60.0, STOPPING: 30.0}


class FolderLock:
    """The exclusive lock of a folder, held until the process exits or is killed."""

    def __init__(
        self,
        folder: Path,
        is_abandoned: Callable[[], bool] = lambda: False,
        *,
        clock: Callable[[], float] = time.monotonic,
    ):
        """Acquire the lock. is_abandoned: returns whether the parent process is gone, which ends the wait.

        Raises:
            StartFailure: another process holds the lock and is not stopping, or the parent is gone.
            OSError: the lock file cannot be written.
        """
        self._descriptor = os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        state, since = None, 0.0
        while not self._acquire():
            current = os.pread(self._descriptor, 64, 0)
            if current != state:  # the holder made progress, or the lock has a new holder
                state, since = current, clock()
            if clock() - since > WAITS.get(state, NOTICE_WAIT) or is_abandoned():
                os.close(self._descriptor)
                raise StartFailure(Failure.IN_USE)
            time.sleep(0.05)
        self._write_state(STARTING)

    def _acquire(self) -> bool:
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in (errno.EWOULDBLOCK, errno.EACCES):
                return False
            raise
        return True

    def announce_start(self) -> None:
        """Record that the database is open; waiting processes now wait for a stop."""
        self._write_state(b"")

    def announce_stop(self) -> None:
        """Record that the lock will soon be free; waiting processes keep waiting."""
        self._write_state(STOPPING)

    def _write_state(self, state: bytes) -> None:
        with contextlib.suppress(OSError):  # on a full disk the successor waits for a shorter time
            os.ftruncate(self._descriptor, 0)
            os.pwrite(self._descriptor, state, 0)
