"""JSON responses to GraphQL requests.

Starlette's Response takes 2.5 microseconds instead of 1.8, and creates its headers before the body is compressed.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson
from starlette.types import Send

#: Request headers that determine the response; caches use them as part of the key.
VARY = "Accept, Accept-Encoding"
NOT_MODIFIED = 304


@dataclass(slots=True)
class Answer:
    """An HTTP response.

    headers: response headers other than Content-Type, Content-Length and Vary, which are added on sending.
    """

    body: bytes
    status: int
    media_type: str
    headers: Mapping[str, str] = field(default_factory=dict)

    async def __call__(self, send: Send) -> None:
        """Send the response."""
        headers = [(b"vary", VARY.encode())]
        if self.body:
            headers.append((b"content-type", f"{self.media_type}; charset=utf-8".encode("ascii")))
        if self.status != NOT_MODIFIED:
            headers.append((b"content-length", b"%d" % len(self.body)))
        headers += [(name.lower().encode("ascii"), value.encode("latin-1")) for name, value in self.headers.items()]
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": self.body})


def json_answer(result: Mapping[str, Any], status: int, media_type: str, headers: Mapping[str, str]) -> Answer:
    """Return a GraphQL response as an HTTP response in JSON."""
    try:
        content = orjson.dumps(result)
    except TypeError:
        # orjson rejects lone surrogates and integers of more than 64 bits, which an error message may quote.
        content = json.dumps(result).encode("ascii")
    return Answer(content, status, media_type, headers)
