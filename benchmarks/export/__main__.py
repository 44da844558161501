"""Export all adoptions as CSV: the service, Datasette and a bare driver, one after the other.

`python -m benchmarks.export` writes synthetic adoptions into Neo4j and into SQLite, starts the service and Datasette,
and measures the seconds, rows per second and growth of memory while each sends the same CSV. The bare driver streams
one statement and writes the file in the same process, without pages, prices, checks or a server. `--rows` sets the
number of adoptions, `--rounds` the number of exports by each. `--output FOLDER` also writes the table as JSON and
Markdown. It needs the test packages, and `datasette` in the environment; without it that row is left out and said so.
"""

import argparse
import asyncio
import contextlib
import csv
import hashlib
import importlib.util
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import neo4j

from benchmarks.machine import machine
from benchmarks.processes import memory
from graph import data_version, migrations
from graph.store import Store
from process.address import listen
from tests.support.neo4j_server import DATABASE, USER, Neo4jServer
from tests.support.service import started
from tests.support.stores import connected, neo4j_store, running_neo4j

PRACTICES, TERRITORIES, BATCH = 1000, 2000, 20_000
QUERY = "{ adoptions { nodes { id stage runningOn noteEn } } }"
LINKED = "{ adoptions { nodes { id stage runningOn practice { nameEn } territory { nameEn } } } }"
#: No limit per client, and no shipped data.
SETTINGS = {"TIRAZH_COST_RATE": "0,0,0", "TIRAZH_LOAD_DATA": "false", "TIRAZH_PORT": "0"}
#: The records that the bare driver fetches at once, and its statement for each query.
FETCH_SIZE = 10_000
BARE = {
    QUERY: "MATCH (a:Adoption) RETURN a.id, a.stage, a.runningOn, a.noteEn ORDER BY a.id",
    LINKED: "MATCH (a:Adoption) RETURN a.id, a.stage, a.runningOn,"
    " head(COLLECT { MATCH (a)-[:ADOPTION_OF]->(p:Practice) RETURN p.nameEn }),"
    " head(COLLECT { MATCH (a)-[:ADOPTED_BY]->(t:Territory) RETURN t.nameEn }) ORDER BY a.id",
}


def adoptions(count: int) -> Iterator[dict[str, Any]]:
    """Yield synthetic adoptions."""
    for i in range(count):
        yield {
            "id": f"adoption:synthetic-{i:08}",
            "stage": "RUNNING",
            "runningOn": str(1950 + i % 70),
            "noteEn": f"Synthetic adoption {i}, with a note of the usual length.",
        }


async def write(store: Store, count: int) -> None:
    """Write the graph."""
    await migrations.upgrade(store)
    for label, prefix, size in (
        ("Practice", "practice", PRACTICES),
        ("Municipality:Territory", "municipality", TERRITORIES),
    ):
        rows = [
            {"id": f"{prefix}:synthetic-{i}", "nameEn": f"{prefix.title()} {i}", "country": "XX"} for i in range(size)
        ]
        await store.write((f"UNWIND $rows AS row CREATE (n:{label}) SET n = row", {"rows": rows}))
    batch: list[dict[str, Any]] = []
    for i, row in enumerate(adoptions(count)):
        batch.append(
            {"row": row, "p": f"practice:synthetic-{i % PRACTICES}", "t": f"municipality:synthetic-{i % TERRITORIES}"}
        )
        if len(batch) == BATCH or i == count - 1:
            await store.write(
                (
                    "UNWIND $rows AS each MATCH (p:Practice {id: each.p}) MATCH (t:Municipality {id: each.t})"
                    " CREATE (a:Adoption) SET a = each.row CREATE (a)-[:ADOPTION_OF]->(p)"
                    " CREATE (a)-[:ADOPTED_BY]->(t)",
                    {"rows": batch},
                )
            )
            batch = []
    await store.write((data_version.MOVE, {}))


def write_sqlite(path: Path, count: int) -> None:
    """Write the same rows into a table."""
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE adoptions (id TEXT PRIMARY KEY, stage TEXT, runningOn TEXT, noteEn TEXT)")
        database.executemany("INSERT INTO adoptions VALUES (:id, :stage, :runningOn, :noteEn)", adoptions(count))


def measure(url: str, parameters: dict[str, str], pid: int, rows: int) -> dict[str, Any]:
    """Download the file; return seconds, bytes, growth of the server's memory in MB, and a hash of the lines."""
    before, peak, size, lines = memory(pid), 0.0, 0, 0
    digest, begin = hashlib.sha256(), time.perf_counter()
    with httpx.stream("GET", url, params=parameters, timeout=3600) as response:
        if response.status_code != 200:
            raise RuntimeError(response.read().decode())
        for chunk in response.iter_bytes():
            size += len(chunk)
            lines += chunk.count(b"\n")
            digest.update(chunk.removeprefix(b"\xef\xbb\xbf"))
            peak = max(peak, memory(pid))
    assert lines == rows + 1, f"{lines} lines instead of {rows + 1}"
    return {
        "seconds": time.perf_counter() - begin,
        "mb": size / 1e6,
        "grown": peak - before,
        "hash": digest.hexdigest(),
    }


