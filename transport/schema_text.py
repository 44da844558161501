"""The schema in GraphQL's own language, at /schema.graphql."""

from starlette.types import Receive, Scope, Send

from access.errors import INTROSPECTION_DISABLED
from transport.compression import chosen, compress
from transport.entity_tags import is_current, weak_tag
from transport.headers import Headers
from transport.negotiation import JSON
from transport.refusal import Refusal
from transport.refused import refused
from transport.responses import NOT_MODIFIED, Answer

#: Every browser shows it; `application/graphql` is not registered.
MEDIA_TYPE = "text/plain"


class SchemaText:
    """Answers GET and HEAD with the text of the schema; by 404 where that is None, as the service does not show it.

    compress_above: bytes from which on it is compressed, -1 for never.
    """

    def __init__(self, text: str | None, compress_above: int = -1):
        self._text, self._compress_above = text, compress_above
        self._headers = {"ETag": weak_tag(text or ""), "Cache-Control": "no-cache"}
        self._encoded: dict[str | None, Answer] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = await self._answer(Headers(scope))
        await answer(send)

    async def _answer(self, given: Headers) -> Answer:
        if self._text is None:
            return refused(Refusal("http.schema-hidden", code=INTROSPECTION_DISABLED.code, status=404), JSON)
        if is_current(given.get(b"if-none-match"), self._headers["ETag"]):
            return Answer(b"", NOT_MODIFIED, MEDIA_TYPE, self._headers)
        accepted = given.get(b"accept-encoding")
        encoding = chosen(accepted)
        if encoding not in self._encoded:  # it stays as it is: no client makes the service compress it again
            answer = Answer(self._text.encode(), 200, MEDIA_TYPE, self._headers)
            await compress(answer, accepted, self._compress_above)
            self._encoded[encoding] = answer
        return self._encoded[encoding]
