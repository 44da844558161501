"""GraphQL over HTTP (https://graphql.github.io/graphql-over-http/draft/): one ASGI endpoint for GET and POST."""

import json
import logging
from typing import Any, Protocol

from starlette.requests import ClientDisconnect
from starlette.responses import Response as StarletteResponse
from starlette.types import Receive, Scope, Send

from access.allowance import UNBOUNDED
from access.errors import LimitError
from access.principals import Principals
from access.request_context import ANY_TYPE, ONLY_QUERY, RequestContext
from errors import InternalError
from graph.store import StoreError
from resolvers.execution.errors import OperationTypeNotAllowed
from resolvers.execution.operation_record import current_record
from resolvers.execution.response import Response
from transport.authentication import principal_of
from transport.compression import compress
from transport.cors import origin_not_allowed
from transport.documents import Documents, PersistedQueries
from transport.entity_tags import is_current, weak_tag
from transport.headers import Headers
from transport.negotiation import ANSWERS, ANSWERS_TO_GET, HTML, JSON, best, is_json_in_utf8
from transport.outcome import outcome
from transport.parameters import RequestParameters, from_body, from_query_string
from transport.refusal import (
    METHOD_NOT_ALLOWED,
    REQUEST_TOO_LARGE,
    UNSUPPORTED_MEDIA_TYPE,
    Refusal,
)
from transport.refused import refused
from transport.request_deadline import RequestDeadline
from transport.responses import NOT_MODIFIED, VARY, Answer, json_answer
from transport.static_files import IdeFiles

logger = logging.getLogger(__name__)

#: A body over the limit is read on, and thrown away, up to so many times the limit: a client that is still
#: sending does not read the answer.
DISCARDED = 16


class OperationExecutor(Protocol):
    """What of the engine is used here; see `resolvers.execution.engine`."""

    async def version(self, context: RequestContext) -> str: ...

    async def execute(
        self, query: str, variables: dict[str, Any] | None, operation_name: str | None, context: RequestContext
    ) -> Response: ...


