"""Clients that send the head of a request slowly, or never: uvicorn itself would wait for ever."""

import asyncio

from uvicorn.protocols.http.auto import AutoHTTPProtocol

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

    def connection_made(self, transport: asyncio.Transport) -> None:
        super().connection_made(transport)
        self._arm()

    def data_received(self, data: bytes) -> None:
        before = self.cycle
        super().data_received(data)
        if self.cycle is not before:
            self._begun = False
            self._disarm()
        elif before is None or before.response_complete:
            self._begun = True
            if self._head_timer is None:
                self._arm()

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
