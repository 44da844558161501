"""ASGI middleware of the GraphQL endpoint that measures, counts and logs every request."""

import logging
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from process.metrics import Metrics
from resolvers.execution.operation_record import OperationRecord, recording

logger = logging.getLogger("requests")

#: Status logged if the client disconnected before the response started (as in nginx).
CLIENT_CLOSED_REQUEST = 499


class RequestLog:
    """Wrap the endpoint; record each request in the metrics and in the log."""

    def __init__(self, endpoint: ASGIApp, metrics: Metrics):
        self._endpoint, self._metrics = endpoint, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        start, status = time.perf_counter(), CLIENT_CLOSED_REQUEST

        async def send_and_note_status(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        with recording() as record:
            try:
                await self._endpoint(scope, receive, send_and_note_status)
            finally:
                seconds = time.perf_counter() - start
                self._metrics.observe_request(record, status, seconds)
                if logger.isEnabledFor(logging.INFO):
                    _log(record, status, seconds)


def _log(record: OperationRecord, status: int, seconds: float) -> None:
    """Log one line. Client errors appear only as their codes, without a stack."""
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
