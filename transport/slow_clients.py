"""Clients that send the head of a request slowly, never, or without end: uvicorn itself would go on reading."""

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

#: Bytes that a head may have, and the trailers of a body.
LARGEST_HEAD = 65_536
_TOO_LARGE = b"HTTP/1.1 431 Request Header Fields Too Large\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
_TIMED_OUT = b"HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"


def timed_protocol(seconds: float) -> type[HttpToolsProtocol]:
    """uvicorn's HTTP protocol, closing connections on which a head is not whole after so many seconds, or too large.

    The seconds count from the connection's beginning, for later requests from the first byte. What comes after the
    head is timed by the application, and a connection between two requests by uvicorn (`timeout_keep_alive`).
    """
    return type("TimedProtocol", (_TimedProtocol,), {"head_timeout": seconds})


class _TimedProtocol(HttpToolsProtocol):
    head_timeout: float
    _head_timer: asyncio.TimerHandle | None = None
    _begun = False
    #: Since something was known to be whole: a head, a piece of a body, a request. All of it is kept in memory.
    _unfinished = 0
    #: Of the address, and of the names and values of headers and trailers.
    _head_bytes = 0

    def connection_made(self, transport: asyncio.Transport) -> None:
        super().connection_made(transport)
        self._arm()

    def data_received(self, data: bytes) -> None:
        before = self.cycle
        self._unfinished += len(data)
        super().data_received(data)
        # A head that is too large is not handed on, so that no request comes of it.
        if max(self._unfinished, self._head_bytes) > LARGEST_HEAD:
            self._give_up(_TOO_LARGE if before is None or before.response_complete else b"")
        elif self.cycle is not before:
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
        super().on_header(name, value)

    def on_headers_complete(self) -> None:
        self._unfinished = 0
        if self._head_bytes <= LARGEST_HEAD:
            super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        self._unfinished = 0
        if self._head_bytes <= LARGEST_HEAD:
            super().on_body(body)

    def on_message_complete(self) -> None:
        self._unfinished = 0
        if self._head_bytes <= LARGEST_HEAD:
            super().on_message_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        self._disarm()
        super().connection_lost(exc)

    def _arm(self) -> None:
        self._head_timer = self.loop.call_later(self.head_timeout, self._give_up, _TIMED_OUT)

    def _disarm(self) -> None:
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None

    def _give_up(self, answer: bytes) -> None:
        if not self.transport.is_closing():
            if self._begun or answer is _TOO_LARGE:
                self.transport.write(answer)
            self.transport.close()
