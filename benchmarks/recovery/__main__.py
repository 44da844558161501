"""Stop the store under load and restore it; print the latency of refusals and the recovery time.

`python -m benchmarks.recovery` kills the process of the embedded store, which is restored when it listens again.
`--neo4j URI USER PASSWORD DATABASE` uses a Neo4j behind a proxy, which is closed for `--seconds`. `--output FOLDER`
also writes the table as JSON and Markdown. It needs the test packages.
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
#: Seconds of load before the store is stopped, and after it is restored.
BEFORE, AFTER = 3.0, 3.0
LISTENS = "Started the embedded store in"


async def wait_until(condition: Callable[[], bool]) -> float:
    """Wait until the condition is true and return that time."""
    while not condition():
        await asyncio.sleep(0.005)
    return time.perf_counter()


async def measure(
    service: Service, stop: Callable[[], Awaitable[None]], restore: Callable[[], Awaitable[float]]
) -> dict[str, float]:
    """Return counts, and times in seconds. restore: restores the store and returns that time."""
    responses: list[tuple[float, float, int]] = []  # start, seconds, status

    async def send_forever(client: httpx.AsyncClient) -> None:
        while True:
            begin = time.perf_counter()
            status = (await client.post(service.url, json=COUNT)).status_code
            responses.append((begin, time.perf_counter() - begin, status))

    async with httpx.AsyncClient(timeout=120, limits=httpx.Limits(max_connections=CLIENTS)) as client:
        tasks = [asyncio.create_task(send_forever(client)) for _ in range(CLIENTS)]
        await asyncio.sleep(BEFORE)
        stopped_at = time.perf_counter()
        await stop()
        restored_at = await restore()
        recovered_at = await wait_until(
            lambda: any(begin > restored_at and status == 200 for begin, _, status in responses[-50:])
        )
        await asyncio.sleep(AFTER)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    refused = [seconds for _, seconds, status in responses if status == 503]
    quantiles = statistics.quantiles(refused, n=100)
    return {
        "answered": sum(status == 200 for _, _, status in responses),
        "refused": len(refused),
        "other": sum(status not in (200, 503) for _, _, status in responses),
        "refusal p50": quantiles[49],
        "refusal p99": quantiles[98],
        "refusal longest": max(refused),
        "away": restored_at - stopped_at,
        "recovery": recovered_at - restored_at,
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

        async def kill() -> None:
            os.kill(store, signal.SIGKILL)

        return await measure(service, kill, lambda: wait_until(lambda: service.errors.count(LISTENS) > 1))


async def neo4j(uri: str, user: str, password: str, database: str, seconds: float, workers: int) -> dict[str, float]:
    proxy = Proxy(uri)
    await proxy.listen()

    async def reopen() -> float:
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
        figures = await measure(service, proxy.stop, reopen)
    await proxy.stop()
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.recovery", description=__doc__.splitlines()[0])
    parser.add_argument("--neo4j", nargs=4, metavar=("URI", "USER", "PASSWORD", "DATABASE"))
    parser.add_argument("--seconds", type=float, default=5.0, help="seconds for which that Neo4j is unavailable")
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
