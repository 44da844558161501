"""The right to work on the embedded store's folder: one process at a time."""

import contextlib
import errno
import fcntl
import os
import time
from pathlib import Path

from graph.store.folder import Failure, StartFailure

#: What the lock file says while its holder closes the database: a successor waits for that one.
STOPPING = b"stopping"
#: Seconds to wait for a holder that is stopping, and for one that has not yet noticed that its parent is
#: gone.
STOPPING_WAIT, NOTICE_WAIT = 30.0, 3.0


class FolderLock:
    """The right to work on a folder, held until the process ends, however it ends."""

    def __init__(self, folder: Path):
        """Raises:
            StartFailure: another process holds the lock and is not about to end.
            OSError: the lock file cannot be written.
        """
        self._descriptor = os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        begin = time.monotonic()
        while not self._take():
            stopping = os.pread(self._descriptor, 64, 0) == STOPPING
            if time.monotonic() - begin > (STOPPING_WAIT if stopping else NOTICE_WAIT):
                os.close(self._descriptor)
                raise StartFailure(Failure.IN_USE)
            time.sleep(0.05)
        os.ftruncate(self._descriptor, 0)

    def _take(self) -> bool:
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in (errno.EWOULDBLOCK, errno.EACCES):
                return False
            raise
        return True

    def announce_stop(self) -> None:
        """Tell whoever waits for the lock that it will be free soon."""
        with contextlib.suppress(OSError):  # a full disk: the successor waits for a shorter time
            os.pwrite(self._descriptor, STOPPING, 0)
