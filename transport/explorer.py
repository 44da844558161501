"""The explorer: one page for all its screens, whose URLs are listed here, and its files at /explorer."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route

from transport.static_files import EXPLORER_POLICY, PageFiles

#: The first segments of the URLs of screens about one node, whose id follows. `routes.js` has the same.
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
            *(Route(f"/{screen}/{{id}}", self._page) for screen in NODE_SCREENS),
            Mount("/explorer", self._files),
        ]

    async def _page(self, request: Request) -> Response:
        return await self._files.get_response("index.html", request.scope)
