"""Asks the service and other GraphQL servers the same on one Neo4j, and prints how fast each answers.

`python -m benchmarks.http` needs the test packages, Java with Maven or Docker, npm, and wrk (Debian: `wrk`). It writes
http.json and http.md into `--output`. All servers run side by side on one generated graph; before a shape is timed,
their answers are compared. Only one is asked at a time; rounds alternate, and each begins with another server.
"""

import argparse
import contextlib
import os
import signal
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.http import database as databases
from benchmarks.http.equality import check
from benchmarks.http.load import Cell, measure, memory, wrk
from benchmarks.http.report import Measured, about_of, commit_of, write
from benchmarks.http.servers import BASELINE, NPM, SERVERS, Server, packages_are_installed, service_of
from benchmarks.http.shapes import MIX, SHAPES, body, drawn
from tests.support.service import Service


def options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.http", description=__doc__.splitlines()[0])

    def some(known: Sequence[str]):
        def read(text: str) -> list[str]:
            names = text.split(",")
            if unknown := set(names) - set(known):
                raise argparse.ArgumentTypeError(f"{', '.join(sorted(unknown))}: not among {', '.join(known)}")
            return names

        return read

    shapes = [*SHAPES, MIX]
    parser.add_argument("--shapes", type=some(shapes), default=shapes, help=f"of {','.join(shapes)}")
    parser.add_argument("--servers", type=some(list(SERVERS)), default=list(SERVERS), help=f"of {','.join(SERVERS)}")
    parser.add_argument(
        "--connections",
        type=lambda text: [int(part) for part in text.split(",")],
        default=[1, 16, 64],
        help="at a time, such as 1,16,64",
    )
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=2, help="of one cell")
    parser.add_argument("--warm-up", type=int, default=5, help="seconds for each server and shape, not counted")
    parser.add_argument("--scale", type=int, default=1, help="how many times the 95,000 nodes")
    parser.add_argument("--database", type=Path, help="folder in which the database is kept for the next time")
    parser.add_argument(
        "--baseline", type=Path, help="checkout of another commit, whose service is measured on a database of its own"
    )
    parser.add_argument("--python", default=sys.executable, help="interpreter of the servers in Python")
    parser.add_argument(
        "--pin", action="store_true", help="the servers on the first processor, the database and wrk on the others"
    )
    parser.add_argument("--output", type=Path, default=Path("benchmarks/results"), help="folder for the tables")
    return parser.parse_args(arguments)


class Benchmark:
    """One run: the servers are up."""

    def __init__(
        self,
        asked: argparse.Namespace,
        database_of: dict[Server, databases.Database],
        running: dict[Server, Service],
        folder: Path,
    ):
        self._asked, self._database_of, self._running, self._folder = asked, database_of, running, folder
        self._files: dict[tuple[str, str], Path] = {}

    def run(self) -> list[Measured]:
        """All cells, a shape after the other."""
        return [each for shape in self._asked.shapes for each in self._shape(shape)]

    def _shape(self, shape: str) -> list[Measured]:
        servers = {server: service for server, service in self._running.items() if server.has(shape)}
        if not servers:
            return []
        check(shape, servers, self._asked.scale)
        for server in servers:
            self._cell(server, shape, 16, self._asked.warm_up, seed=0)
        cells: dict[tuple[str, int], list[Cell]] = defaultdict(list)
        for round_ in range(self._asked.rounds):
            order = list(servers)
            turned = order[round_ % len(order) :] + order[: round_ % len(order)]
            for connections in self._asked.connections:
                for server in turned:
                    cell = self._cell(server, shape, connections, self._asked.seconds, seed=round_ + 1)
                    cells[server.name, connections].append(cell)
                    print(
                        f"{shape} round {round_ + 1}, {connections} connections, {server.name}: {cell.rate:.0f}/s, "
                        f"p99 {cell.p99:.1f} ms{f', {cell.faults} FAULTS' if cell.faults else ''}",
                        file=sys.stderr,
                        flush=True,
                    )
        return [
            Measured(name, shape, connections, tuple(rounds))
            for (name, connections), rounds in sorted(cells.items(), key=lambda item: item[0][1])
        ]

    def _cell(self, server: Server, shape: str, connections: int, seconds: int, seed: int) -> Cell:
        service = self._running[server]
        return measure(
            service.url,
            self._bodies(server.dialect, shape),
            connections,
            seconds,
            seed,
            service.process.pid,
            self._database_of[server].pid,
        )

    def _bodies(self, dialect: str, shape: str) -> Path:
        """The file of bodies to send, one a line."""
        if (dialect, shape) not in self._files:
            file = self._files[dialect, shape] = self._folder / f"{dialect}-{shape}"
            file.write_bytes(b"\n".join(body(dialect, *each) for each in drawn(shape, self._asked.scale)))
        return self._files[dialect, shape]


def pin(running: Iterable[Service], started: Iterable[databases.Database]) -> None:
    """Pin the servers to the first processor; the databases, and with this process wrk, to the others."""
    first, *others = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, others)
    for pid, processors in [
        *((service.process.pid, {first}) for service in running),
        *((database.pid, others) for database in started if database.pid),
    ]:
        for task in Path(f"/proc/{pid}/task").iterdir():
            os.sched_setaffinity(int(task.name), processors)


def main(arguments: Sequence[str]) -> int:
    asked = options(arguments)
    wrk()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that what was started is stopped, however this ends
    if any(SERVERS[name].node for name in asked.servers) and not packages_are_installed():
        sys.exit(f"npm cannot fetch the packages of {NPM}")
    with contextlib.ExitStack() as stack:
        database = stack.enter_context(databases.started(asked.scale, asked.database))
        database_of = {server: database for name, server in SERVERS.items() if name in asked.servers}
        if asked.baseline:
            checkout = asked.baseline.resolve()
            kept = asked.database and asked.database.with_name(f"{asked.database.name}-{commit_of(checkout)}")
            baseline = service_of(checkout, BASELINE, f"Tirazh, {commit_of(checkout)}")
            database_of[baseline] = stack.enter_context(databases.started(asked.scale, kept, checkout))
        running = {
            server: stack.enter_context(server.running(database, asked.python))
            for server, database in database_of.items()
        }
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        if asked.pin:
            pin(running.values(), database_of.values())
        pids = {server.title: service.process.pid for server, service in running.items()}
        pids |= {"Neo4j": database.pid} if database.pid else {}
        before = {title: memory(pid) for title, pid in pids.items()}
        about = about_of(asked.python) | {
            "graph": f"{database.nodes:,} nodes, {database.relationships:,} relationships, synthetic",
            "load": f"wrk, one thread; {asked.rounds} rounds of {asked.seconds} s a cell after {asked.warm_up} s of "
            "warm-up; "
            + (
                "servers pinned to one processor, database and wrk to the others"
                if asked.pin
                else "no process is pinned"
            ),
        }
        measured = Benchmark(asked, database_of, running, folder).run()
        used = {title: (before[title], memory(pid)) for title, pid in pids.items()}
        for server, service in running.items():
            if service.errors:
                print(f"{server.title} told: {service.errors[-2000:]}", file=sys.stderr)
    print(write(asked.output, about, measured, used))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