class GraphQLEndpoint:
    """Answers GraphQL requests with the engine in `app.state.engine`, and browsers with the query editor.

    ide: its files. max_body_size: bytes of a request that are read. request_timeout: seconds that a request may
    take, its reading included; body_timeout: seconds for the reading alone. compress_above: bytes from which on
    answers are compressed, -1 for none. principals: who may ask how much. documents: those that are known by id.
    """

    def __init__(
        self,
        ide: IdeFiles,
        *,
        max_body_size: int,
        request_timeout: float,
        body_timeout: float = 10.0,
        compress_above: int = -1,
        principals: Principals | None = None,
        documents: Documents | None = None,
    ):
        self._ide = ide
        self._max_body_size = max_body_size
        self._request_timeout, self._body_timeout = request_timeout, body_timeout
        self._compress_above = compress_above
        self._principals = principals or Principals(UNBOUNDED, UNBOUNDED, UNBOUNDED, (), ())
        self._documents = documents or PersistedQueries(0)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope)
        try:
            answer = await self._response(scope, receive, headers)
        except ClientDisconnect:  # nobody is left to be answered
            return
        if isinstance(answer, Answer):
            await compress(answer, headers.get(b"accept-encoding"), self._compress_above)
            await answer(send)
        else:
            answer.headers["Vary"] = VARY
            await answer(scope, receive, send)

    async def _response(self, scope: Scope, receive: Receive, headers: Headers) -> Answer | StarletteResponse:
        media_type, method = JSON, scope["method"]
        try:
            is_get = method in ("GET", "HEAD")
            if not is_get and method != "POST":
                if method == "OPTIONS" and headers.get(b"access-control-request-method"):
                    raise origin_not_allowed()
                raise Refusal("http.method", code=METHOD_NOT_ALLOWED, status=405, headers={"Allow": "GET, HEAD, POST"})
            media_type = best(headers.get(b"accept", "*/*"), ANSWERS_TO_GET if is_get else ANSWERS)
            if media_type == HTML:
                return await self._ide.get_response("index.html", scope)
            principal = principal_of(scope, headers, self._principals)
            async with RequestDeadline(receive, self._request_timeout, self._body_timeout) as deadline:
                asked = (
                    from_query_string(scope["query_string"])
                    if is_get
                    else from_body(await self._body(receive, headers))
                )
                deadline.body_is_read()
                context = RequestContext.of(principal, asked.extensions, ONLY_QUERY if is_get else ANY_TYPE)
                return await self._answer(scope["app"].state.engine, headers, asked, context, media_type, is_get=is_get)
        except (Refusal, InternalError) as error:
            return refused(error, media_type)

    async def _body(self, receive: Receive, headers: Headers) -> bytes:
        if not is_json_in_utf8(headers.get(b"content-type")) or headers.get(b"content-encoding"):
            raise Refusal("http.content-type", code=UNSUPPORTED_MEDIA_TYPE, status=415, headers={"Accept-Post": JSON})
        # What would not be read to its end anyway is refused before it is read.
        declared = headers.get(b"content-length")
        if declared.isdigit() and int(declared) > self._max_body_size * DISCARDED:
            raise self._too_large()
        size, chunks, more = 0, [], True
        while more and size <= self._max_body_size * DISCARDED:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise ClientDisconnect
            chunk, more = message.get("body", b""), message.get("more_body", False)
            size += len(chunk)
            if size <= self._max_body_size:
                chunks.append(chunk)
        if size > self._max_body_size:
            raise self._too_large()
        return b"".join(chunks)

    def _too_large(self) -> Refusal:
        return Refusal("http.too-large", code=REQUEST_TOO_LARGE, status=413, limit=self._max_body_size)

    async def _answer(
        self,
        engine: OperationExecutor,
        given: Headers,
        asked: RequestParameters,
        context: RequestContext,
        media_type: str,
        *,
        is_get: bool,
    ) -> Answer:
        try:
            query = self._documents.text(asked)
            headers = {}
            if is_get and _depends_on_data_alone(query, context):
                headers = await _validators(engine, query, asked, context, media_type)
                if headers and is_current(given.get(b"if-none-match"), headers["ETag"]):
                    return Answer(b"", NOT_MODIFIED, media_type, headers)
            result = await engine.execute(query, asked.variables, asked.operation_name, context)
            if asked.persisted_hash and "data" in result:
                self._documents.keep(asked)
        except Refusal:
            raise
        except OperationTypeNotAllowed:
            raise Refusal(
                "http.get-only-query", code=METHOD_NOT_ALLOWED, status=405, headers={"Allow": "POST"}
            ) from None
        except LimitError as error:
            result = Response.refusing(error)
        except Exception as error:
            fault = InternalError()
            logger.exception("error %s", fault.id)
            raise fault from error
        current_record().note_errors(result)
        status, more = outcome(result, media_type)
        return json_answer(result, status, media_type, more if "errors" in result else headers)


def _depends_on_data_alone(query: str, context: RequestContext) -> bool:
    """Whether the answer stays as it is while the data do. A name has one spelling in GraphQL, so a document in which
    `rateLimit` does not occur does not select it."""
    return not (context.shows_cost or context.shows_plan or "rateLimit" in query)


async def _validators(
    engine: OperationExecutor, query: str, asked: RequestParameters, context: RequestContext, media_type: str
) -> dict[str, str]:
    """The headers by which a client asks again whether its answer is still valid; none where the store is away."""
    try:
        version = await engine.version(context)
    except StoreError:
        return {}
    return {"ETag": _tag(version, query, asked, media_type), "Cache-Control": "no-cache"}


def _tag(version: str, query: str, asked: RequestParameters, media_type: str) -> str:
    """The validator of an answer: another one when the data move."""
    return weak_tag(json.dumps([version, query, asked.variables, asked.operation_name, media_type], sort_keys=True))
