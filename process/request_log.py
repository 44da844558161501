"""Around the GraphQL endpoint: every request is measured, counted, and logged in one line."""

import logging
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from process.metrics import Metrics
from resolvers.execution.operation_record import OperationRecord, recording

logger = logging.getLogger("requests")

#: The status that is logged where the client had left before there was one (nginx's own).
CLIENT_LEFT = 499


class RequestLog:
    """The endpoint; each of its requests is counted in the metrics and logged."""

    def __init__(self, endpoint: ASGIApp, metrics: Metrics):
        self._endpoint, self._metrics = endpoint, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begin, status = time.perf_counter(), CLIENT_LEFT

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        with recording() as record:
            try:
                await self._endpoint(scope, receive, noting)
            finally:
                seconds = time.perf_counter() - begin
                self._metrics.request(record, status, seconds)
                if logger.isEnabledFor(logging.INFO):
                    _log(record, status, seconds)


def _log(record: OperationRecord, status: int, seconds: float) -> None:
    """One line, without a stack also for mistakes of the client: their codes are in it."""
    parts = {name: round(spent * 1000, 3) for name, spent in record.seconds.items()}
    fields = {
        "operation": record.operation_name,
        "status": status,
        "milliseconds": round(seconds * 1000, 3),
        "parts": parts,
        "cost": record.cost,
        "codes": list(record.codes),
    }
    logger.info(
        "%s %d in %.1f ms (%s) %s",
        record.operation_name or "-",
        status,
        seconds * 1000,
        ", ".join(f"{name} {spent:.1f}" for name, spent in parts.items()),
        " ".join(record.codes),
        extra={"fields": fields},
    )
