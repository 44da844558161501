"""Static files of the pages: the explorer, and the query editor, which browsers get at the GraphQL endpoint."""

import re
from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

WEB = Path(__file__).resolve().parents[1] / "web"

#: The headers of every file.
HEADERS = {"Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff"}
#: Sources that no page may load from, and no frame around a page.
_NEVER = "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
#: The policy documented in web/ide/README.md. Web workers use the policy of their own file, so every file has it.
IDE_POLICY = f"default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; {_NEVER}"
#: The explorer has neither inline scripts nor inline styles.
EXPLORER_POLICY = f"default-src 'self'; {_NEVER}"

#: Files whose name contains a hash of the content never change.
_HASHED = re.compile(r"-[A-Z0-9]{8}\.\w+$")


class PageFiles(StaticFiles):
    """Serve the files of a page with security headers. Files that may change are revalidated at each use.

    folder: below `web`. policy: the Content-Security-Policy of each file.
    """

    def __init__(self, folder: str, policy: str) -> None:
        super().__init__(directory=WEB / folder)
        self._headers = {**HEADERS, "Content-Security-Policy": policy}

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers.update(self._headers)
        immutable = _HASHED.search(path)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if immutable else "no-cache"
        return response


class IdeFiles(PageFiles):
    """Serve the files of the query editor."""

    def __init__(self) -> None:
        super().__init__("ide/dist", IDE_POLICY)
