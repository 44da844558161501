"""Starts the service, sends every attack of `benchmarks.attacks.sending`, and prints a table.

`python -m benchmarks.attacks --output FOLDER` also writes the table as JSON and Markdown. Needs the test packages.
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
from benchmarks.attacks.sending import HEADERS, Assault, assaults
from benchmarks.processes import cpu_seconds, store_of
from tests.support.service import started
from tests.test_attacks import ANSWERED

OTHERS, OTHER_ADDRESS = '{ region(id: "region:US-CA") { id name } }', "192.0.2.1"
#: Requests a second of the attacker; sent before any is measured; alternations of a quiet span and one under attack.
RATE, WARM, ROUNDS = 10, 10, 3
SLOW_CONNECTIONS, CROWD = 500, 40
#: The attack for one span.
Attack = Callable[[], Awaitable[None]]


def frequent(codes: Counter) -> str:
    """The two most frequent answers."""
    return ", ".join(f"`{code}`" for code, _ in codes.most_common(2)) or "-"


def attacker(number: int) -> httpx.AsyncClient:
    """A client with an address of its own, so that it has spent nothing of its allowance."""
    return httpx.AsyncClient(
        timeout=120, headers={"X-Forwarded-For": f"198.51.100.{number}"}, limits=httpx.Limits(max_connections=None)
    )


async def paced(client: httpx.AsyncClient, url: str, assault: Assault, seconds: float) -> Counter:
    """Sends the attack `RATE` times a second, whether or not those before are answered."""
    async with asyncio.TaskGroup() as group:
        tasks: list[asyncio.Task[str]] = []
        for _ in range(int(seconds * RATE)):
            tasks.append(group.create_task(assault.send(client, url)))
            await asyncio.sleep(1 / RATE)
    return Counter(task.result() for task in tasks)


async def alternated(seconds: float, attack: Attack) -> tuple[list[Span], list[Span]]:
    """Quiet spans and spans under attack, by turns."""
    quiet, attacked = [], []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        await asyncio.sleep(seconds)
        quiet.append((begin, time.perf_counter()))
        begin = time.perf_counter()
        await attack()
        attacked.append((begin, time.perf_counter()))
        await asyncio.sleep(0.5)
    return quiet, attacked


class Measuring:
    """Attacks on one running service. seconds: of each span."""

    def __init__(self, url: str, pid: int, times: int, seconds: float):
        self._url, self._pid, self._store = url, pid, store_of(pid)
        self._times, self._seconds = times, seconds

    def _cpu(self) -> tuple[float, float]:
        return cpu_seconds(self._pid), cpu_seconds(self._store)

    async def _row(
        self, name: str, is_answered: bool, codes: Counter, spent: tuple[float, float], attack: Attack
    ) -> Row:
        with Observer(self._url, OTHERS, OTHER_ADDRESS) as other:
            spans = await alternated(self._seconds, attack)
        quiet, attacked = (quantile(other.within(each), 0.99) for each in spans)
        return Row(name, frequent(codes), is_answered, spent[0] * 1000, spent[1] * 1000, quiet, attacked)

    async def measure(self, assault: Assault, number: int) -> Row:
        codes: Counter = Counter()
        async with attacker(number) as client:
            for _ in range(min(WARM, self._times)):
                await assault.send(client, self._url)
            before = self._cpu()
            for _ in range(self._times):
                codes[await assault.send(client, self._url)] += 1
            service, store = ((b - a) / self._times for a, b in zip(before, self._cpu(), strict=True))

            async def attack() -> None:
                codes.update(await paced(client, self._url, assault, self._seconds))

            return await self._row(assault.name, assault.is_answered, codes, (service, store), attack)

    async def slow_connections(self) -> Row:
        """Connections that send a header a byte a second."""
        place, before, sent = urlsplit(self._url), self._cpu(), 0

        async def attack() -> None:
            nonlocal sent
            writers = [(await asyncio.open_connection(place.hostname, place.port))[1] for _ in range(SLOW_CONNECTIONS)]
            for writer in writers:
                writer.write(b"POST /graphql HTTP/1.1\r\nX-Slow: ")
            for _ in range(max(int(self._seconds), 1)):
                for writer in writers:
                    writer.write(b"x")
                await asyncio.sleep(1)
            for writer in writers:
                writer.close()
            sent += SLOW_CONNECTIONS

        row = await self._row(f"{SLOW_CONNECTIONS} slow connections", False, Counter(), (0, 0), attack)
        return Row(
            row.attack, row.answers, False, (self._cpu()[0] - before[0]) / sent * 1000, 0, row.normal, row.attacked
        )

    async def crowd(self, number: int) -> Row:
        """One client with many connections that ask a hard question again and again."""
        codes: Counter = Counter()

        async def ask(client: httpx.AsyncClient, end: float) -> None:
            while time.perf_counter() < end:
                answer = await client.post(self._url, content=ANSWERED["some of some"], headers=HEADERS)
                codes.update({error["extensions"]["code"] for error in answer.json().get("errors", ())} or {"200"})

        async with attacker(number) as client:

            async def attack() -> None:
                end = time.perf_counter() + self._seconds
                await asyncio.gather(*(ask(client, end) for _ in range(CROWD)))

            before = self._cpu()
            row = await self._row(f"{CROWD} connections: some of some", True, Counter(), (0, 0), attack)
            service, store = ((b - a) / codes.total() * 1000 for a, b in zip(before, self._cpu(), strict=True))
        return Row(row.attack, frequent(codes), True, service, store, row.normal, row.attacked)


async def rows(url: str, pid: int, times: int, seconds: float, only: str) -> AsyncIterator[Row]:
    measuring = Measuring(url, pid, times, seconds)
    for number, assault in enumerate(assaults()):
        if only in assault.name:
            yield await measuring.measure(assault, number + 1)
    if not only:
        yield await measuring.slow_connections()
        yield await measuring.crowd(250)


async def listed(found: AsyncIterator[Row]) -> list[Row]:
    rows = []
    async for row in found:
        print(row.line, flush=True)
        rows.append(row)
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.attacks", description=__doc__.splitlines()[0])
    parser.add_argument("--output", type=Path, default=Path("benchmarks/results"), help="folder for the table")
    parser.add_argument("--times", type=int, default=20, help="how often each attack is sent to measure CPU time")
    parser.add_argument("--seconds", type=float, default=3, help="of each span in which the other client is observed")
    parser.add_argument("--only", default="", help="only attacks with these words in their name")
    options = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        started("--port", "0", "--store-dir", folder, TIRAZH_PROXIES="127.0.0.1") as service,
    ):
        service.wait_until_ready()
        service.wait_until_green()
        # The recommendations are built in the background after the start: not to be measured.
        service.execute('{ region(id: "region:US-CA") { recommendations { totalCount } } }')
        measured = rows(service.url, service.process.pid, options.times, options.seconds, options.only)
        print(write(asyncio.run(listed(measured)), options.output))


if __name__ == "__main__":
    main()
