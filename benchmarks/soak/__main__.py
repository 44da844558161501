"""Send mixed requests from many clients for a long time, and print the memory of the service and its store.

`python -m benchmarks.soak --minutes 30 --clients 16 --output FOLDER`. Each request comes from one of 250 addresses. One
client in twenty disconnects before its answer, and one request in fifty is not HTTP. It needs the test packages.
"""

import argparse
import asyncio
import random
import tempfile
import time
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from benchmarks.machine import machine
from benchmarks.processes import memory, store_of
from benchmarks.soak.questions import KINDS
from tests.support.service import started

#: Seconds between two samples of the memory.
INTERVAL = 10.0


async def client(url: str, number: int, end: float, outcomes: Counter) -> None:
    """Send requests one after the other until `end`, and count their outcomes."""
    draw, address = random.Random(number), urlsplit(url)
    async with httpx.AsyncClient(timeout=60) as http:
        while time.monotonic() < end:
            if draw.random() < 0.02:
                reader, writer = await asyncio.open_connection(address.hostname, address.port)
                writer.write(b"\x16\x03\x01 no HTTP\r\n\r\n")
                await reader.read()
                writer.close()
                outcomes["not HTTP"] += 1
                continue
            document, variables = draw.choice(KINDS)(draw)
            headers = {"X-Forwarded-For": f"192.0.2.{draw.randrange(250)}", "Accept": "application/json"}
            request = http.post(url, json={"query": document, "variables": variables}, headers=headers)
            try:
                response = await (asyncio.wait_for(request, 0.02) if draw.random() < 0.05 else request)
            except TimeoutError:
                outcomes["disconnected"] += 1
                continue
            except httpx.HTTPError as error:
                outcomes[type(error).__name__] += 1
                continue
            errors = response.json().get("errors", ())
            outcomes.update({error["extensions"]["code"] for error in errors} or {"answered"})


async def soak(
    url: str, pid: int, minutes: float, clients: int
) -> tuple[list[tuple[float, float, float]], Counter[str]]:
    """Return the memory samples (minute, service, store) and the counts of all outcomes."""
    begin, store = time.monotonic(), store_of(pid)
    outcomes, samples = Counter[str](), list[tuple[float, float, float]]()
    tasks = [asyncio.create_task(client(url, number, begin + minutes * 60, outcomes)) for number in range(clients)]
    while (passed := time.monotonic() - begin) < minutes * 60:
        samples.append((passed / 60, memory(pid), memory(store)))
        print(
            f"{passed / 60:5.1f} min: service {samples[-1][1]:.0f} MB, store {samples[-1][2]:.0f} MB,"
            f" {outcomes.total()} requests",
            flush=True,
        )
        await asyncio.sleep(INTERVAL)
    await asyncio.gather(*tasks)
    return samples, outcomes


def slope(samples: list[tuple[float, float, float]], column: int) -> float:
    """Return the growth in MB per hour over the second half, by least squares."""
    half = samples[len(samples) // 2 :]
    x, y = [each[0] / 60 for each in half], [each[column] for each in half]
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    return sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True)) / sum((a - mean_x) ** 2 for a in x)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soak", description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--clients", type=int, default=16)
    parser.add_argument("--output", type=Path, default=Path("benchmarks/results"), help="folder for the table")
    options = parser.parse_args()
    summary = machine().summary()
    with (
        tempfile.TemporaryDirectory() as folder,
        started(
            "--port",
            "0",
            "--store-dir",
            folder,
            TIRAZH_PROXIES="127.0.0.1",
            TIRAZH_COST_RATE="0,0,0",
            TIRAZH_STORE_HEAP="1g",
        ) as service,
    ):
        service.wait_until_ready()
        service.wait_until_green()
        samples, outcomes = asyncio.run(soak(service.url, service.process.pid, options.minutes, options.clients))
    step = max(len(samples) // 10, 1)
    lines = [
        summary,
        "",
        f"{options.clients} clients, {options.minutes:g} minutes, {outcomes.total()} requests: "
        + ", ".join(f"{count} {name}" for name, count in outcomes.most_common())
        + ".",
        "",
        "| minute | service, MB | store, MB |",
        "| ---: | ---: | ---: |",
        *(f"| {minute:.0f} | {own:.0f} | {store:.0f} |" for minute, own, store in samples[::step]),
        "",
        f"Over the second half the service grew by {slope(samples, 1):.0f} MB per hour, the store by "
        f"{slope(samples, 2):.0f}.",
    ]
    options.output.mkdir(parents=True, exist_ok=True)
    (options.output / "soak.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
