"""Prometheus metrics of the service (text format, version 0.0.4), served at /metrics.

Several workers write their metrics into files of one folder, `PROMETHEUS_MULTIPROC_DIR`. The worker that receives the
request reports the metrics of all (prometheus_client, "Multiprocess Mode").
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

#: The first `MAX_NAMES` operation names of at most `MAX_NAME_LENGTH` characters get their own label values; all other
#: names share `OTHERS`.
MAX_NAMES, MAX_NAME_LENGTH, OTHERS, UNNAMED = 100, 64, "(others)", "(unnamed)"
#: Seconds between two updates of the metrics that are polled.
INTERVAL = 2.0
SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
COSTS = (10, 100, 1_000, 10_000, 100_000, 1_000_000)
#: Environment variable with the folder that the workers share.
FOLDER_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"


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
    """The metrics of one process. Other components may add theirs to `registry`."""

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        if FOLDER_VARIABLE not in os.environ:
            ProcessCollector(registry=registry)
            PlatformCollector(registry=registry)
        self._requests = Counter(
            "tirazh_requests", "Requests to the GraphQL endpoint.", ["operation", "status"], registry=registry
        )
        self._seconds = Histogram(
            "tirazh_request_seconds",
            "Duration of requests to the GraphQL endpoint, from the headers to the end of the response.",
            ["operation"],
            buckets=SECONDS,
            registry=registry,
        )
        self._parts = Histogram(
            "tirazh_part_seconds",
            "Time spent in the parts of a request: prepare, store, completion.",
            ["part"],
            buckets=SECONDS,
            registry=registry,
        )
        self._cost = Histogram("tirazh_operation_cost", "Cost of operations.", buckets=COSTS, registry=registry)
        self._errors = Counter("tirazh_errors", "Responses with errors, by error code.", ["code"], registry=registry)
        self._statements = Counter("tirazh_statements", "Statements sent to the store.", registry=registry)
        self._prepared = Counter(
            "tirazh_prepared_operations",
            "Lookups in the cache of prepared operations (hit, miss).",
            ["result"],
            registry=registry,
        )
        self._batches = Counter("tirazh_batches", "Statements that execute several reads.", registry=registry)
        self._batched = Counter("tirazh_batched_reads", "Reads executed in batches.", registry=registry)
        self._store_up = Gauge(
            "tirazh_store_up", "1 if the store is reachable, else 0.", registry=registry, multiprocess_mode="livemin"
        )
        self._connections = Gauge(
            "tirazh_store_connections",
            "Connections to the store by state: in use, idle.",
            ["state"],
            registry=registry,
            multiprocess_mode="livesum",
        )
        self._version = Gauge(
            "tirazh_recommendations_data_version",
            "Data version from which the recommendation model was built.",
            registry=registry,
            multiprocess_mode="livemin",
        )
        self._built = Gauge(
            "tirazh_recommendations_built_timestamp_seconds",
            "Unix time at which the recommendation model was built; its age is time() minus this value.",
            registry=registry,
            multiprocess_mode="livemin",
        )
        self._trainings = Counter(
            "tirazh_recommendations_trainings", "Trainings of recommendation weights.", registry=registry
        )
        self._training = Gauge(
            "tirazh_recommendations_training",
            "Current trainings by state: under way, waiting.",
            ["state"],
            registry=registry,
            multiprocess_mode="livesum",
        )
        # Looking up a child metric by its label values takes longer than incrementing it.
        self._children: dict[tuple[str, int], tuple[Counter, Histogram]] = {}
        self._part_children = {name: self._parts.labels(name) for name in PARTS}
        self._names: set[str] = set()
        self._counted: dict[str, int] = {}

    def observe_request(self, record: OperationRecord, status: int, seconds: float) -> None:
        """Record a completed request."""
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

    def update(self, store: MeteredStore, engine: MeteredEngine) -> None:
        """Update the metrics that are polled from the store and the engine."""
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

    async def update_periodically(self, store: MeteredStore, engine: MeteredEngine) -> None:
        """Update the polled metrics every `INTERVAL` seconds until cancelled."""
        while True:
            self.update(store, engine)
            await asyncio.sleep(INTERVAL)

    async def endpoint(self, request: Request) -> Response:
        """Return the metrics of all workers."""
        self.update(request.app.state.store, request.app.state.engine)
        registry = self.registry
        if FOLDER_VARIABLE in os.environ:
            registry = CollectorRegistry()
            MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # not annotated in prometheus_client
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)

    def _label(self, name: str | None) -> str:
        if name is None:
            return UNNAMED
        if name not in self._names:
            if len(self._names) >= MAX_NAMES or len(name) > MAX_NAME_LENGTH:
                return OTHERS
            self._names.add(name)
        return name

    def _count(self, counter: Counter, key: str, total: int) -> None:
        """Raise a counter to a total that another component counts."""
        counter.inc(total - self._counted.get(key, 0))
        self._counted[key] = total
