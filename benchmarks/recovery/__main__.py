"""Takes the store away under load and brings it back; prints how long refusals and the recovery took.

`python -m benchmarks.recovery` uses the embedded store, whose process is killed: it is back when its process listens
again. `--neo4j URI USER PASSWORD DATABASE` uses a Neo4j behind a proxy, which is closed for `--seconds`. `--output
FOLDER` also writes the table as JSON and Markdown. Needs the test packages.
"""

import argparse
import asyncio
import json
import os
import signal
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import httpx

from tests.support.proxy import Proxy
from tests.support.service import Service, started

COUNT = {"query": "{ practices(first: 1) { totalCount } }"}
CLIENTS = 16
#: Seconds of load before the store is taken away, and after it is back.
BEFORE, AFTER = 3.0, 3.0
LISTENS = "The embedded store runs in"


async def until(holds: Callable[[], bool]) -> float:
    """Waits until it holds; when it did."""
    while not holds():
        await asyncio.sleep(0.005)
    return time.perf_counter()


async def measured(
    service: Service, lose: Callable[[], Awaitable[None]], back: Callable[[], Awaitable[float]]
) -> dict[str, float]:
    """Seconds. back: brings the store back; when it was."""
    answers: list[tuple[float, float, int]] = []  # when it was asked, how long it took, the status

    async def ask_on(client: httpx.AsyncClient) -> None:
        while True:
            begin = time.perf_counter()
            status = (await client.post(service.url, json=COUNT)).status_code
            answers.append((begin, time.perf_counter() - begin, status))

    async with httpx.AsyncClient(timeout=120, limits=httpx.Limits(max_connections=CLIENTS)) as client:
        asking = [asyncio.create_task(ask_on(client)) for _ in range(CLIENTS)]
        await asyncio.sleep(BEFORE)
        lost = time.perf_counter()
        await lose()
        was_back = await back()
        recovered = await until(lambda: any(begin > was_back and status == 200 for begin, _, status in answers[-50:]))
        await asyncio.sleep(AFTER)
        for task in asking:
            task.cancel()
        await asyncio.gather(*asking, return_exceptions=True)
    refused = [took for _, took, status in answers if status == 503]
    quantiles = statistics.quantiles(refused, n=100)
    return {
        "answered": sum(status == 200 for _, _, status in answers),
        "refused": len(refused),
        "other": sum(status not in (200, 503) for _, _, status in answers),
        "refusal p50": quantiles[49],
        "refusal p99": quantiles[98],
        "refusal longest": max(refused),
        "away": was_back - lost,
        "recovery": recovered - was_back,
    }


async def embedded(folder: Path, workers: int) -> dict[str, float]:
    with started(
        "--port",
        "0",
        "--store-dir",
        folder,
        "--workers",
        str(workers),
        TIRAZH_LOAD_DATA="false",
        TIRAZH_LOG_LEVEL="info",
        TIRAZH_COST_RATE="0,0,0",
        TIRAZH_MAX_READS="0,0,0",
    ) as service:
        await asyncio.to_thread(service.wait_until_ready)
        [store] = [
            pid
            for pid in service.children()
            if "graph.store.embedded.server" in Path(f"/proc/{pid}/cmdline").read_text()
        ]

        async def lose() -> None:
            os.kill(store, signal.SIGKILL)

        return await measured(service, lose, lambda: until(lambda: service.errors.count(LISTENS) > 1))


async def neo4j(uri: str, user: str, password: str, database: str, seconds: float, workers: int) -> dict[str, float]:
    proxy = Proxy(uri)
    await proxy.listen()

    async def back() -> float:
        await asyncio.sleep(seconds)
        await proxy.listen()
        return time.perf_counter()

    with started(
        "--port",
        "0",
        "--workers",
        str(workers),
        TIRAZH_LOAD_DATA="false",
        TIRAZH_NEO4J_URI=proxy.uri,
        TIRAZH_NEO4J_USER=user,
        TIRAZH_NEO4J_PASSWORD=password,
        TIRAZH_NEO4J_DATABASE=database,
        TIRAZH_COST_RATE="0,0,0",
        TIRAZH_MAX_READS="0,0,0",
    ) as service:
        await asyncio.to_thread(service.wait_until_ready)
        figures = await measured(service, proxy.stop, back)
    await proxy.stop()
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.recovery", description=__doc__.splitlines()[0])
    parser.add_argument("--neo4j", nargs=4, metavar=("URI", "USER", "PASSWORD", "DATABASE"))
    parser.add_argument("--seconds", type=float, default=5.0, help="how long that Neo4j is away")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--output", type=Path)
    options = parser.parse_args()
    if options.neo4j:
        uri, user, password, database = options.neo4j
        figures = asyncio.run(neo4j(uri, user, password, database, options.seconds, options.workers))
    else:
        with tempfile.TemporaryDirectory() as folder:
            figures = asyncio.run(embedded(Path(folder), options.workers))
    table = "| figure | value |\n| --- | --- |\n" + "".join(
        f"| {name} | {value:.3f} s |\n" if isinstance(value, float) else f"| {name} | {value} |\n"
        for name, value in figures.items()
    )
    print(table, end="")
    if options.output:
        options.output.mkdir(parents=True, exist_ok=True)
        store = "neo4j" if options.neo4j else "embedded"
        (options.output / f"recovery-{store}.json").write_text(json.dumps(figures, indent=2), encoding="utf-8")
        (options.output / f"recovery-{store}.md").write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
