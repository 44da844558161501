"""Static files of the pages: the explorer, and the query editor, which browsers get at the GraphQL endpoint."""

import asyncio
import re
from functools import lru_cache
from pathlib import Path

from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from transport.compression import encoded, preferred_encoding
from transport.headers import Headers

WEB = Path(__file__).resolve().parents[1] / "web"

#: The queries of the explorer by SHA-256, written by web/explorer/types.mjs.
EXPLORER_DOCUMENTS = WEB / "explorer" / "documents.json"

#: The headers of every file.
HEADERS = {"Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff"}
#: Sources that no page may load from, and no frame around a page.
_NEVER = "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
#: The policy documented in web/ide/README.md. Web workers use the policy of their own file, so every file has it.
IDE_POLICY = f"default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; {_NEVER}"
#: The explorer has neither inline scripts nor inline styles.
EXPLORER_POLICY = f"default-src 'self'; {_NEVER}"

#: Other files, such as fonts, are compressed already.
_COMPRESSIBLE = {".css", ".html", ".js", ".json", ".svg", ".txt"}
#: Files whose name contains a hash of the content never change.
_HASHED = re.compile(r"-[A-Z0-9]{8}\.\w+$")


class PageFiles(StaticFiles):
    """Serve the files of a page with security headers. Files that may change are revalidated at each use.

    folder: below `web`. policy: the Content-Security-Policy of each file. compress_above: size in bytes above which
    files are compressed; -1 disables compression.
    """

    def __init__(self, folder: str, policy: str, compress_above: int = -1) -> None:
        super().__init__(directory=WEB / folder)
        self._headers = {**HEADERS, "Content-Security-Policy": policy}
        self._compress_above = compress_above

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        if isinstance(response, FileResponse):
            response = await self._compressed(response, Headers(scope))
        response.headers.update(self._headers)
        immutable = _HASHED.search(path)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if immutable else "no-cache"
        return response

    async def _compressed(self, response: FileResponse, request_headers: Headers) -> Response:
        """Return the file in the encoding that the client prefers; it is the same for each version of the file."""
        path = Path(response.path)
        encoding = preferred_encoding(request_headers.get(b"accept-encoding"))
        if path.suffix not in _COMPRESSIBLE or response.stat_result is None or self._compress_above < 0:
            return response
        response.headers["Vary"] = "Accept-Encoding"
        if encoding is None or response.stat_result.st_size <= self._compress_above or request_headers.get(b"range"):
            return response
        content = await asyncio.to_thread(_content, path, response.stat_result.st_mtime_ns, encoding)
        headers = {
            "Content-Encoding": encoding,
            "ETag": f"W/{response.headers['ETag']}",
            "Last-Modified": response.headers["Last-Modified"],
            "Vary": "Accept-Encoding",
        }
        return Response(content, media_type=response.media_type, headers=headers)


@lru_cache(maxsize=256)
def _content(path: Path, version: int, encoding: str) -> bytes:
    """Return the encoded content of a file. version: of the file, a part of the key of the cache."""
    return encoded(path.read_bytes(), encoding)


class IdeFiles(PageFiles):
    """Serve the files of the query editor."""

    def __init__(self, compress_above: int = -1) -> None:
        super().__init__("ide/dist", IDE_POLICY, compress_above)
