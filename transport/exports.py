"""Exports over HTTP: `GET /export?query=...&format=csv` answers with the rows of a query as a file.

The file is sent page by page while it is read. Each page is priced and charged like a query; once the rate limit of the
client is exhausted, the next page waits. The response ends early, without its last chunk, if a later page fails or the
data change, so that no client takes an incomplete file for a complete one.
"""

import contextlib
import json
import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from urllib.parse import quote, urlencode

from graphql import GraphQLSchema
from starlette.requests import Request
from starlette.responses import Response as StarletteResponse
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from access.allowance import UNBOUNDED
from access.errors import LimitError
from access.principals import Principals
from access.request_context import ONLY_QUERY, RequestContext
from errors import ErrorCode, InternalError, ServiceError
from export.errors import ExportAborted, ExportError
from export.files import Export, begin
from export.formats import FORMATS, RUSSIAN_FORMATS
from export.formats.format import Format
from export.headings import with_headings
from export.rows import PageRefused
from export.subgraph import EXTENSIONS, written
from resolvers.execution.errors import OperationTypeNotAllowed, RequestError
from resolvers.execution.operation_record import current_record
from resolvers.execution.response import Response
from transport.authentication import principal_of
from transport.documents import Documents, PersistedQueries
from transport.error_answers import error_answer
from transport.errors import Refusal
from transport.headers import Headers
from transport.negotiation import JSON
from transport.parameters import from_query_string
from transport.responses import Answer, json_answer

logger = logging.getLogger(__name__)

#: Not a format: the description of the CSV file.
METADATA, METADATA_TYPE = "metadata", "application/csvm+json"


class _Aborted(Exception):
    """The response is incomplete; the reason has been logged."""


class ExportEndpoint:
    """Answer `GET /export` with the engine in `app.state.engine`.

    schema: of the engine. request_timeout: maximum duration of each page, in seconds. principals, documents: as for
    `GraphQLEndpoint`.
    """

    def __init__(
        self,
        schema: GraphQLSchema,
        *,
        request_timeout: float,
        principals: Principals | None = None,
        documents: Documents | None = None,
    ):
        self._schema, self._request_timeout = schema, request_timeout
        self._principals = principals or Principals(UNBOUNDED, UNBOUNDED, UNBOUNDED, (), ())
        self._documents = documents or PersistedQueries(0)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            answer = await self._answer(scope)
        except ExportError as error:
            answer = _error_answer(error)
        except (Refusal, InternalError) as error:
            answer = error_answer(error, JSON)
        if isinstance(answer, Answer):
            await answer(send)
            return
        # An incomplete response has no last chunk, so the connection is closed.
        with contextlib.suppress(_Aborted):
            await answer(scope, receive, send)

    async def _answer(self, scope: Scope) -> Answer | StarletteResponse:
        if scope["method"] != "GET":
            raise Refusal("http.export-method", code=ErrorCode.METHOD_NOT_ALLOWED, status=405, headers={"Allow": "GET"})
        headers, query = Headers(scope), Request(scope).query_params
        format_, locale = query.get("format") or "csv", query.get("locale") or "en"
        if format_ not in (*FORMATS, *EXTENSIONS, METADATA):
            raise ExportError(
                "export.unknown-format", value=format_, formats=", ".join((*FORMATS, *EXTENSIONS, METADATA))
            )
        if locale not in ("en", "ru"):
            raise ExportError("export.unknown-locale", value=locale)
        context = RequestContext(principal_of(scope, headers, self._principals), allowed_types=ONLY_QUERY)
        parameters = from_query_string(scope["query_string"])
        try:
            export = await begin(
                scope["app"].state.engine,
                self._schema,
                self._documents.text(parameters),
                parameters.variables or {},
                parameters.operation_name,
                context,
                format_,
                self._request_timeout,
            )
            if headings := query.get("headings"):
                columns = with_headings(export.operation.columns, headings)
                export = replace(export, operation=replace(export.operation, columns=columns))
            return _file(export, format_, locale, scope)
        except PageRefused as error:
            return _refused(error.response)
        except (LimitError, RequestError) as error:
            return _refused(Response.refusing(error))
        except OperationTypeNotAllowed:
            raise ExportError("export.only-query") from None
        except TimeoutError:
            raise Refusal(
                "http.too-slow", code=ErrorCode.REQUEST_TIMEOUT, status=504, seconds=self._request_timeout
            ) from None
        except ServiceError:
            raise
        except Exception as error:
            raise _logged(error) from error


def _file(export: Export, format_: str, locale: str, scope: Scope) -> StarletteResponse:
    if format_ in EXTENSIONS:
        headers = _headers(export, format_, None)
        return StarletteResponse(written(export.graph(), format_), headers=headers, media_type=EXTENSIONS[format_])
    table = (RUSSIAN_FORMATS if locale == "ru" else FORMATS)["csv" if format_ == METADATA else format_]
    if format_ == METADATA:
        return _metadata(export, table, scope)
    headers = _headers(export, table.extension, scope)
    return StreamingResponse(_content(export, table), headers=headers, media_type=table.media_type)


async def _content(export: Export, table: Format) -> AsyncIterator[bytes]:
    """Yield the parts of the file. Raises _Aborted."""
    try:
        async with contextlib.aclosing(export.table(table)) as parts:
            async for part in parts:
                yield part
    except (ServiceError, TimeoutError) as error:
        reason = error if isinstance(error, ExportAborted) else ExportAborted()
        current_record().note_errors({"errors": reason.formatted()})
        logger.warning("An export was aborted after %d rows: %s", export.row_count, str(error) or type(error).__name__)
        raise _Aborted from None
    except Exception as error:
        current_record().note_errors({"errors": _logged(error).formatted()})
        raise _Aborted from None


def _logged(error: Exception) -> InternalError:
    """Log an unexpected error. Return the error with the id of the log entry."""
    fault = InternalError()
    logger.error("error %s", fault.id, exc_info=error)
    return fault


def _metadata(export: Export, table: Format, scope: Scope) -> StarletteResponse:
    """Return the description of the CSV file."""
    content = export.about.csvw(export.operation.columns, _url(scope, "csv"), table.delimiter)
    return StarletteResponse(json.dumps(content, ensure_ascii=False), media_type=METADATA_TYPE)


def _headers(export: Export, extension: str, scope: Scope | None) -> dict[str, str]:
    name = quote(f"{export.operation.name}-v{export.about.data_version}.{extension}")
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{name}",
        "Cache-Control": "no-store",
        "Data-Version": str(export.about.data_version),
    }
    if extension in ("csv", "jsonl") and scope is not None:
        headers["Link"] = f'<{_url(scope, METADATA)}>; rel="describedby"; type="{METADATA_TYPE}"'
    return headers


def _url(scope: Scope, format_: str) -> str:
    """Return the address of the same export in another format."""
    parameters = {**Request(scope).query_params, "format": format_}
    return f"{scope['path']}?{urlencode(parameters)}"


def _refused(response: Response) -> Answer:
    """Return the errors of a query that cannot be exported."""
    current_record().note_errors(response)
    status = response.status if response.status >= 400 else 400
    headers = {} if response.retry_after is None else {"Retry-After": str(response.retry_after)}
    return json_answer({"errors": response["errors"]}, status, JSON, headers)


def _error_answer(error: ExportError) -> Answer:
    result = {"errors": error.formatted()}
    current_record().note_errors(result)
    return json_answer(result, error.status, JSON, {})
