"""Send the same requests to the service and to other GraphQL servers on one Neo4j, and report their speed.

`python -m benchmarks.http` needs the test packages, Java with Maven or Docker, npm, and wrk (Debian: `wrk`). It writes
http.json and http.md to `--output`. All servers run at the same time on one generated graph. Their answers are compared
before a shape is timed. Only one server receives requests at a time, and each round starts with another server.
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
from benchmarks.http.servers import BASELINE, NPM, SERVERS, Server, install_packages, service_of
from benchmarks.http.shapes import MIX, SHAPES, body, draw
from tests.support.service import Service


def parse_options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.http", description=__doc__.splitlines()[0])

    def names_from(known: Sequence[str]):
        def parse(text: str) -> list[str]:
            names = text.split(",")
            if unknown := set(names) - set(known):
                raise argparse.ArgumentTypeError(
                    f"unknown names: {', '.join(sorted(unknown))}. Choose from {', '.join(known)}."
                )
            return names

        return parse

    shapes = [*SHAPES, MIX]
    parser.add_argument("--shapes", type=names_from(shapes), default=shapes, help=f"any of {','.join(shapes)}")
    parser.add_argument(
        "--servers", type=names_from(list(SERVERS)), default=list(SERVERS), help=f"any of {','.join(SERVERS)}"
    )
    parser.add_argument(
        "--connections",
        type=lambda text: [int(part) for part in text.split(",")],
        default=[1, 16, 64],
        help="numbers of concurrent connections, for example 1,16,64",
    )
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=2, help="duration of a cell")
    parser.add_argument("--warm-up", type=int, default=5, help="seconds of warm-up per server and shape")
    parser.add_argument("--scale", type=int, default=1, help="multiple of the 95,000 nodes")
    parser.add_argument("--database", type=Path, help="folder that keeps the database for the next run")
    parser.add_argument(
        "--baseline", type=Path, help="checkout of another commit; its service runs on a database of its own"
    )
    parser.add_argument("--python", default=sys.executable, help="interpreter of the Python servers")
    parser.add_argument(
        "--pin", action="store_true", help="run the servers on the first processor, the database and wrk on the others"
    )
    parser.add_argument("--output", type=Path, default=Path("benchmarks/results"), help="folder for the tables")
    return parser.parse_args(arguments)


class Benchmark:
    """A run on running servers."""

    def __init__(
        self,
        options: argparse.Namespace,
        database_of: dict[Server, databases.Database],
        running: dict[Server, Service],
        folder: Path,
    ):
        self._options, self._database_of, self._running, self._folder = options, database_of, running, folder
        self._files: dict[tuple[str, str], Path] = {}

    def run(self) -> list[Measured]:
        """Measure all cells, one shape after the other."""
        return [each for shape in self._options.shapes for each in self._shape(shape)]

    def _shape(self, shape: str) -> list[Measured]:
        servers = {server: service for server, service in self._running.items() if server.has(shape)}
        if not servers:
            return []
        check(shape, servers, self._options.scale)
        for server in servers:
            self._cell(server, shape, 16, self._options.warm_up, seed=0)
        cells: dict[tuple[str, int], list[Cell]] = defaultdict(list)
        for round_ in range(self._options.rounds):
            order = list(servers)
            rotated = order[round_ % len(order) :] + order[: round_ % len(order)]
            for connections in self._options.connections:
                for server in rotated:
                    cell = self._cell(server, shape, connections, self._options.seconds, seed=round_ + 1)
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
        """Return the file of bodies to send, one per line."""
        if (dialect, shape) not in self._files:
            file = self._files[dialect, shape] = self._folder / f"{dialect}-{shape}"
            file.write_bytes(b"\n".join(body(dialect, *each) for each in draw(shape, self._options.scale)))
        return self._files[dialect, shape]


def pin(running: Iterable[Service], started: Iterable[databases.Database]) -> None:
    """Pin the servers to the first processor, and the databases and this process, with wrk, to the others."""
    first, *others = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, others)
    for pid, processors in [
        *((service.process.pid, {first}) for service in running),
        *((database.pid, others) for database in started if database.pid),
    ]:
        for task in Path(f"/proc/{pid}/task").iterdir():
            os.sched_setaffinity(int(task.name), processors)


def main(arguments: Sequence[str]) -> int:
    options = parse_options(arguments)
    wrk()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # stop all servers on SIGTERM too
    if any(SERVERS[name].node for name in options.servers) and not install_packages():
        sys.exit(f"npm cannot install the packages of {NPM}. Install npm, or omit the servers apollo and yoga.")
    with contextlib.ExitStack() as stack:
        database = stack.enter_context(databases.started(options.scale, options.database))
        database_of = {server: database for name, server in SERVERS.items() if name in options.servers}
        if options.baseline:
            checkout = options.baseline.resolve()
            folder = options.database and options.database.with_name(f"{options.database.name}-{commit_of(checkout)}")
            baseline = service_of(checkout, BASELINE, f"Tirazh, {commit_of(checkout)}")
            database_of[baseline] = stack.enter_context(databases.started(options.scale, folder, checkout))
        running = {
            server: stack.enter_context(server.running(database, options.python))
            for server, database in database_of.items()
        }
        bodies = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        if options.pin:
            pin(running.values(), database_of.values())
        pids = {server.title: service.process.pid for server, service in running.items()}
        pids |= {"Neo4j": database.pid} if database.pid else {}
        before = {title: memory(pid) for title, pid in pids.items()}
        about = about_of(options.python) | {
            "graph": f"{database.nodes:,} nodes, {database.relationships:,} relationships, synthetic",
            "load": f"wrk, one thread; {options.rounds} rounds of {options.seconds} s per cell after "
            f"{options.warm_up} s of warm-up; "
            + (
                "servers pinned to one processor, database and wrk to the others"
                if options.pin
                else "no process is pinned"
            ),
        }
        measured = Benchmark(options, database_of, running, bodies).run()
        used = {title: (before[title], memory(pid)) for title, pid in pids.items()}
        for server, service in running.items():
            if service.errors:
                print(f"{server.title} logged: {service.errors[-2000:]}", file=sys.stderr)
    print(write(options.output, about, measured, used))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
