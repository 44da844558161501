"""Static files of the query editor, which browsers get at the GraphQL endpoint."""

import re
from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOLDER = Path(__file__).resolve().parents[1] / "web" / "ide" / "dist"

#: The policy documented in web/ide/README.md. Web workers use the policy of their own file, so every file has it.
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}

#: Files whose name contains a hash of the content never change.
_HASHED = re.compile(r"-[A-Z0-9]{8}\.\w+$")


class IdeFiles(StaticFiles):
    """Serve the files of the editor with security headers. Files that may change are revalidated at each use."""

    def __init__(self) -> None:
        super().__init__(directory=FOLDER)

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers.update(HEADERS)
        immutable = _HASHED.search(path)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if immutable else "no-cache"
        return response
