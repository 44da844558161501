"""Cross-origin requests of browsers (https://fetch.spec.whatwg.org/#http-cors-protocol)."""

from collections.abc import Sequence

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from transport.authentication import HEADER
from transport.negotiation import JSON
from transport.refusal import ORIGIN_NOT_ALLOWED, Refusal
from transport.refused import refused


class CrossOrigin(CORSMiddleware):
    """Starlette's middleware; the refusal of a preflight request names the setting that would allow it.

    origins: the sites whose pages may call the service. Where there is none, only preflight requests are looked at.
    """

    def __init__(self, app: ASGIApp, origins: Sequence[str]):
        super().__init__(app, allow_origins=origins, allow_methods=["GET", "POST"],
                         allow_headers=["Content-Type", HEADER], expose_headers=["ETag", "Retry-After"])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.allow_origins or scope.get("method") == "OPTIONS":
            await super().__call__(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def simple_response(self, scope: Scope, receive: Receive, send: Send, request_headers: Headers) -> None:
        if self.allow_origins:
            await super().simple_response(scope, receive, send, request_headers)
        else:
            await self.app(scope, receive, send)

    def preflight_response(self, request_headers: Headers) -> Response:
        response = super().preflight_response(request_headers)
        if not self.is_allowed_origin(request_headers["origin"]):
            answer = refused(Refusal("cors-origin", code=ORIGIN_NOT_ALLOWED), JSON)
            response = Response(answer.body, response.status_code, media_type=JSON,
                                headers={name: value for name, value in response.headers.items()
                                         if name not in ("content-length", "content-type")})
        return response
