"""The temporary folder that workers share for their metrics; see `process.metrics`.

Each process holds a shared lock on the folder. The last process to exit removes it, even if others were killed.
"""

import contextlib
import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from process.metrics import FOLDER_VARIABLE

PREFIX = "tirazh-metrics-"
#: Minimum age of a stale folder, in seconds: a younger folder without a lock may have just been created.
STALE_AGE = 60.0


@contextlib.contextmanager
def shared_metrics() -> Iterator[None]:
    """Create the shared folder; processes started inside the block combine their metrics in it."""
    remove_stale_folders()
    folder = tempfile.mkdtemp(prefix=PREFIX)
    os.environ[FOLDER_VARIABLE] = folder
    try:
        with hold_folder(folder):
            yield
    finally:
        del os.environ[FOLDER_VARIABLE]


@contextlib.contextmanager
def hold_folder(folder: str | Path) -> Iterator[None]:
    """Hold a shared lock on the folder; on exit, remove the folder unless another process holds a lock."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH)
        yield
    finally:
        _remove_unless_locked(folder, descriptor)


def remove_stale_folders() -> None:
    """Remove the folders whose processes were all killed."""
    for folder in Path(tempfile.gettempdir()).glob(PREFIX + "*"):
        with contextlib.suppress(OSError):  # owned by another user, or already removed
            if time.time() - folder.stat().st_mtime > STALE_AGE:
                _remove_unless_locked(folder, os.open(folder, os.O_RDONLY | os.O_DIRECTORY))


def _remove_unless_locked(folder: str | Path, descriptor: int) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return  # the process that holds the lock removes it
    else:
        shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(descriptor)
