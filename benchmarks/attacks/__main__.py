"""Start the service, send every attack of `benchmarks.attacks.sending`, and print a table.

`python -m benchmarks.attacks --output FOLDER` also writes the table as JSON and Markdown. It needs the test packages.
"""

import argparse
import asyncio
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from benchmarks.attacks.observer import Observer, Span, quantile
from benchmarks.attacks.report import Row, write
from benchmarks.attacks.sending import HEADERS, Attack, attacks
from benchmarks.processes import cpu_seconds, store_of
from tests.support.service import started
from tests.test_attacks import ANSWERED

OBSERVER_QUERY, OBSERVER_ADDRESS = '{ region(id: "region:US-CA") { id name } }', "192.0.2.1"
#: The attacker's requests per second, its requests for warm-up, and the pairs of a quiet and an attacked span.
RATE, WARM_UP, ROUNDS = 10, 10, 3
SLOW_CONNECTIONS, HEAVY_CONNECTIONS = 500, 40
#: Attacks during one span.
AttackSpan = Callable[[], Awaitable[None]]


def most_frequent(codes: Counter) -> str:
    """Return the two most frequent codes."""
    return ", ".join(f"`{code}`" for code, _ in codes.most_common(2)) or "-"


def attacker(number: int) -> httpx.AsyncClient:
    """Return a client with an address of its own, so that its allowance is unspent."""
    return httpx.AsyncClient(
        timeout=120, headers={"X-Forwarded-For": f"198.51.100.{number}"}, limits=httpx.Limits(max_connections=None)
    )


async def send_paced(client: httpx.AsyncClient, url: str, attack: Attack, seconds: float) -> Counter:
    """Send the attack `RATE` times per second without waiting for answers, and return the codes."""
    async with asyncio.TaskGroup() as group:
        tasks: list[asyncio.Task[str]] = []
        for _ in range(int(seconds * RATE)):
            tasks.append(group.create_task(attack.send(client, url)))
            await asyncio.sleep(1 / RATE)
    return Counter(task.result() for task in tasks)


async def alternate(seconds: float, attack_span: AttackSpan) -> tuple[list[Span], list[Span]]:
    """Alternate quiet and attacked spans, and return both lists."""
    quiet, attacked = [], []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        await asyncio.sleep(seconds)
        quiet.append((begin, time.perf_counter()))
        begin = time.perf_counter()
        await attack_span()
        attacked.append((begin, time.perf_counter()))
        await asyncio.sleep(0.5)
    return quiet, attacked


class Measurement:
    """A series of measurements on a running service.

    times: requests per attack to measure CPU time. seconds: duration of a span.
    """

    def __init__(self, url: str, pid: int, times: int, seconds: float):
        self._url, self._pid, self._store = url, pid, store_of(pid)
        self._times, self._seconds = times, seconds

    def _cpu(self) -> tuple[float, float]:
        return cpu_seconds(self._pid), cpu_seconds(self._store)

    async def _row(
        self, name: str, is_answered: bool, codes: Counter, cpu: tuple[float, float], attack_span: AttackSpan
    ) -> Row:
        with Observer(self._url, OBSERVER_QUERY, OBSERVER_ADDRESS) as observer:
            spans = await alternate(self._seconds, attack_span)
        quiet, attacked = (quantile(observer.within(each), 0.99) for each in spans)
        return Row(name, most_frequent(codes), is_answered, cpu[0] * 1000, cpu[1] * 1000, quiet, attacked)

    async def measure(self, attack: Attack, number: int) -> Row:
        """Measure one attack. number: of the attacker's address."""
        codes: Counter = Counter()
        async with attacker(number) as client:
            for _ in range(min(WARM_UP, self._times)):
                await attack.send(client, self._url)
            before = self._cpu()
            for _ in range(self._times):
                codes[await attack.send(client, self._url)] += 1
            service, store = ((b - a) / self._times for a, b in zip(before, self._cpu(), strict=True))

            async def attack_span() -> None:
                codes.update(await send_paced(client, self._url, attack, self._seconds))

            return await self._row(attack.name, attack.is_answered, codes, (service, store), attack_span)

    async def slow_connections(self) -> Row:
        """Measure connections that send a header at one byte per second."""
        address, before, sent = urlsplit(self._url), self._cpu(), 0

        async def attack_span() -> None:
            nonlocal sent
            writers = [
                (await asyncio.open_connection(address.hostname, address.port))[1] for _ in range(SLOW_CONNECTIONS)
            ]
            for writer in writers:
                writer.write(b"POST /graphql HTTP/1.1\r\nX-Slow: ")
            for _ in range(max(int(self._seconds), 1)):
                for writer in writers:
                    writer.write(b"x")
                await asyncio.sleep(1)
            for writer in writers:
                writer.close()
            sent += SLOW_CONNECTIONS

        row = await self._row(f"{SLOW_CONNECTIONS} slow connections", False, Counter(), (0, 0), attack_span)
        return Row(
            row.attack, row.answers, False, (self._cpu()[0] - before[0]) / sent * 1000, 0, row.normal, row.attacked
        )

    async def heavy_connections(self, number: int) -> Row:
        """Measure one client with many connections that repeat a heavy query."""
        codes: Counter = Counter()

        async def send_until(client: httpx.AsyncClient, end: float) -> None:
            while time.perf_counter() < end:
                response = await client.post(self._url, content=ANSWERED["some of some"], headers=HEADERS)
                codes.update({error["extensions"]["code"] for error in response.json().get("errors", ())} or {"200"})

        async with attacker(number) as client:

            async def attack_span() -> None:
                end = time.perf_counter() + self._seconds
                await asyncio.gather(*(send_until(client, end) for _ in range(HEAVY_CONNECTIONS)))

            before = self._cpu()
            row = await self._row(
                f"{HEAVY_CONNECTIONS} connections: some of some", True, Counter(), (0, 0), attack_span
            )
            service, store = ((b - a) / codes.total() * 1000 for a, b in zip(before, self._cpu(), strict=True))
        return Row(row.attack, most_frequent(codes), True, service, store, row.normal, row.attacked)


async def rows(url: str, pid: int, times: int, seconds: float, only: str) -> AsyncIterator[Row]:
    """Yield a row per attack whose name contains `only`."""
    measurement = Measurement(url, pid, times, seconds)
    for number, attack in enumerate(attacks()):
        if only in attack.name:
            yield await measurement.measure(attack, number + 1)
    if not only:
        yield await measurement.slow_connections()
        yield await measurement.heavy_connections(250)


async def collect(measured: AsyncIterator[Row]) -> list[Row]:
    """Print each row when it is measured, and return all rows."""
    collected = []
    async for row in measured:
        print(row.line, flush=True)
        collected.append(row)
    return collected


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.attacks", description=__doc__.splitlines()[0])
    parser.add_argument("--output", type=Path, default=Path("benchmarks/results"), help="folder for the table")
    parser.add_argument("--times", type=int, default=20, help="requests per attack to measure CPU time")
    parser.add_argument("--seconds", type=float, default=3, help="duration of a span of observation")
    parser.add_argument("--only", default="", help="run only attacks whose name contains this text")
    options = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        started("--port", "0", "--store-dir", folder, TIRAZH_PROXIES="127.0.0.1") as service,
    ):
        service.wait_until_ready()
        service.wait_until_green()
        # Wait for the recommendations, which are built in the background after the start.
        service.execute('{ region(id: "region:US-CA") { recommendations { totalCount } } }')
        measured = rows(service.url, service.process.pid, options.times, options.seconds, options.only)
        print(write(asyncio.run(collect(measured)), options.output))


if __name__ == "__main__":
    main()
