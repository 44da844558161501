"""Metrics of the service for Prometheus (its text format, version 0.0.4), at /metrics.

With several workers each writes its metrics into files of one folder, `PROMETHEUS_MULTIPROC_DIR`, and whichever is
asked answers for all (prometheus_client, "Multiprocess Mode").
"""

import asyncio
import os
from typing import Any, Protocol

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector
from starlette.requests import Request
from starlette.responses import Response

from resolvers.execution.operation_record import PARTS, OperationRecord

#: Operation names that have metrics of their own, the first that come, and their length; the others share `OTHERS`.
NAMES, NAME_LENGTH, OTHERS, UNNAMED = 100, 64, "(others)", "(unnamed)"
#: Seconds between two looks at what has no event of its own.
INTERVAL = 2.0
SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
COSTS = (10, 100, 1_000, 10_000, 100_000, 1_000_000)
FOLDER = "PROMETHEUS_MULTIPROC_DIR"


class MeteredStore(Protocol):
    """The part of the store that the metrics read."""

    statement_count: int

    @property
    def is_lost(self) -> bool: ...

    @property
    def connections(self) -> tuple[int, int]: ...


class MeteredEngine(Protocol):
    """The part of the engine that the metrics read; see `resolvers.execution.engine`."""

    def figures(self) -> dict[str, Any]: ...


class Metrics:
    """The metrics of one process. `registry` takes those of other parts."""

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        if FOLDER not in os.environ:
            ProcessCollector(registry=registry)
            PlatformCollector(registry=registry)
        self._requests = Counter(
            "tirazh_requests", "Requests to the GraphQL endpoint.", ["operation", "status"], registry=registry
        )
        self._seconds = Histogram(
            "tirazh_request_seconds",
            "From a request's head to the end of its answer.",
            ["operation"],
            buckets=SECONDS,
            registry=registry,
        )
        self._parts = Histogram(
            "tirazh_part_seconds",
            "Time of requests by part: prepare, store, completion.",
            ["part"],
            buckets=SECONDS,
            registry=registry,
        )
        self._cost = Histogram("tirazh_operation_cost", "Cost of operations.", buckets=COSTS, registry=registry)
        self._errors = Counter("tirazh_errors", "Responses with an error of this code.", ["code"], registry=registry)
        self._statements = Counter("tirazh_statements", "Statements sent to the store.", registry=registry)
        self._prepared = Counter(
            "tirazh_prepared_operations",
            "Operations that were prepared before (hit) or not.",
            ["result"],
            registry=registry,
        )
        self._batches = Counter("tirazh_batches", "Statements that carried several reads.", registry=registry)
        self._batched = Counter("tirazh_batched_reads", "Reads that such statements carried.", registry=registry)
        self._store_up = Gauge(
            "tirazh_store_up", "1 while the store can be reached.", registry=registry, multiprocess_mode="livemin"
        )
        self._connections = Gauge(
            "tirazh_store_connections",
            "Connections to the store.",
            ["state"],
            registry=registry,
            multiprocess_mode="livesum",
        )
        self._version = Gauge(
            "tirazh_recommendations_data_version",
            "Data version of the recommendations.",
            registry=registry,
            multiprocess_mode="livemin",
        )
        self._built = Gauge(
            "tirazh_recommendations_built_timestamp_seconds",
            "When the recommendations' model was built, in Unix time: their age is time() less this.",
            registry=registry,
            multiprocess_mode="livemin",
        )
        self._trainings = Counter(
            "tirazh_recommendations_trainings", "Trainings for the recommendations.", registry=registry
        )
        self._training = Gauge(
            "tirazh_recommendations_training",
            "Trainings by state: under way, waiting.",
            ["state"],
            registry=registry,
            multiprocess_mode="livesum",
        )
        # To find the metric of a label's value takes longer than to count.
        self._children: dict[tuple[str, int], tuple[Counter, Histogram]] = {}
        self._part_children = {name: self._parts.labels(name) for name in PARTS}
        self._names: set[str] = set()
        self._counted: dict[str, int] = {}

    def request(self, record: OperationRecord, status: int, seconds: float) -> None:
        """Counts a request that has been answered."""
        operation = self._label(record.operation_name)
        child = self._children.get((operation, status))
        if child is None:
            child = self._children[operation, status] = (
                self._requests.labels(operation, str(status)),
                self._seconds.labels(operation),
            )
        child[0].inc()
        child[1].observe(seconds)
        for name, spent in record.seconds.items():
            self._part_children[name].observe(spent)
        if record.cost is not None:
            self._cost.observe(record.cost)
        for code in record.codes:
            self._errors.labels(code).inc()

    def look(self, store: MeteredStore, engine: MeteredEngine) -> None:
        """Takes over what has no event of its own."""
        self._count(self._statements, "statements", store.statement_count)
        self._store_up.set(not store.is_lost)
        for state, number in zip(("in use", "idle"), store.connections, strict=True):
            self._connections.labels(state).set(number)
        figures = engine.figures()
        for result in ("hit", "miss"):
            self._count(self._prepared.labels(result), result, figures[result])
        self._count(self._batches, "batches", figures["batches"])
        self._count(self._batched, "batched", figures["batched"])
        self._count(self._trainings, "trainings", figures["trainings"])
        for state, key in (("under way", "under_way"), ("waiting", "waiting")):
            self._training.labels(state).set(figures[key])
        if figures["built"] is not None:
            self._version.set(figures["data_version"])
            self._built.set(figures["built"])

    async def keep_looking(self, store: MeteredStore, engine: MeteredEngine) -> None:
        """Looks again and again."""
        while True:
            self.look(store, engine)
            await asyncio.sleep(INTERVAL)

    async def endpoint(self, request: Request) -> Response:
        """All metrics, of all workers."""
        self.look(request.app.state.store, request.app.state.engine)
        registry = self.registry
        if FOLDER in os.environ:
            registry = CollectorRegistry()
            MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # prometheus_client does not say
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)

    def _label(self, name: str | None) -> str:
        if name is None:
            return UNNAMED
        if name not in self._names:
            if len(self._names) >= NAMES or len(name) > NAME_LENGTH:
                return OTHERS
            self._names.add(name)
        return name

    def _count(self, counter: Counter, key: str, total: int) -> None:
        """Brings a counter to what somebody else has counted."""
        counter.inc(total - self._counted.get(key, 0))
        self._counted[key] = total
