"""The right to work on the embedded store's folder: one process at a time."""

import contextlib
import errno
import fcntl
import os
import time
from collections.abc import Callable
from pathlib import Path

from graph.store.embedded.folder import Failure, StartFailure

#: What the lock file says while its holder opens the database, and while it closes it; nothing in between.
STARTING, STOPPING = b"starting", b"stopping"
#: Seconds to wait for a holder that serves: its parent may be gone, which it has not yet noticed.
NOTICE_WAIT = 3.0
#: Seconds to wait for one in another state. One that starts notices at the end of that whether its parent is gone.
WAITS = {STARTING: 60.0, STOPPING: 30.0}


class FolderLock:
    """The right to work on a folder, held until the process ends, however it ends."""

    def __init__(
        self,
        folder: Path,
        is_abandoned: Callable[[], bool] = lambda: False,
        *,
        clock: Callable[[], float] = time.monotonic,
    ):
        """Takes the lock. is_abandoned: whether the process that asked for it has gone, which ends the wait for it.

        Raises:
            StartFailure: another process holds the lock and is not about to end, or `is_abandoned` holds.
            OSError: the lock file cannot be written.
        """
        self._descriptor = os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        state, since = None, 0.0
        while not self._take():
            found = os.pread(self._descriptor, 64, 0)
            if found != state:  # the holder goes on, or another one has its turn
                state, since = found, clock()
            if clock() - since > WAITS.get(state, NOTICE_WAIT) or is_abandoned():
                os.close(self._descriptor)
                raise StartFailure(Failure.IN_USE)
            time.sleep(0.05)
        self._say(STARTING)

    def _take(self) -> bool:
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in (errno.EWOULDBLOCK, errno.EACCES):
                return False
            raise
        return True

    def announce_start(self) -> None:
        """The database is open: processes that wait for the lock wait for a stop."""
        self._say(b"")

    def announce_stop(self) -> None:
        """The lock will be free soon: processes that wait for it go on waiting."""
        self._say(STOPPING)

    def _say(self, state: bytes) -> None:
        with contextlib.suppress(OSError):  # a full disk: the successor waits for a shorter time
            os.ftruncate(self._descriptor, 0)
            os.pwrite(self._descriptor, state, 0)
