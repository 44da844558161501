"""The explorer: one page for all its screens, whose URLs are listed here, and its files at /explorer."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from transport.errors import Refusal
from transport.headers import Headers
from transport.negotiation import HTML, best_media_type
from transport.static_files import EXPLORER_POLICY, PageFiles

_TEXT = "text/plain"

#: The first segments of the URLs of screens about one node, whose id follows. It may contain slashes. `routes.js` has
#: the same.
NODE_SCREENS = ("territory", "recommend", "practice", "program", "graph", "node")
#: The URLs of the other screens.
SCREENS = ("/", "/search", "/programmes", "/compare", "/map", "/components")


class Explorer:
    """Serve the page to browsers at the URL of each screen; the page finds its screen by the URL.

    compress_above: size in bytes above which files are compressed; -1 disables compression.
    """

    def __init__(self, compress_above: int = -1) -> None:
        self._files = PageFiles("explorer/app", EXPLORER_POLICY, compress_above)

    @property
    def routes(self) -> list[BaseRoute]:
        return [
            *(Route(path, self._page) for path in SCREENS),
            *(Route(f"/{screen}/{{id:path}}", self._page) for screen in NODE_SCREENS),
            Mount("/explorer", self._files),
        ]

    async def _page(self, request: Request) -> Response:
        if request.path_params.get("id") == "":
            raise HTTPException(404)
        return await self._files.get_response("index.html", request.scope)

    async def not_found(self, request: Request, error: Exception) -> Response:
        """Answer a request for an unknown URL: a browser gets the page, which says so, and other clients plain text."""
        accept = Headers(request.scope).get(b"accept")
        try:
            is_page = request.method == "GET" and best_media_type(accept, (_TEXT, HTML)) == HTML
        except Refusal:
            is_page = False
        if not is_page:
            return PlainTextResponse("Not Found", status_code=404)
        response = await self._files.get_response("index.html", request.scope)
        response.status_code = 404
        return response
