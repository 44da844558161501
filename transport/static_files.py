"""The query editor: static files that a browser gets at the address of the GraphQL endpoint."""

import re
from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOLDER = Path(__file__).resolve().parents[1] / "web" / "ide" / "dist"

#: What web/ide/README.md says is enough. Workers take the policy of their own file, so every file has it.
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}

#: A file whose name has a hash of its content never changes.
_HASHED = re.compile(r"-[A-Z0-9]{8}\.\w+$")


class IdeFiles(StaticFiles):
    """The editor's files with their security headers; what can change is revalidated at each use."""

    def __init__(self) -> None:
        super().__init__(directory=FOLDER)

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers.update(HEADERS)
        fixed = _HASHED.search(path)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if fixed else "no-cache"
        return response
