"""Requests with an `Upgrade` header, which the service ignores (RFC 9110, section 7.8).

curl (`--http2`) and Java's HttpClient offer HTTP/2 in this way.
"""

import httptools

from errors import ErrorCode
from transport.error_answers import error_answer
from transport.errors import Refusal
from transport.negotiation import JSON
from transport.pipelining import PipeliningProtocol, Refused


class UpgradeIgnoringProtocol(PipeliningProtocol):
    """Process requests as if they had no `Upgrade` header, except that CONNECT and WebSocket handshakes are rejected.

    After the headers of an upgrade request the parser treats the input as the other protocol, regardless of the
    response. Therefore the headers are passed without `Upgrade` to a new parser, which then reads the body.
    """

    #: Headers to be passed to a new parser.
    _head: bytes | None = None

    def _parse(self, data: bytes) -> None:
        rest: bytes | memoryview = data
        while True:
            try:
                self.parser.feed_data(rest)
                return
            except httptools.HttpParserUpgrade as upgrade:
                rest = memoryview(rest)[upgrade.args[0] :]
                assert self._head is not None, "the parser stops only after the headers of an upgrade request"
                head, self._head = self._head, None
                self.parser = httptools.HttpRequestParser(self)
                self.parser.set_dangerous_leniencies(lenient_data_after_close=True)  # same as in uvicorn
                self.parser.feed_data(head)

    def on_headers_complete(self) -> None:
        if not self.parser.should_upgrade():
            super().on_headers_complete()
            return
        method = self.parser.get_method()
        if method == b"CONNECT":
            refusal = Refusal(
                "http.method", code=ErrorCode.METHOD_NOT_ALLOWED, status=405, headers={"Allow": "GET, HEAD, POST"}
            )
            raise Refused(error_answer(refusal, JSON), "CONNECT")
        if method == b"GET" and b"websocket" in self._protocols():
            refusal = Refusal("http.no-websocket", code=ErrorCode.WEBSOCKET_NOT_SUPPORTED)
            raise Refused(error_answer(refusal, JSON), "WebSocket handshake")
        start = b"%b %b HTTP/%b\r\n" % (method, self.url, self.parser.get_http_version().encode("ascii"))
        lines = (b"%b: %b\r\n" % header for header in self.headers if header[0] != b"upgrade")
        self._head = b"%b%b\r\n" % (start, b"".join(lines))

    def on_message_complete(self) -> None:
        if self._head is None:
            super().on_message_complete()

    def _protocols(self) -> set[bytes]:
        return {
            protocol.strip().lower()
            for name, value in self.headers
            if name == b"upgrade"
            for protocol in value.split(b",")
        }
