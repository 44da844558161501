"""Clients that send the head of a request slowly, never, or without end: uvicorn itself would go on reading."""

import asyncio

from uvicorn.protocols.http.auto import AutoHTTPProtocol

#: Bytes that a head may have.
LARGEST_HEAD = 65_536
_TOO_LARGE = b"HTTP/1.1 431 Request Header Fields Too Large\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
_TIMED_OUT = b"HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"


def timed_protocol(seconds: float) -> type[AutoHTTPProtocol]:
    """uvicorn's HTTP protocol, closing connections on which a head is not whole after so many seconds.

    They count from the connection's beginning, for later requests from the first byte. What comes after the head is
    timed by the application, and a connection between two requests by uvicorn (`timeout_keep_alive`).
    """
    return type("TimedProtocol", (_TimedProtocol,), {"head_timeout": seconds})


class _TimedProtocol(AutoHTTPProtocol):
    head_timeout: float
    _head_timer: asyncio.TimerHandle | None = None
    _begun = False
    _head_bytes = 0

    def connection_made(self, transport: asyncio.Transport) -> None:
        super().connection_made(transport)
        self._arm()

    def data_received(self, data: bytes) -> None:
        before = self.cycle
        super().data_received(data)
        if self.cycle is not before:
            self._begun, self._head_bytes = False, 0
            self._disarm()
        elif before is None or before.response_complete:
            self._begun = True
            self._head_bytes += len(data)
            if self._head_bytes > LARGEST_HEAD:
                self._give_up(_TOO_LARGE)
                return
            if self._head_timer is None:
                self._arm()

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
            if self._begun:
                self.transport.write(answer)
            self.transport.close()
