"""Limits on the time and size of request headers, which uvicorn does not enforce."""

import asyncio
import logging

from transport.log_limit import LogLimit
from transport.negotiation import JSON
from transport.pipelining import Refused
from transport.responses import Answer
from transport.upgrades import UpgradeIgnoringProtocol

logger = logging.getLogger(__name__)

#: Maximum size of the request line and headers, and of the trailers of a body, in bytes.
MAX_HEAD_SIZE = 65_536
_TOO_LARGE = Answer(b"", 431, JSON), "the headers are too large"
_TIMED_OUT = b"HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"


def timed_protocol(seconds: float, refusals: LogLimit | None = None) -> type[UpgradeIgnoringProtocol]:
    """Return the HTTP protocol class of the service, which limits the time and size of request headers.

    The time is measured from the start of the connection, for later requests from their first byte. The application
    limits the time of the body, and uvicorn that of an idle connection (`timeout_keep_alive`).

    seconds: time within which the headers must be complete. refusals: log of invalid requests.
    """
    return type("TimedProtocol", (_TimedProtocol,), {"head_timeout": seconds, "refusals": refusals or LogLimit(logger)})


class _TimedProtocol(UpgradeIgnoringProtocol):
    head_timeout: float
    _head_timer: asyncio.TimerHandle | None = None
    #: Whether a part of the headers has been received.
    _has_started = False
    #: Bytes received since the parser last completed the headers, a piece of the body or a message. The parser buffers
    #: them in memory.
    _unparsed_bytes = 0
    #: Size of the URL and of the names and values of headers and trailers.
    _head_bytes = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # same as in uvicorn
        super().connection_made(transport)
        self._arm()

    def data_received(self, data: bytes) -> None:
        before = self.cycle
        self._unparsed_bytes += len(data)
        super().data_received(data)
        if self._unparsed_bytes > MAX_HEAD_SIZE:
            self._refuse(*_TOO_LARGE)
        if self.cycle is not before:
            self._has_started = False
            self._disarm()
        elif before is None or before.response_complete:
            self._has_started = True
            if self._head_timer is None:
                self._arm()

    def on_message_begin(self) -> None:
        self._head_bytes = 0
        super().on_message_begin()

    def on_url(self, url: bytes) -> None:
        self._head_bytes += len(url)
        super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        self._head_bytes += len(name) + len(value)
        if self._head_bytes > MAX_HEAD_SIZE:
            raise Refused(*_TOO_LARGE)
        if self._receiving is None:  # ignore trailers
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        self._unparsed_bytes = 0
        if self._head_bytes > MAX_HEAD_SIZE:  # a long URL without headers
            raise Refused(*_TOO_LARGE)
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        self._unparsed_bytes = 0
        super().on_body(body)

    def on_message_complete(self) -> None:
        self._unparsed_bytes = 0
        super().on_message_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        self._disarm()
        super().connection_lost(exc)

    def _arm(self) -> None:
        self._head_timer = self.loop.call_later(self.head_timeout, self._time_out)

    def _disarm(self) -> None:
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None

    def _time_out(self) -> None:
        if not self.transport.is_closing():
            if self._has_started:
                self.transport.write(_TIMED_OUT)
            self.transport.close()
