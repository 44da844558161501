"""GraphQL over HTTP (https://graphql.github.io/graphql-over-http/draft/): one ASGI endpoint for GET and POST."""

import asyncio
import json
import logging
import uuid
from collections.abc import Mapping
from typing import Any, Protocol

import orjson
from graphql import OperationType
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from texts import Language, text
from transport.ide import IdeFiles
from transport.negotiation import ANSWERS, ANSWERS_TO_GET, GRAPHQL_RESPONSE, HTML, JSON, best, is_json_in_utf8
from transport.parameters import Parameters, from_body, from_query_string
from transport.refusal import (
    INTERNAL,
    METHOD_NOT_ALLOWED,
    REQUEST_TIMEOUT,
    REQUEST_TOO_LARGE,
    UNSUPPORTED_MEDIA_TYPE,
    Refusal,
)

logger = logging.getLogger(__name__)

#: A body over the limit is read on, and thrown away, up to so many times the limit: a client that is still
#: sending does not read the answer.
DISCARDED = 16


class Engine(Protocol):
    """What of the engine is used here; see `resolvers.engine`."""

    def operation_type(self, query: str, operation_name: str | None = None) -> OperationType | None: ...

    async def execute(self, query: str, variables: dict[str, Any] | None = None,
                      operation_name: str | None = None) -> Mapping[str, Any]: ...


class GraphQLEndpoint:
    """Answers GraphQL requests with the engine in `app.state.engine`, and browsers with the query editor.

    ide: its files. max_body_size: bytes of a request that are read. request_timeout: seconds that a request may
    take, its reading included.
    """

    def __init__(self, ide: IdeFiles, *, max_body_size: int, request_timeout: float):
        self._ide = ide
        self._max_body_size = max_body_size
        self._request_timeout = request_timeout

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            response = await self._response(Request(scope, receive))
        except ClientDisconnect:  # nobody is left to be answered
            return
        response.headers["Vary"] = "Accept"
        await response(scope, receive, send)

    async def _response(self, request: Request) -> Response:
        media_type = JSON
        try:
            is_get = request.method in ("GET", "HEAD")
            if not is_get and request.method != "POST":
                raise Refusal("method", code=METHOD_NOT_ALLOWED, status=405, headers={"Allow": "GET, HEAD, POST"})
            media_type = best(request.headers.get("accept", "*/*"), ANSWERS_TO_GET if is_get else ANSWERS)
            if media_type == HTML:
                return await self._ide.get_response("index.html", request.scope)
            async with asyncio.timeout(self._request_timeout):
                parameters = from_query_string(request.scope["query_string"]) if is_get \
                    else from_body(await self._body(request))
                result = await self._executed(request.app.state.engine, parameters, only_query=is_get)
        except TimeoutError:
            refusal = Refusal("too-slow", code=REQUEST_TIMEOUT, status=504, seconds=self._request_timeout)
            return _refused(refusal, media_type)
        except Refusal as refusal:
            return _refused(refusal, media_type)
        # Where the operation was not executed, only the newer media type may say so by its status.
        status = 400 if media_type == GRAPHQL_RESPONSE and "data" not in result else 200
        return _json(result, status, media_type)

    async def _body(self, request: Request) -> bytes:
        headers = request.headers
        if not is_json_in_utf8(headers.get("content-type", "")) or "content-encoding" in headers:
            raise Refusal("content-type", code=UNSUPPORTED_MEDIA_TYPE, status=415, headers={"Accept-Post": JSON})
        size, chunks = 0, []
        async for chunk in request.stream():
            size += len(chunk)
            if size <= self._max_body_size:
                chunks.append(chunk)
            elif size > self._max_body_size * DISCARDED:
                break
        if size > self._max_body_size:
            raise Refusal("too-large", code=REQUEST_TOO_LARGE, status=413, limit=self._max_body_size)
        return b"".join(chunks)

    async def _executed(self, engine: Engine, asked: Parameters, *, only_query: bool) -> Mapping[str, Any]:
        try:
            if only_query and engine.operation_type(asked.query, asked.operation_name) not in (
                    None, OperationType.QUERY):
                raise Refusal("get-only-query", code=METHOD_NOT_ALLOWED, status=405, headers={"Allow": "POST"})
            return await engine.execute(asked.query, asked.variables, asked.operation_name)
        except (Refusal, TimeoutError):
            raise
        except Exception as error:
            id_ = uuid.uuid4().hex
            logger.exception("error %s", id_)
            raise Refusal("internal", code=INTERNAL, status=500, id=id_) from error


def _refused(refusal: Refusal, media_type: str) -> Response:
    """One error, in English, with the same in Russian in its extensions, as all errors of the engine have it."""
    extensions = {"code": refusal.code, "messageRu": _message(refusal, "ru")}
    if "id" in refusal.details:
        extensions["id"] = refusal.details["id"]
    result = {"errors": [{"message": _message(refusal, "en"), "extensions": extensions}]}
    return _json(result, refusal.status, media_type, refusal.headers)


def _message(refusal: Refusal, language: Language) -> str:
    details = dict(refusal.details)
    if "expected" in details:
        details["expected"] = text(details["expected"], language)
    return text(refusal.key, language, **details)


def _json(result: Mapping[str, Any], status: int, media_type: str,
          headers: Mapping[str, str] | None = None) -> Response:
    try:
        content = orjson.dumps(result)
    except TypeError:
        # A message may quote what orjson does not write: a lone surrogate, an integer of more than 64 bits.
        content = json.dumps(result).encode("ascii")
    return Response(content, status, headers, media_type=f"{media_type}; charset=utf-8")
