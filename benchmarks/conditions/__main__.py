"""Run queries with conditions through relationships on the shipped data, on the embedded store and on Neo4j.

`python -m benchmarks.conditions --output FOLDER` also writes the table as Markdown. It needs the test packages.
"""

import argparse
import asyncio
import contextlib
import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.machine import machine
from graph import migrations
from graph.load import load_folder
from graph.store import Store
from resolvers.execution.engine import Engine
from resolvers.service import create_engine
from settings import CHECKOUT
from tests.support.expensive_queries import EXPENSIVE_QUERIES
from tests.support.stores import connected, embedded_store, neo4j_store, running_neo4j


async def latency(engine: Engine, query: str) -> float:
    """Execute a query and return its latency in milliseconds. Raise AssertionError if the response has errors."""
    begin = time.perf_counter()
    response = await engine.execute(query)
    assert "errors" not in response, response
    return (time.perf_counter() - begin) * 1000


async def rows(name: str, store: Store, times: int) -> list[str]:
    """Load the shipped data into a store and return a row of the table per query."""
    async with connected(store):
        await migrations.upgrade(store)
        for data_set in (CHECKOUT / "data/order.txt").read_text("utf-8").split():
            await load_folder(store, CHECKOUT / "data" / data_set)
        engine, lines = create_engine(store), []
        for query_name, query in EXPENSIVE_QUERIES.items():
            first = await latency(engine, query)
            warm = [await latency(engine, query) for _ in range(times)]
            lines.append(
                f"| {name} | {query_name} | {first:.0f} | {min(warm):.0f} | {statistics.median(warm):.0f} | "
                f"{max(warm):.0f} |"
            )
        await engine.close()
        return lines


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.conditions", description=__doc__.splitlines()[0])
    parser.add_argument("--output", type=Path, default=Path("benchmarks/results"), help="folder for the table")
    parser.add_argument("--times", type=int, default=10, help="warm executions of each query")
    options = parser.parse_args()
    lines = [
        machine().summary(),
        "",
        "| store | query | first, ms | warm: minimum | median | maximum |",
        "| --- | --- | ---: | ---: | ---: | ---: |",
    ]
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        lines += asyncio.run(rows("embedded", embedded_store(folder / "embedded"), options.times))
        server = stack.enter_context(running_neo4j(folder / "neo4j"))
        lines += asyncio.run(rows("neo4j", neo4j_store(server), options.times))
    options.output.mkdir(parents=True, exist_ok=True)
    (options.output / "conditions.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
