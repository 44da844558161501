"""Cancellation of a request, and of its statement in the store, on timeout or client disconnect.

`asyncio.timeout` would take 1.8 microseconds more per request.
"""

import asyncio
from types import TracebackType
from typing import Self

from starlette.requests import ClientDisconnect
from starlette.types import Receive

from errors import ErrorCode
from transport.errors import Refusal

#: Seconds after which the deadline is set and the client watched. Most requests are answered earlier and need only this
#: one timer.
SETUP_DELAY = 0.02


class RequestDeadline:
    """The deadline of one request: `async with RequestDeadline(...) as deadline`, in the task that handles it.

    receive: ASGI callable of the request. request_timeout: seconds for the whole request. body_timeout: seconds until
    `body_is_read` must have been called.

    The block raises Refusal after a timeout and ClientDisconnect if the client disconnects.
    """

    __slots__ = (
        "_body_timeout",
        "_error",
        "_is_reading",
        "_is_set",
        "_receive",
        "_request_timeout",
        "_start",
        "_task",
        "_timer",
        "_watcher",
    )

    _start: float
    _task: asyncio.Task[object]
    _timer: asyncio.TimerHandle

    def __init__(self, receive: Receive, request_timeout: float, body_timeout: float):
        self._receive, self._request_timeout, self._body_timeout = receive, request_timeout, body_timeout
        self._error: Exception | None = None
        self._watcher: asyncio.Task[None] | None = None
        self._is_reading, self._is_set = True, False

    async def __aenter__(self) -> Self:
        loop, task = asyncio.get_running_loop(), asyncio.current_task()
        assert task is not None, "coroutines run in a task"
        self._task, self._start = task, loop.time()
        self._timer = loop.call_later(SETUP_DELAY, self._set)
        return self

    def body_is_read(self) -> None:
        """End the body timeout. From now on the only message to receive is the disconnect of the client."""
        self._is_reading = False
        if self._is_set:
            self._timer.cancel()
            self._set()

    def _set(self) -> None:
        self._is_set = True
        too_slow = Refusal("http.too-slow", code=ErrorCode.REQUEST_TIMEOUT, status=504, seconds=self._request_timeout)
        seconds, error = self._request_timeout, too_slow
        if not self._is_reading:
            self._watcher = asyncio.create_task(self._watch())
        elif self._body_timeout < self._request_timeout:
            seconds, error = (
                self._body_timeout,
                Refusal(
                    "http.slow-body",
                    code=ErrorCode.BODY_TIMEOUT,
                    status=408,
                    headers={"Connection": "close"},
                    seconds=self._body_timeout,
                ),
            )
        self._timer = asyncio.get_running_loop().call_at(self._start + seconds, self._cancel, error)

    async def _watch(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass
        self._cancel(ClientDisconnect())

    def _cancel(self, error: Exception) -> None:
        if self._error is None:
            self._error = error
            self._task.cancel()

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._timer.cancel()
        if self._watcher is not None:
            self._watcher.cancel()
        if self._error is not None and self._task.uncancel() == 0 and exc_type is asyncio.CancelledError:
            raise self._error from None
