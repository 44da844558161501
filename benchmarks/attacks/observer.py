"""Another client of the service, in a separate process: the latencies of its requests during an attack."""

import multiprocessing
import time
from collections.abc import Iterable
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event

import httpx

#: Seconds between two requests.
PAUSE = 0.01
#: Start and end by `time.perf_counter`, which all processes of a machine share.
Span = tuple[float, float]


class Observer:
    """A client that repeats a small query inside `with`.

    Attributes:
        latencies: after `with`, the time at which each request was sent and its latency in milliseconds.
    """

    def __init__(self, url: str, query: str, address: str):
        context = multiprocessing.get_context("spawn")
        self._latencies, sender = context.Pipe(duplex=False)
        self._ready, self._stop = context.Event(), context.Event()
        self._process = context.Process(target=_observe, args=(url, query, address, sender, self._ready, self._stop))
        self.latencies: list[tuple[float, float]] = []

    def __enter__(self) -> "Observer":
        self._process.start()
        self._ready.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self.latencies = self._latencies.recv()
        self._process.join()

    def within(self, spans: Iterable[Span]) -> list[float]:
        """Return the latencies of the requests sent in these spans, in ascending order."""
        return sorted(latency for at, latency in self.latencies if any(begin <= at < end for begin, end in spans))


def quantile(ordered: list[float], share: float) -> float:
    """Return the latency that the given share of the requests does not exceed."""
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


def _observe(url: str, query: str, address: str, sender: Connection, ready: Event, stop: Event) -> None:
    latencies = []
    with httpx.Client(timeout=60, headers={"X-Forwarded-For": address}) as client:
        client.post(url, json={"query": query}).raise_for_status()
        ready.set()
        while not stop.is_set():
            sent = time.perf_counter()
            client.post(url, json={"query": query}).raise_for_status()
            latencies.append((sent, (time.perf_counter() - sent) * 1000))
            time.sleep(PAUSE)
    sender.send(latencies)
