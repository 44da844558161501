"""Another client of the service, in a process of its own: how long its requests take while something goes on."""

import multiprocessing
import time
from collections.abc import Iterable
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event

import httpx

#: Seconds between two of its requests.
PAUSE = 0.01
#: A stretch of time, from and to, by `time.perf_counter`, which all processes of a machine share.
Span = tuple[float, float]


class Observer:
    """Sends the same small query again and again inside `with`.

    Attributes:
        latencies: afterwards, when each request was sent and how many milliseconds its answer took.
    """

    def __init__(self, url: str, query: str, address: str):
        context = multiprocessing.get_context("spawn")
        self._answers, theirs = context.Pipe(duplex=False)
        self._begun, self._stop = context.Event(), context.Event()
        self._process = context.Process(target=_observe, args=(url, query, address, theirs, self._begun, self._stop))
        self.latencies: list[tuple[float, float]] = []

    def __enter__(self) -> "Observer":
        self._process.start()
        self._begun.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self.latencies = self._answers.recv()
        self._process.join()

    def within(self, spans: Iterable[Span]) -> list[float]:
        """The latencies of requests sent in these spans, the shortest first."""
        return sorted(took for at, took in self.latencies if any(begin <= at < end for begin, end in spans))


def quantile(ordered: list[float], share: float) -> float:
    """The latency that this share of the requests does not exceed."""
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


def _observe(url: str, query: str, address: str, answers: Connection, begun: Event, stop: Event) -> None:
    latencies = []
    with httpx.Client(timeout=60, headers={"X-Forwarded-For": address}) as client:
        client.post(url, json={"query": query}).raise_for_status()
        begun.set()
        while not stop.is_set():
            sent = time.perf_counter()
            client.post(url, json={"query": query}).raise_for_status()
            latencies.append((sent, (time.perf_counter() - sent) * 1000))
            time.sleep(PAUSE)
    answers.send(latencies)
