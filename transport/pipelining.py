"""HTTP pipelining: every request, even a malformed one, is answered in order."""

import asyncio
from typing import TYPE_CHECKING, cast

from httptools import HttpParserCallbackError, HttpParserError, HttpParserInvalidURLError
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from transport.error_answers import error_answer
from transport.errors import Refusal
from transport.log_limit import LogLimit
from transport.negotiation import JSON
from transport.responses import Answer

if TYPE_CHECKING:  # uvicorn does not export these types publicly
    from uvicorn._types import ASGI3Application, HTTPScope

#: Replacements for messages of the parser that do not help clients.
_REASONS = {"Pause on PRI/Upgrade": "HTTP/2 is not offered here"}


class Refused(Exception):
    """Raised in a parser callback to reject the current message.

    Attributes:
        answer: sent to the client. reason: written to the log.
    """

    def __init__(self, answer: Answer, reason: str):
        super().__init__(reason)
        self.answer, self.reason = answer, reason


class PipeliningProtocol(HttpToolsProtocol):
    """uvicorn's HTTP protocol, with an ordered response to an invalid request before the connection is closed.

    uvicorn itself responds to an invalid request immediately and closes the connection, so the responses to earlier
    requests are lost.
    """

    #: Log of rejected requests.
    refusals: LogLimit
    #: The request that the application is processing.
    _processing: RequestResponseCycle | None = None
    #: The request whose headers are complete and whose body is not.
    _receiving: RequestResponseCycle | None = None
    _is_refused = False

    def data_received(self, data: bytes) -> None:
        self._unset_keepalive_if_required()
        if self._is_refused:
            return
        try:
            self._parse(data)
        except HttpParserError as error:
            refused = _refused_from(error)
            self._refuse(refused.answer, refused.reason)

    def _parse(self, data: bytes) -> None:
        self.parser.feed_data(data)

    def on_headers_complete(self) -> None:
        super().on_headers_complete()
        self._receiving = self.cycle

    def on_message_complete(self) -> None:
        self._receiving = None
        super().on_message_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        # uvicorn disconnects only the latest request, which may still be queued behind the one being processed.
        if self._processing is not None and not self._processing.response_complete:
            self._processing.disconnected = True
            self._processing.message_event.set()
        self.pipeline.clear()
        super().connection_lost(exc)

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: "ASGI3Application") -> None:
        self._processing = cycle
        super()._start_asgi_task(cycle, app)

    def _refuse(self, answer: Answer, reason: str) -> None:
        """Respond to the latest message in order, then close the connection. Further input is ignored."""
        if self._is_refused or self.transport.is_closing():
            return
        self._is_refused = True
        self.refusals.info("Refused a request from %s: %s", self.client[0] if self.client else "-", reason)
        invalid, running = self._receiving, self._processing
        if invalid is not None and invalid.response_started:
            # The response to this request cannot be replaced any more.
            invalid.keep_alive = False
            if invalid.response_complete:
                self.transport.close()
            return
        if invalid is not None and invalid is running:
            invalid.disconnected = True
            invalid.message_event.set()
            running = None
        elif invalid is not None:
            self.pipeline.popleft()
        self.cycle = self._last_cycle()
        if running is None or running.response_complete:
            self._start_asgi_task(self.cycle, _application(answer))
        else:
            self.pipeline.appendleft((self.cycle, _application(answer)))

    def _last_cycle(self) -> RequestResponseCycle:
        """Return the cycle of the last response on this connection."""
        return RequestResponseCycle(
            scope=cast("HTTPScope", {"type": "http", "method": "GET", "headers": []}),
            transport=self.transport,
            flow=self.flow,
            logger=self.logger,
            access_logger=self.access_logger,
            access_log=False,
            default_headers=self.server_state.default_headers,
            message_event=asyncio.Event(),
            expect_100_continue=False,
            keep_alive=False,
            on_response=self.on_response_complete,
        )


def _refused_from(error: HttpParserError) -> Refused:
    reason = str(error)
    if isinstance(error, HttpParserCallbackError):
        match error.__context__:
            case Refused() as refused:
                return refused
            case HttpParserInvalidURLError() | UnicodeDecodeError():
                reason = "Invalid URL"
            case cause:
                raise cause or error
    reason = _REASONS.get(reason, reason)
    return Refused(error_answer(Refusal("http.not-http", reason=reason), JSON), reason)


def _application(answer: Answer) -> "ASGI3Application":
    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        await answer(send)

    return cast("ASGI3Application", application)
