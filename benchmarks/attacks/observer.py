"""Another client of the service, in a process of its own: how long its requests take while something goes on."""

import multiprocessing
import time
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event

import httpx

#: Seconds between two of its requests.
PAUSE = 0.01


class Observer:
    """Asks the same small query again and again from `with` on; `latencies` afterwards, in milliseconds."""

    def __init__(self, url: str, query: str):
        context = multiprocessing.get_context("spawn")
        self._answers, theirs = context.Pipe(duplex=False)
        self._begun, self._stop = context.Event(), context.Event()
        self._process = context.Process(target=_observe, args=(url, query, theirs, self._begun, self._stop))
        self.latencies: list[float] = []

    def __enter__(self) -> "Observer":
        self._process.start()
        self._begun.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self.latencies = self._answers.recv()
        self._process.join()

    def quantile(self, share: float) -> float:
        """The latency that this share of the requests does not exceed."""
        ordered = sorted(self.latencies)
        return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


def _observe(url: str, query: str, answers: Connection, begun: Event, stop: Event) -> None:
    latencies = []
    with httpx.Client(timeout=60) as client:
        client.post(url, json={"query": query}).raise_for_status()
        begun.set()
        while not stop.is_set():
            started = time.perf_counter()
            client.post(url, json={"query": query}).raise_for_status()
            latencies.append((time.perf_counter() - started) * 1000)
            time.sleep(PAUSE)
    answers.send(latencies)
