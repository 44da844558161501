"""The way of nearly all requests: past Starlette's routing."""

from starlette.types import ASGIApp, Receive, Scope, Send


class Shortcut:
    """Middleware that hands requests for exactly one path to their endpoint; the application routes all others.

    Routing and what belongs to it take about 15 microseconds, a fifth of the service's own work for one small answer.
    """

    def __init__(self, app: ASGIApp, path: str, endpoint: ASGIApp):
        self._app, self._path, self._endpoint = app, path, endpoint

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_it = scope["type"] == "http" and scope["path"] == self._path
        await (self._endpoint if is_it else self._app)(scope, receive, send)
