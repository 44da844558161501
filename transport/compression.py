"""Answers are compressed where the client takes it: by brotli or gzip (RFC 9110, section 12.5.3).

Starlette's middleware has no brotli, takes `gzip;q=0` for a wish, and compresses large answers in the event loop.
"""

import asyncio
import gzip
from collections.abc import Callable
from functools import lru_cache, partial

import brotli  # type: ignore[import-untyped]  # it has no type information

from transport.responses import Answer

#: In the order of our preference. Levels at which an answer of 1 MB takes about 10 ms.
_ENCODINGS: dict[str, Callable[[bytes], bytes]] = {
    "br": partial(brotli.compress, quality=4),
    "gzip": partial(gzip.compress, compresslevel=4, mtime=0),
}
#: Bytes from which on another thread compresses.
_LARGE = 65_536


async def compress(answer: Answer, accept_encoding: str, above: int) -> None:
    """Compresses the body of an answer that is larger than `above` bytes (-1: never)."""
    body = answer.body
    if above < 0 or len(body) <= above:
        return
    encoding = chosen(accept_encoding)
    if encoding is None:
        return
    encode = _ENCODINGS[encoding]
    answer.body = encode(body) if len(body) < _LARGE else await asyncio.to_thread(encode, body)
    answer.headers = {**answer.headers, "Content-Encoding": encoding}


@lru_cache(maxsize=256)
def chosen(accept_encoding: str) -> str | None:
    """The encoding that a client likes best, by weight, then in our order; None for none.

    >>> chosen("gzip, deflate, br"), chosen("br;q=0, gzip;q=0.5"), chosen("identity"), chosen("")
    ('br', 'gzip', None, None)
    """
    weights: dict[str, float] = {}
    for part in accept_encoding.split(","):
        name, _, parameter = part.strip().lower().partition(";")
        key, _, weight = parameter.strip().partition("=")
        try:
            weights[name.strip()] = float(weight) if key.strip() == "q" else 1.0
        except ValueError:
            weights[name.strip()] = 0.0
    other = weights.get("*", 0.0)
    # Of several with the greatest weight, max takes the first.
    best = max(_ENCODINGS, key=lambda encoding: weights.get(encoding, other))
    return best if weights.get(best, other) > 0 else None
