"""The schema in the GraphQL schema definition language, served at /schema.graphql."""

from starlette.types import Receive, Scope, Send

from errors import ErrorCode
from transport.compression import compress, preferred_encoding
from transport.entity_tags import is_current, weak_tag
from transport.error_answers import error_answer
from transport.errors import Refusal
from transport.headers import Headers
from transport.negotiation import JSON
from transport.responses import NOT_MODIFIED, Answer

#: Browsers display plain text; `application/graphql` is not a registered media type.
MEDIA_TYPE = "text/plain"


class SchemaText:
    """Serve the text of the schema to GET and HEAD requests.

    text: the schema; if None, the schema is hidden and requests are answered with 404. compress_above: size in bytes
    above which the text is compressed; -1 disables compression.
    """

    def __init__(self, text: str | None, compress_above: int = -1):
        self._text, self._compress_above = text, compress_above
        self._headers = {"ETag": weak_tag(text or ""), "Cache-Control": "no-cache"}
        self._encoded: dict[str | None, Answer] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = await self._answer(Headers(scope))
        await answer(send)

    async def _answer(self, request_headers: Headers) -> Answer:
        if self._text is None:
            return error_answer(Refusal("http.schema-hidden", code=ErrorCode.INTROSPECTION_DISABLED, status=404), JSON)
        if is_current(request_headers.get(b"if-none-match"), self._headers["ETag"]):
            return Answer(b"", NOT_MODIFIED, MEDIA_TYPE, self._headers)
        accepted = request_headers.get(b"accept-encoding")
        encoding = preferred_encoding(accepted)
        if encoding not in self._encoded:  # the schema never changes, so each encoding is computed once
            answer = Answer(self._text.encode(), 200, MEDIA_TYPE, self._headers)
            await compress(answer, accepted, self._compress_above)
            self._encoded[encoding] = answer
        return self._encoded[encoding]
