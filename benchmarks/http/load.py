"""A cell of the table: wrk with one server and one shape, and the CPU time of the processes."""

import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.support.narrowing import present

SCRIPT = Path(__file__).parent / "wrk.lua"
TICK = os.sysconf("SC_CLK_TCK")
#: Seconds between two checks for idle processes, and the time limit for all checks.
INTERVAL, SETTLE_TIMEOUT = 0.2, 20.0


class WrkNotInstalled(Exception):
    """The load generator is not installed."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Figures of one run.

    rate: answers per second. p50, p99: milliseconds. server_cpu, database_cpu: CPU milliseconds per answer; the
    database's is None if its process is not visible. bytes: size of an answer with its head. faults: answers with
    another status than 2xx or 3xx, and broken connections; a cell with faults is invalid.
    """

    rate: float
    p50: float
    p99: float
    server_cpu: float
    database_cpu: float | None
    bytes: float
    faults: int


def wrk() -> str:
    """Return the path of wrk. Raise WrkNotInstalled if missing."""
    path = shutil.which("wrk")
    if path is None:
        raise WrkNotInstalled("wrk is not installed. Run: apt-get install wrk")
    return path


def cpu_seconds(pid: int) -> float:
    """Return the CPU seconds of a process with all its threads, ended ones included (Linux: /proc/PID/stat)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def memory(pid: int) -> float:
    """Return the resident memory of a process in MB."""
    return int(present(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text()))[1]) / 1024


def settle(pids: Iterable[int]) -> None:
    """Wait until the processes are nearly idle: they still execute interrupted requests for a while."""
    deadline = time.monotonic() + SETTLE_TIMEOUT
    while time.monotonic() < deadline:
        before = [cpu_seconds(pid) for pid in pids]
        time.sleep(INTERVAL)
        if sum(cpu_seconds(pid) for pid in pids) - sum(before) < INTERVAL / 4:
            return


def measure(
    url: str, bodies: Path, connections: int, seconds: int, seed: int, server: int, database: int | None
) -> Cell:
    """Send the bodies of a file for `seconds`. server, database: their process ids."""
    pids = [server] if database is None else [server, database]
    before = [cpu_seconds(pid) for pid in pids]
    process = subprocess.run(
        [
            wrk(),
            "-t1",
            f"-c{connections}",
            f"-d{seconds}s",
            "--timeout",
            "60s",
            "-s",
            SCRIPT,
            url,
            "--",
            str(bodies),
            str(seed),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    seconds_used = [cpu_seconds(pid) - earlier for pid, earlier in zip(pids, before, strict=True)]
    settle(pids)
    output = json.loads(present(re.search(r"^JSON (.*)$", process.stdout, re.MULTILINE))[1])
    requests = max(output["requests"], 1)
    milliseconds = [each / requests * 1000 for each in seconds_used]
    return Cell(
        output["requests"] / output["seconds"],
        output["p50"],
        output["p99"],
        milliseconds[0],
        milliseconds[1] if database is not None else None,
        output["bytes"] / requests,
        output["bad_status"] + output["bad_socket"] + (output["requests"] == 0),
    )
