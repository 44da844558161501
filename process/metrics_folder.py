"""The temporary folder in which several workers put their metrics together; see `process.metrics`.

Each process that uses it holds a shared lock on it. The last of them removes it, however the others ended.
"""

import contextlib
import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from process.metrics import FOLDER

PREFIX = "tirazh-metrics-"
#: Seconds after which a folder that no process has locked is left over: a younger one may be just in the making.
LEFT_OVER = 60.0


@contextlib.contextmanager
def shared_metrics() -> Iterator[None]:
    """While it lasts, processes that are started put their metrics together."""
    remove_left_over()
    folder = tempfile.mkdtemp(prefix=PREFIX)
    os.environ[FOLDER] = folder
    try:
        with used(folder):
            yield
    finally:
        del os.environ[FOLDER]


@contextlib.contextmanager
def used(folder: str | Path) -> Iterator[None]:
    """Keeps the folder while it lasts, and removes it where no other process keeps it."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH)
        yield
    finally:
        _remove_unless_used(folder, descriptor)


def remove_left_over() -> None:
    """Removes folders whose processes were all killed."""
    for folder in Path(tempfile.gettempdir()).glob(PREFIX + "*"):
        with contextlib.suppress(OSError):  # another user owns it, or it is gone meanwhile
            if time.time() - folder.stat().st_mtime > LEFT_OVER:
                _remove_unless_used(folder, os.open(folder, os.O_RDONLY | os.O_DIRECTORY))


def _remove_unless_used(folder: str | Path, descriptor: int) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return  # by the process that has locked it
    else:
        shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(descriptor)
