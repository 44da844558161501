"""A request ends when it takes too long or its client leaves, and with it the statement in the store."""

import asyncio
from types import TracebackType
from typing import Self

from starlette.requests import ClientDisconnect
from starlette.types import Receive

from transport.refusal import BODY_TIMEOUT, REQUEST_TIMEOUT, Refusal

#: Seconds after which the deadline is set and the client watched: most requests are answered before, and need no more
#: than this one timer.
PATIENCE = 0.02


class RequestDeadline:
    """The deadline of one request: `async with RequestDeadline(...) as deadline`, in the task that answers it.

    receive: of the request. request_timeout: seconds for all of it; body_timeout: for its body, which must have been
    received when `body_is_read` is called. The block raises Refusal when one of them has passed, ClientDisconnect when
    the client is gone.
    """

    __slots__ = ("_begin", "_body_timeout", "_is_left", "_is_reading", "_receive", "_request_timeout", "_timeout",
                 "_timer", "_watcher")

    _begin: float
    _timer: asyncio.TimerHandle

    def __init__(self, receive: Receive, request_timeout: float, body_timeout: float):
        self._receive, self._request_timeout, self._body_timeout = receive, request_timeout, body_timeout
        self._timeout = asyncio.timeout(None)
        self._watcher: asyncio.Task[None] | None = None
        self._is_reading, self._is_left = True, False

    async def __aenter__(self) -> Self:
        await self._timeout.__aenter__()
        loop = asyncio.get_running_loop()
        self._begin = loop.time()
        self._timer = loop.call_later(PATIENCE, self._set)
        return self

    def body_is_read(self) -> None:
        """What is received from now on can only be that the client has left."""
        self._is_reading = False
        if self._timeout.when() is not None:
            self._set()

    def _set(self) -> None:
        if not self._is_reading:
            self._watcher = asyncio.create_task(self._watch())
        seconds = self._body_timeout if self._waits_for_body else self._request_timeout
        self._timeout.reschedule(self._begin + seconds)

    @property
    def _waits_for_body(self) -> bool:
        return self._is_reading and self._body_timeout < self._request_timeout

    async def _watch(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass
        if not self._timeout.expired():
            self._is_left = True
            self._timeout.reschedule(asyncio.get_running_loop().time())

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None,
                        traceback: TracebackType | None) -> None:
        self._timer.cancel()
        if self._watcher is not None:
            self._watcher.cancel()
        try:
            await self._timeout.__aexit__(kind, error, traceback)
        except TimeoutError:
            raise self._reason() from None

    def _reason(self) -> Exception:
        if self._is_left:
            return ClientDisconnect()
        if self._waits_for_body:
            return Refusal("slow-body", code=BODY_TIMEOUT, status=408, headers={"Connection": "close"},
                           seconds=self._body_timeout)
        return Refusal("too-slow", code=REQUEST_TIMEOUT, status=504, seconds=self._request_timeout)
