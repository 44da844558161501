"""Compare the loader with a bare loop that writes the same graph into the same kind of store.

`python -m benchmarks.load` generates a folder (synthetic, fixed seed). For each store, `--rounds` times, it loads the
folder with `graph.load`, then writes the resulting graph with a loop of `UNWIND ... CREATE`, each into a new store. The
bare loop is the lower bound: its rows are in memory, it reads, checks and looks up nothing, and it cannot be repeated.
`--scale 0.1` takes a tenth of the rows. `--output FOLDER` also writes the table as JSON and Markdown. It needs the test
packages, and Java with Maven for Neo4j.
"""

import argparse
import asyncio
import contextlib
import resource
import statistics
import tempfile
import time
from collections.abc import AsyncIterator
from pathlib import Path

from benchmarks.load.bare import Rows, rows_of, write_bare
from benchmarks.machine import machine
from graph import migrations
from graph.load import load_folder
from graph.store import Store
from tests.support.generated_data import write_generated_folder
from tests.support.stores import connected, embedded_store, neo4j_store, running_neo4j

SIZES = {
    "adoptions": 200_000,
    "municipalities": 20_000,
    "practices": 5_000,
    "people": 10_000,
    "teams": 2_000,
    "projects": 5_000,
}


@contextlib.asynccontextmanager
async def new_store(kind: str) -> AsyncIterator[Store]:
    """Open an empty store with constraints and indexes."""
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
        new = (
            neo4j_store(stack.enter_context(running_neo4j(Path(folder))))
            if kind == "neo4j"
            else embedded_store(Path(folder))
        )
        async with connected(new) as store:
            await migrations.upgrade(store)
            yield store


async def timed_load(kind: str, folder: Path) -> tuple[dict[str, float], Rows]:
    """Load the folder; return the total seconds, the seconds before the first write, and the written graph."""
    first_write: list[float] = []

    def on_progress(progress) -> None:
        if progress.phase in ("nodes", "relationships") and not first_write:
            first_write.append(time.perf_counter())

    async with new_store(kind) as store:
        begin = time.perf_counter()
        await load_folder(store, folder, progress=on_progress)
        seconds = time.perf_counter() - begin
        return {"loader": seconds, "reading and checking": first_write[0] - begin}, await rows_of(store)


async def timed_bare(kind: str, rows: Rows) -> dict[str, float]:
    """Write the rows with the bare loop and return its seconds."""
    async with new_store(kind) as store:
        begin = time.perf_counter()
        await write_bare(store, rows)
        return {"bare": time.perf_counter() - begin}


async def measure(kind: str, folder: Path, rounds: int) -> dict:
    """Return the median seconds, the graph sizes and the ratio of each round."""
    seconds: list[dict[str, float]] = []
    for _ in range(rounds):
        times, rows = await timed_load(kind, folder)
        seconds.append({**times, **await timed_bare(kind, rows)})
        print(kind, {name: round(value, 1) for name, value in seconds[-1].items()}, flush=True)
    ratios = [times["loader"] / times["bare"] for times in seconds]
    return {
        "store": kind,
        "nodes": rows.node_count,
        "relationships": rows.relationship_count,
        **{name: statistics.median(times[name] for times in seconds) for name in seconds[0]},
        "ratio": statistics.median(ratios),
        "ratios": ratios,
        "peak MiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def table(results: list[dict]) -> str:
    """Return the figures as a Markdown table."""
    lines = [
        "| store | nodes | relationships | loader | reading, checking | nodes and relationships per second"
        " | bare loop | loader / bare (all rounds) |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |",
    ]
    for f in results:
        rate = (f["nodes"] + f["relationships"]) / f["loader"]
        lines.append(
            f"| {f['store']} | {f['nodes']:,} | {f['relationships']:,} | {f['loader']:.1f} s |"
            f" {f['reading and checking']:.1f} s | {rate:,.0f} | {f['bare']:.1f} s |"
            f" {f['ratio']:.2f} ({', '.join(f'{r:.2f}' for r in f['ratios'])}) |"
        )
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.load", description=__doc__.splitlines()[0])
    parser.add_argument("--stores", nargs="+", default=["embedded", "neo4j"], choices=["embedded", "neo4j"])
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--output", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        write_generated_folder(Path(folder), **{name: int(size * options.scale) for name, size in SIZES.items()})
        results = [asyncio.run(measure(kind, Path(folder), options.rounds)) for kind in options.stores]
    machine().report("load", results, table(results), options.output)


if __name__ == "__main__":
    main()
