"""Compression of responses by brotli or gzip, as negotiated by Accept-Encoding (RFC 9110, section 12.5.3).

Starlette's middleware does not support brotli, ignores `q=0`, and compresses large responses in the event loop.
"""

import asyncio
import gzip
from collections.abc import Callable
from functools import lru_cache, partial

import brotli  # type: ignore[import-untyped]  # not annotated

from transport.responses import Answer

#: Supported encodings by preference. The levels are chosen so that compressing 1 MB takes about 10 ms.
_ENCODINGS: dict[str, Callable[[bytes], bytes]] = {
    "br": partial(brotli.compress, quality=4),
    "gzip": partial(gzip.compress, compresslevel=4, mtime=0),
}
#: Minimum size in bytes of a body that is compressed in a thread.
_THREAD_SIZE = 65_536


async def compress(answer: Answer, accept_encoding: str, above: int) -> None:
    """Compress the body of an answer if it is larger than `above` bytes; -1 disables compression."""
    body = answer.body
    if above < 0 or len(body) <= above:
        return
    encoding = preferred_encoding(accept_encoding)
    if encoding is None:
        return
    small = len(body) < _THREAD_SIZE
    answer.body = encoded(body, encoding) if small else await asyncio.to_thread(encoded, body, encoding)
    answer.headers = {**answer.headers, "Content-Encoding": encoding}


def encoded(content: bytes, encoding: str) -> bytes:
    """Return the content in a supported encoding."""
    return _ENCODINGS[encoding](content)


@lru_cache(maxsize=256)
def preferred_encoding(accept_encoding: str) -> str | None:
    """Return the supported encoding with the highest weight, or None if the client accepts none of them.

    Ties are resolved by the order of `_ENCODINGS`.

    >>> preferred_encoding("gzip, deflate, br"), preferred_encoding("br;q=0, gzip;q=0.5")
    ('br', 'gzip')
    >>> preferred_encoding("identity"), preferred_encoding("")
    (None, None)
    """
    weights: dict[str, float] = {}
    for part in accept_encoding.split(","):
        name, _, parameter = part.strip().lower().partition(";")
        key, _, weight = parameter.strip().partition("=")
        try:
            weights[name.strip()] = float(weight) if key.strip() == "q" else 1.0
        except ValueError:
            weights[name.strip()] = 0.0
    default = weights.get("*", 0.0)
    best = max(_ENCODINGS, key=lambda encoding: weights.get(encoding, default))  # max returns the first of equals
    return best if weights.get(best, default) > 0 else None
