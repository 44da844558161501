"""Cross-origin resource sharing (https://fetch.spec.whatwg.org/#http-cors-protocol)."""

from collections.abc import Sequence

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response
from starlette.types import ASGIApp

from errors import ErrorCode
from transport.authentication import HEADER
from transport.error_answers import error_answer
from transport.errors import Refusal
from transport.negotiation import JSON


def origin_not_allowed() -> Refusal:
    """Return the error for a preflight request from a disallowed origin; it names the setting that allows origins."""
    return Refusal("http.cors-origin", code=ErrorCode.ORIGIN_NOT_ALLOWED)


class CrossOrigin(CORSMiddleware):
    """Starlette's CORS middleware with an error that names the setting.

    Without allowed origins the middleware is not installed, and `transport.graphql_http` rejects preflight requests.

    origins: origins whose pages may call the service.
    """

    def __init__(self, app: ASGIApp, origins: Sequence[str]):
        super().__init__(
            app,
            allow_origins=origins,
            allow_methods=["GET", "POST"],
            allow_headers=["Content-Type", HEADER],
            expose_headers=["ETag", "Retry-After"],
        )

    def preflight_response(self, request_headers: Headers) -> Response:
        response = super().preflight_response(request_headers)
        if self.is_allowed_origin(request_headers["origin"]):
            return response
        headers = {
            name: value for name, value in response.headers.items() if name not in ("content-length", "content-type")
        }
        return Response(error_answer(origin_not_allowed(), JSON).body, response.status_code, headers, JSON)
