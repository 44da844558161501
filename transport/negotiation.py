"""Content negotiation (RFC 9110, section 12.5.1; GraphQL over HTTP, "Body").

Starlette does not implement negotiation by `Accept`.
"""

from functools import lru_cache

from errors import ErrorCode
from transport.errors import Refusal

JSON = "application/json"
GRAPHQL_RESPONSE = "application/graphql-response+json"
HTML = "text/html"

#: Media types of responses by preference. `application/json` is first: a client that names neither JSON type may be a
#: legacy client that accepts no other.
MEDIA_TYPES = (JSON, GRAPHQL_RESPONSE)
GET_MEDIA_TYPES = (*MEDIA_TYPES, HTML)


@lru_cache(maxsize=256)
def best_media_type(accept: str, offers: tuple[str, ...]) -> str:
    """Return the offer that the client prefers.

    Offers are compared by weight, then by their position in `accept`, then by their position in `offers`.

    >>> best_media_type("application/graphql-response+json, application/json;q=0.9", MEDIA_TYPES)
    'application/graphql-response+json'
    >>> best_media_type("*/*", MEDIA_TYPES)
    'application/json'

    Raises:
        Refusal: the client accepts none of the offers.
    """
    ranges = [_media_range(part) for part in accept.split(",") if part.strip()] or [("*/*", 1.0)]
    ranked = []
    for preference, offer in enumerate(offers):
        # Only the most specific matching range counts.
        for candidate in (offer, offer.partition("/")[0] + "/*", "*/*"):
            index, weight = next(((i, w) for i, (name, w) in enumerate(ranges) if name == candidate), (0, None))
            if weight is not None:
                break
        if weight:
            position = index if candidate == offer else len(ranges)
            ranked.append((-weight, position, preference, offer))
    if not ranked:
        raise Refusal("http.not-acceptable", code=ErrorCode.NOT_ACCEPTABLE, status=406)
    return min(ranked)[-1]


def _media_range(text: str) -> tuple[str, float]:
    """Parse a media range and its weight. The weight is 0 if the range is malformed or its charset is not UTF-8."""
    name, *parameters = (part.strip().lower() for part in text.split(";"))
    weight = 1.0
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key == "q":
            try:
                weight = float(value)
            except ValueError:
                weight = 0.0
        elif key == "charset" and value.strip('"') not in ("utf-8", "utf8"):
            weight = 0.0
    return name, weight if 0 <= weight <= 1 else 0.0


@lru_cache(maxsize=256)
def is_json_in_utf8(content_type: str) -> bool:
    """Return whether a Content-Type is JSON in UTF-8, which is the default charset.

    >>> is_json_in_utf8("application/json; charset=UTF-8"), is_json_in_utf8("text/plain"), is_json_in_utf8("")
    (True, False, False)
    """
    name, *parameters = (part.strip().lower() for part in content_type.split(";"))
    charsets = [p.partition("=")[2].strip('"') for p in parameters if p.startswith("charset=")]
    return name == JSON and all(charset in ("utf-8", "utf8") for charset in charsets)