def bare(server: Neo4jServer, file: Path, query: str) -> dict[str, Any]:
    """Write the records of one statement into a file, with the synchronous driver: its asynchronous API is slower."""
    with (
        neo4j.GraphDatabase.driver(server.uri, auth=(USER, server.password)) as driver,
        driver.session(database=DATABASE, fetch_size=FETCH_SIZE) as session,
        file.open("w", newline="", encoding="utf-8") as lines,
    ):
        begin, writer = time.perf_counter(), csv.writer(lines)
        for record in session.run(BARE[query]):
            writer.writerow(record.values())
        seconds = time.perf_counter() - begin
    return {"seconds": seconds, "mb": file.stat().st_size / 1e6, "grown": None}


def run(rows: int, rounds: int) -> list[dict[str, Any]]:
    """Return the figures of each exporter."""
    results: list[dict[str, Any]] = []

    def add(name: str, once: Callable[[], dict[str, Any]]) -> None:
        figures = [once() for _ in range(rounds)]
        results.append({"name": name, "rows": rows, "rounds": figures})
        print(name, [round(each["seconds"], 1) for each in figures], flush=True)

    with contextlib.ExitStack() as stack:
        # The store may still be writing its log while its folder is deleted.
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
        sqlite = folder / "data.db"
        (folder / "neo4j").mkdir()
        server = stack.enter_context(running_neo4j(folder / "neo4j"))

        async def prepare() -> None:
            async with connected(neo4j_store(server)) as empty:
                await write(empty, rows)

        asyncio.run(prepare())
        write_sqlite(sqlite, rows)
        for title, query in (("own properties", QUERY), ("with linked names", LINKED)):
            add(f"bare driver, {title}", partial(bare, server, folder / "bare.csv", query))
        access = {"URI": server.uri, "USER": USER, "PASSWORD": server.password, "DATABASE": DATABASE}
        settings = SETTINGS | {f"TIRAZH_NEO4J_{name}": value for name, value in access.items()}
        with started(**settings) as service:
            service.wait_until_ready()
            service.wait_until_green()
            url = service.url.replace("/graphql", "/export")
            for title, query in (("own properties", QUERY), ("with linked names", LINKED)):
                pid = service.process.pid
                add(f"Tirazh, {title}", partial(measure, url, {"query": query}, pid, rows))
        if importlib.util.find_spec("datasette") is None:
            print("datasette is not installed: its row is left out")
            return results
        listener = listen("127.0.0.1", 0)
        port = listener.getsockname()[1]
        listener.close()
        command = [
            sys.executable,
            "-m",
            "datasette",
            "serve",
            str(sqlite),
            "--port",
            str(port),
            "--setting",
            "max_csv_mb",
            "0",
        ]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as datasette:
            try:
                address = f"http://127.0.0.1:{port}/data/adoptions.csv"
                _wait(f"http://127.0.0.1:{port}/-/versions.json")
                parameters = {"_stream": "on", "_size": "max"}
                add("Datasette, own properties", lambda: measure(address, parameters, datasette.pid, rows))
            finally:
                datasette.terminate()
    return results


def _wait(url: str) -> None:
    for _ in range(600):
        try:
            if httpx.get(url).status_code == 200:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.1)
    raise TimeoutError(url)


def table(results: list[dict[str, Any]]) -> str:
    """Return the figures as a Markdown table."""
    lines = [
        "| exporter | rows | seconds (all rounds) | rows per second | memory grown, MB |",
        "| --- | ---: | --- | ---: | ---: |",
    ]
    for each in results:
        seconds = [figures["seconds"] for figures in each["rounds"]]
        grown = [figures["grown"] for figures in each["rounds"] if figures["grown"] is not None]
        every, median = ", ".join(f"{second:.1f}" for second in seconds), statistics.median(seconds)
        lines.append(
            f"| {each['name']} | {each['rows']:,} | {median:.1f} ({every}) | {each['rows'] / median:,.0f}"
            f" | {f'{max(grown):.0f}' if grown else '-'} |"
        )
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.export", description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--output", type=Path)
    options = parser.parse_args()
    about, results = machine(), run(options.rows, options.rounds)
    about.report("export", results, table(results), options.output)


if __name__ == "__main__":
    main()
