"""GraphQL over HTTP (https://graphql.github.io/graphql-over-http/draft/): the ASGI endpoint for GET and POST."""

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
from errors import ErrorCode, InternalError
from graph.store import StoreError
from resolvers.execution.errors import OperationTypeNotAllowed
from resolvers.execution.operation_record import current_record
from resolvers.execution.response import Response
from transport.authentication import principal_of
from transport.compression import compress
from transport.cors import origin_not_allowed
from transport.documents import Documents, PersistedQueries
from transport.entity_tags import is_current, weak_tag
from transport.error_answers import error_answer
from transport.errors import Refusal
from transport.headers import Headers
from transport.negotiation import GET_MEDIA_TYPES, HTML, JSON, MEDIA_TYPES, best_media_type, is_json_in_utf8
from transport.outcome import outcome
from transport.parameters import RequestParameters, from_body, from_query_string
from transport.request_deadline import RequestDeadline
from transport.responses import NOT_MODIFIED, VARY, Answer, json_answer
from transport.static_files import IdeFiles

logger = logging.getLogger(__name__)

#: An oversized body is read and discarded up to this multiple of the limit, because many clients do not read the
#: response until they have sent the whole body.
DISCARD_FACTOR = 16


class OperationExecutor(Protocol):
    """The part of the engine that the endpoint uses; see `resolvers.execution.engine`."""

    async def version(self, context: RequestContext) -> str: ...

    async def execute(
        self, query: str, variables: dict[str, Any] | None, operation_name: str | None, context: RequestContext
    ) -> Response: ...


class GraphQLEndpoint:
    """Execute GraphQL requests with the engine in `app.state.engine`; serve the query editor to browsers.

    ide: files of the query editor. max_body_size: maximum size of a request body, in bytes. request_timeout: maximum
    duration of a request, including the time to receive its body, in seconds. body_timeout: maximum time to receive the
    body, in seconds. compress_above: size in bytes above which responses are compressed; -1 disables compression.
    principals: principals and their allowances. documents: source of documents by id.
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
        except ClientDisconnect:
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
                raise Refusal(
                    "http.method", code=ErrorCode.METHOD_NOT_ALLOWED, status=405, headers={"Allow": "GET, HEAD, POST"}
                )
            media_type = best_media_type(headers.get(b"accept", "*/*"), GET_MEDIA_TYPES if is_get else MEDIA_TYPES)
            if media_type == HTML:
                return await self._ide.get_response("index.html", scope)
            principal = principal_of(scope, headers, self._principals)
            async with RequestDeadline(receive, self._request_timeout, self._body_timeout) as deadline:
                parameters = (
                    from_query_string(scope["query_string"])
                    if is_get
                    else from_body(await self._body(receive, headers))
                )
                deadline.body_is_read()
                context = RequestContext.of(principal, parameters.extensions, ONLY_QUERY if is_get else ANY_TYPE)
                engine = scope["app"].state.engine
                return await self._answer(engine, headers, parameters, context, media_type, is_get=is_get)
        except (Refusal, InternalError) as error:
            return error_answer(error, media_type)

    async def _body(self, receive: Receive, headers: Headers) -> bytes:
        if not is_json_in_utf8(headers.get(b"content-type")) or headers.get(b"content-encoding"):
            raise Refusal(
                "http.content-type", code=ErrorCode.UNSUPPORTED_MEDIA_TYPE, status=415, headers={"Accept-Post": JSON}
            )
        # Reject a body early if it is too large to be discarded.
        declared = headers.get(b"content-length")
        if declared.isdigit() and int(declared) > self._max_body_size * DISCARD_FACTOR:
            raise self._too_large()
        size, chunks, more = 0, [], True
        while more and size <= self._max_body_size * DISCARD_FACTOR:
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
        return Refusal("http.too-large", code=ErrorCode.REQUEST_TOO_LARGE, status=413, limit=self._max_body_size)

    async def _answer(
        self,
        engine: OperationExecutor,
        request_headers: Headers,
        parameters: RequestParameters,
        context: RequestContext,
        media_type: str,
        *,
        is_get: bool,
    ) -> Answer:
        try:
            query = self._documents.text(parameters)
            headers = {}
            if is_get and _depends_only_on_data(query, context):
                headers = await _validators(engine, query, parameters, context, media_type)
                if headers and is_current(request_headers.get(b"if-none-match"), headers["ETag"]):
                    return Answer(b"", NOT_MODIFIED, media_type, headers)
            result = await engine.execute(query, parameters.variables, parameters.operation_name, context)
            if parameters.persisted_hash and "data" in result:
                self._documents.save(parameters)
        except Refusal:
            raise
        except OperationTypeNotAllowed:
            raise Refusal(
                "http.get-only-query", code=ErrorCode.METHOD_NOT_ALLOWED, status=405, headers={"Allow": "POST"}
            ) from None
        except LimitError as error:
            result = Response.refusing(error)
        except Exception as error:
            fault = InternalError()
            logger.exception("error %s", fault.id)
            raise fault from error
        current_record().note_errors(result)
        status, error_headers = outcome(result, media_type)
        return json_answer(result, status, media_type, error_headers if "errors" in result else headers)


def _depends_only_on_data(query: str, context: RequestContext) -> bool:
    """Return whether the response changes only with the data.

    GraphQL names cannot be escaped, so a document that selects `rateLimit` contains this text.
    """
    return not (context.shows_cost or context.shows_plan or "rateLimit" in query)


async def _validators(
    engine: OperationExecutor, query: str, parameters: RequestParameters, context: RequestContext, media_type: str
) -> dict[str, str]:
    """Return the headers that allow a client to revalidate the response; none if the store fails."""
    try:
        version = await engine.version(context)
    except StoreError:
        return {}
    return {"ETag": _tag(version, query, parameters, media_type), "Cache-Control": "no-cache"}


def _tag(version: str, query: str, parameters: RequestParameters, media_type: str) -> str:
    """Return the entity tag of a response; it changes with the data version."""
    content = [version, query, parameters.variables, parameters.operation_name, media_type]
    return weak_tag(json.dumps(content, sort_keys=True))
