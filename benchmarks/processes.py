"""CPU time and memory of the service and of its embedded store, from /proc (Linux)."""

import contextlib
import time
from pathlib import Path

PAGE = 4096
#: The id of a process's CPU clock contains the pid (Linux: include/linux/posix-timers.h).
_CPU = 2


def cpu_seconds(pid: int) -> float:
    """Return the CPU seconds of a process with all its threads since its start; 0 after its end."""
    with contextlib.suppress(OSError):
        return time.clock_gettime(~pid << 3 | _CPU)
    return 0.0


def memory(pid: int) -> float:
    """Return the resident memory of a process in MB; 0 after its end."""
    with contextlib.suppress(OSError, IndexError):
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE / 1e6
    return 0.0


def store_of(pid: int) -> int:
    """Return the pid of the embedded store that a service started. Raise LookupError if it has none."""
    for child in _children(pid):
        with contextlib.suppress(OSError):
            if b"graph.store.embedded.server" in Path(f"/proc/{child}/cmdline").read_bytes():
                return child
    raise LookupError(f"process {pid} has no embedded store")


def _children(pid: int) -> list[int]:
    with contextlib.suppress(OSError):
        return [int(each) for path in Path(f"/proc/{pid}/task").glob("*/children") for each in path.read_text().split()]
    return []
