"""Starts the service, sends every attack of tests/test_attacks.py, and prints what each cost.

`python -m benchmarks.attacks --output FOLDER` also writes the table as JSON and Markdown. Needs the test packages.
"""

import argparse
import asyncio
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from benchmarks.attacks.observer import Observer
from benchmarks.attacks.report import Row, write
from tests.support.service import started
from tests.test_attacks import ATTACKS, Attack

OTHERS = '{ region(id: "region:US-CA") { id name } }'
SLOW_CONNECTIONS = 500
SLOW_SECONDS = 5.0


def cpu_seconds(pid: int) -> float:
    """CPU time that all threads of a process have had (Linux: /proc/PID/task/TID/schedstat, in nanoseconds)."""
    return sum(int(path.read_text().split()[0]) for path in Path(f"/proc/{pid}/task").glob("*/schedstat")) / 1e9


def measure(url: str, pid: int, attack: Attack, times: int) -> Row:
    """One attack, so often, one after the other."""
    body = attack.body()
    headers = {"Content-Type": "application/json", "Accept": "application/json", **attack.headers}
    with httpx.Client(timeout=120) as client:
        idle = cpu_seconds(pid)
        for _ in range(times):
            answer = client.post(url, content=body, headers=headers)
        spent = cpu_seconds(pid) - idle
        with Observer(url, OTHERS) as others:
            for _ in range(times * 2):
                client.post(url, content=body, headers=headers)
    code = answer.json()["errors"][0]["extensions"]["code"]
    return Row(attack.name, code, answer.status_code, spent / times * 1000, others.quantile(0.5), others.quantile(0.99))


async def slow_connections(url: str, pid: int) -> Row:
    """Connections that send a header a drop at a time."""
    place, writers = urlsplit(url), []
    for _ in range(SLOW_CONNECTIONS):
        _, writer = await asyncio.open_connection(place.hostname, place.port)
        writer.write(b"POST /graphql HTTP/1.1\r\nX-Slow: ")
        writers.append(writer)
    idle = cpu_seconds(pid)
    with Observer(url, OTHERS) as others:
        for _ in range(int(SLOW_SECONDS)):
            for writer in writers:
                writer.write(b"x")
            await asyncio.sleep(1)
    spent = cpu_seconds(pid) - idle
    for writer in writers:
        writer.close()
    return Row(f"{SLOW_CONNECTIONS} slow connections", "-", 408, spent / SLOW_CONNECTIONS * 1000,
               others.quantile(0.5), others.quantile(0.99))


def rows(times: int) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder, started("--port", "0", "--store-dir", folder) as service:
        service.wait_until_ready()
        # The recommendations are built in the background after the start: not to be measured.
        service.ask('{ region(id: "region:US-CA") { recommendations { totalCount } } }')
        pid = service.process.pid
        with Observer(service.url, OTHERS) as others:
            asyncio.run(asyncio.sleep(SLOW_SECONDS))
        yield Row("none", "-", 200, 0.0, others.quantile(0.5), others.quantile(0.99))
        for attack in ATTACKS:
            yield measure(service.url, pid, attack, times)
        yield asyncio.run(slow_connections(service.url, pid))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.attacks", description=__doc__.splitlines()[0])
    parser.add_argument("--output", type=Path, default=Path("benchmarks/results"), help="folder for the table")
    parser.add_argument("--times", type=int, default=20, help="how often each attack is sent")
    options = parser.parse_args()
    print(write(list(rows(options.times)), options.output))


if __name__ == "__main__":
    main()
