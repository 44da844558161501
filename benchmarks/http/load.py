"""One cell of the table: wrk on one server with one shape, and what the processes spent meanwhile."""

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
#: Seconds between two looks at whether a process rests, and after which it is let be.
LOOK, SETTLING = 0.2, 20.0


class NoWrk(Exception):
    """The load generator is not installed."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Figures of one run.

    rate: answers a second. p50, p99: milliseconds. server_cpu, database_cpu: CPU milliseconds an answer; the
    database's is None where its process cannot be seen. bytes: of an answer with its head. faults: answers with
    another status than 2xx or 3xx, and broken connections; where there are any the cell says nothing.
    """

    rate: float
    p50: float
    p99: float
    server_cpu: float
    database_cpu: float | None
    bytes: float
    faults: int


def wrk() -> str:
    """The program. Raises NoWrk."""
    found = shutil.which("wrk")
    if found is None:
        raise NoWrk("wrk is not installed: apt-get install wrk")
    return found


def cpu_seconds(pid: int) -> float:
    """CPU time of a process with all its threads, also those that have ended (Linux: /proc/PID/stat, in ticks)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def memory(pid: int) -> float:
    """Resident memory of a process in megabytes."""
    return int(present(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text()))[1]) / 1024


def settle(pids: Iterable[int]) -> None:
    """Waits until processes have little left to do: requests that were cut off are still worked on for a while."""
    deadline = time.monotonic() + SETTLING
    while time.monotonic() < deadline:
        before = [cpu_seconds(pid) for pid in pids]
        time.sleep(LOOK)
        if sum(cpu_seconds(pid) for pid in pids) - sum(before) < LOOK / 4:
            return


def measure(
    url: str, bodies: Path, connections: int, seconds: int, seed: int, server: int, database: int | None
) -> Cell:
    """Sends the bodies of a file for so long. server, database: their processes."""
    pids = [server] if database is None else [server, database]
    before = [cpu_seconds(pid) for pid in pids]
    ran = subprocess.run(
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
    spent = [cpu_seconds(pid) - earlier for pid, earlier in zip(pids, before, strict=True)]
    settle(pids)
    measured = json.loads(present(re.search(r"^JSON (.*)$", ran.stdout, re.MULTILINE))[1])
    requests = max(measured["requests"], 1)
    milliseconds = [each / requests * 1000 for each in spent]
    return Cell(
        measured["requests"] / measured["seconds"],
        measured["p50"],
        measured["p99"],
        milliseconds[0],
        milliseconds[1] if database is not None else None,
        measured["bytes"] / requests,
        measured["bad_status"] + measured["bad_socket"] + (measured["requests"] == 0),
    )
