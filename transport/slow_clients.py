"""Clients that send the head of a request slowly, never, or without end: uvicorn itself would go on reading."""

import asyncio
import logging

from transport.log_limit import LogLimit
from transport.negotiation import JSON
from transport.pipelining import Refused
from transport.responses import Answer
from transport.upgrades import UpgradeIgnoringProtocol

logger = logging.getLogger(__name__)

#: Bytes that a head may have, and the trailers of a body.
LARGEST_HEAD = 65_536
_TOO_LARGE = Answer(b"", 431, JSON), "the head is too large"
_TIMED_OUT = b"HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"


def timed_protocol(seconds: float, refusals: LogLimit | None = None) -> type[UpgradeIgnoringProtocol]:
    """The service's HTTP protocol. It closes connections on which a head is not whole in time, or too large.

    The seconds count from the connection's beginning, for later requests from the first byte. What comes after the
    head is timed by the application, and a connection between two requests by uvicorn (`timeout_keep_alive`).
    refusals: the log of requests that cannot be read.
    """
    return type("TimedProtocol", (_TimedProtocol,), {"head_timeout": seconds, "refusals": refusals or LogLimit(logger)})


class _TimedProtocol(UpgradeIgnoringProtocol):
    head_timeout: float
    _head_timer: asyncio.TimerHandle | None = None
    _begun = False
    #: Since something was known to be whole: a head, a piece of a body, a request. All of it is kept in memory.
    _unfinished = 0
    #: Of the address, and of the names and values of headers and trailers.
    _head_bytes = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        super().connection_made(transport)
        self._arm()

    def data_received(self, data: bytes) -> None:
        before = self.cycle
        self._unfinished += len(data)
        super().data_received(data)
        if self._unfinished > LARGEST_HEAD:
            self._refuse(*_TOO_LARGE)
        if self.cycle is not before:
            self._begun = False
            self._disarm()
        elif before is None or before.response_complete:
            self._begun = True
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
        if self._head_bytes > LARGEST_HEAD:
            raise Refused(*_TOO_LARGE)
        if self._receiving is None:  # not for trailers
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        self._unfinished = 0
        if self._head_bytes > LARGEST_HEAD:  # an address, without headers
            raise Refused(*_TOO_LARGE)
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        self._unfinished = 0
        super().on_body(body)

    def on_message_complete(self) -> None:
        self._unfinished = 0
        super().on_message_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        self._disarm()
        super().connection_lost(exc)

    def _arm(self) -> None:
        self._head_timer = self.loop.call_later(self.head_timeout, self._give_up)

    def _disarm(self) -> None:
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None

    def _give_up(self) -> None:
        if not self.transport.is_closing():
            if self._begun:
                self.transport.write(_TIMED_OUT)
            self.transport.close()
