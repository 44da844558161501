"""A request ends when it takes too long or its client leaves, and with it the statement in the store."""

import asyncio
from typing import Self

from starlette.requests import ClientDisconnect
from starlette.types import Receive

from transport.refusal import BODY_TIMEOUT, REQUEST_TIMEOUT, Refusal

#: Seconds after which a request is looked after: most are answered before, and need no more than this one timer.
PATIENCE = 0.02


class Attention:
    """Looks after one request: `async with Attention(...) as attention`, in the task that answers it.

    receive: of the request. request_timeout: seconds for all of it; body_timeout: for its body, which must have been
    received when `body_is_read` is called. The block raises Refusal when one of them has passed, ClientDisconnect when
    the client is gone.
    """

    __slots__ = ("_begin", "_body_timeout", "_end", "_is_late", "_reading", "_receive", "_request_timeout", "_task",
                 "_timer", "_watcher")

    def __init__(self, receive: Receive, request_timeout: float, body_timeout: float):
        self._receive, self._request_timeout, self._body_timeout = receive, request_timeout, body_timeout
        self._end: Exception | None = None
        self._watcher: asyncio.Task | None = None
        self._reading, self._is_late = True, False

    async def __aenter__(self) -> Self:
        loop = asyncio.get_running_loop()
        self._task, self._begin = asyncio.current_task(), loop.time()
        self._timer = loop.call_later(PATIENCE, self._look_after)
        return self

    def body_is_read(self) -> None:
        """What is received from now on can only be that the client has left."""
        self._reading = False
        if self._is_late:
            self._timer.cancel()
            self._look_after()

    def _look_after(self) -> None:
        self._is_late = True
        too_slow = Refusal("http.too-slow", code=REQUEST_TIMEOUT, status=504, seconds=self._request_timeout)
        seconds, reason = self._request_timeout, too_slow
        if not self._reading:
            self._watcher = asyncio.create_task(self._watch())
        elif self._body_timeout < self._request_timeout:
            seconds, reason = self._body_timeout, Refusal(
                "http.slow-body", code=BODY_TIMEOUT, status=408, headers={"Connection": "close"},
                seconds=self._body_timeout)
        self._timer = asyncio.get_running_loop().call_at(self._begin + seconds, self._stop, reason)

    async def _watch(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass
        self._stop(ClientDisconnect())

    def _stop(self, reason: Exception) -> None:
        if self._end is None:
            self._end = reason
            self._task.cancel()

    async def __aexit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._timer.cancel()
        if self._watcher is not None:
            self._watcher.cancel()
        if self._end is not None and self._task.uncancel() == 0 and kind is asyncio.CancelledError:
            raise self._end from None
