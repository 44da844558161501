"""Requests that come before earlier ones are answered: each is answered in its turn, a malformed one too."""

import asyncio
from typing import TYPE_CHECKING, cast

from httptools import HttpParserCallbackError, HttpParserError, HttpParserInvalidURLError
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from transport.log_limit import LogLimit
from transport.negotiation import JSON
from transport.refusal import Refusal
from transport.refused import refused
from transport.responses import Answer

if TYPE_CHECKING:  # uvicorn has no public module for them
    from uvicorn._types import ASGI3Application, HTTPScope

#: The parser's words that say little to others.
_REASONS = {"Pause on PRI/Upgrade": "HTTP/2 is not offered here"}


class Refused(Exception):
    """Raised in a callback of the parser: the message that it reads is refused.

    Attributes:
        answer: sent to the client. reason: logged.
    """

    def __init__(self, answer: Answer, reason: str):
        super().__init__(reason)
        self.answer, self.reason = answer, reason


class PipeliningProtocol(HttpToolsProtocol):
    """uvicorn's HTTP protocol. What cannot be read is answered after the requests before it, and ends the connection.

    uvicorn answers it at once and closes the connection, without the answers to the requests before it.
    """

    #: The log of refusals.
    refusals: LogLimit
    #: The request that the application answers now.
    _answering: RequestResponseCycle | None = None
    #: The request of which the head is there, and not yet the whole body.
    _receiving: RequestResponseCycle | None = None
    _is_refused = False

    def data_received(self, data: bytes) -> None:
        self._unset_keepalive_if_required()
        if self._is_refused:
            return
        try:
            self._parse(data)
        except HttpParserError as error:
            found = _refused(error)
            self._refuse(found.answer, found.reason)

    def _parse(self, data: bytes) -> None:
        self.parser.feed_data(data)

    def on_headers_complete(self) -> None:
        super().on_headers_complete()
        self._receiving = self.cycle

    def on_message_complete(self) -> None:
        self._receiving = None
        super().on_message_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        # uvicorn ends the request that came last; that may still wait for its turn.
        if self._answering is not None and not self._answering.response_complete:
            self._answering.disconnected = True
            self._answering.message_event.set()
        self.pipeline.clear()
        super().connection_lost(exc)

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: "ASGI3Application") -> None:
        self._answering = cycle
        super()._start_asgi_task(cycle, app)

    def _refuse(self, answer: Answer, reason: str) -> None:
        """Answers the message that came last by this, in its turn, and then closes. Nothing more is read."""
        if self._is_refused or self.transport.is_closing():
            return
        self._is_refused = True
        self.refusals.info("Refused a request from %s: %s", self.client[0] if self.client else "-", reason)
        broken, running = self._receiving, self._answering
        if broken is not None and broken.response_started:
            # A request has one answer.
            broken.keep_alive = False
            if broken.response_complete:
                self.transport.close()
            return
        if broken is not None and broken is running:
            broken.disconnected = True
            broken.message_event.set()
            running = None
        elif broken is not None:
            self.pipeline.popleft()
        self.cycle = self._turn()
        if running is None or running.response_complete:
            self._start_asgi_task(self.cycle, _application(answer))
        else:
            self.pipeline.appendleft((self.cycle, _application(answer)))

    def _turn(self) -> RequestResponseCycle:
        """The place of an answer among the others; the last one."""
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


def _refused(error: HttpParserError) -> Refused:
    reason = str(error)
    if isinstance(error, HttpParserCallbackError):
        match error.__context__:
            case Refused() as found:
                return found
            case HttpParserInvalidURLError() | UnicodeDecodeError():
                reason = "Invalid URL"
            case fault:
                raise fault or error
    reason = _REASONS.get(reason, reason)
    return Refused(refused(Refusal("http.not-http", reason=reason), JSON), reason)


def _application(answer: Answer) -> "ASGI3Application":
    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        await answer(send)

    return cast("ASGI3Application", application)
