"""In which form an answer is sent: content negotiation (RFC 9110, section 12.5.1; GraphQL over HTTP, "Body").

Starlette has none for `Accept`.
"""

from functools import lru_cache

from transport.refusal import NOT_ACCEPTABLE, Refusal

JSON = "application/json"
GRAPHQL_RESPONSE = "application/graphql-response+json"
HTML = "text/html"

#: What is offered, in the order of our preference. A client that names neither form of JSON may be an old one,
#: which takes `application/json` only.
ANSWERS = (JSON, GRAPHQL_RESPONSE)
ANSWERS_TO_GET = (*ANSWERS, HTML)


@lru_cache(maxsize=256)
def best(accept: str, offers: tuple[str, ...]) -> str:
    """The offer that the client likes best: by weight, then in the order in which it names them, then in ours.

    >>> best("application/graphql-response+json, application/json;q=0.9", ANSWERS)
    'application/graphql-response+json'
    >>> best("*/*", ANSWERS)
    'application/json'

    Raises:
        Refusal: the header takes none of the offers.
    """
    ranges = [_media_range(part) for part in accept.split(",") if part.strip()] or [("*/*", 1.0)]
    ranked = []
    for preference, offer in enumerate(offers):
        # The most specific range that covers an offer decides, whatever the others say.
        for covering in (offer, offer.partition("/")[0] + "/*", "*/*"):
            place, weight = next(((i, w) for i, (name, w) in enumerate(ranges) if name == covering), (0, None))
            if weight is not None:
                break
        if weight:
            named = place if covering == offer else len(ranges)
            ranked.append((-weight, named, preference, offer))
    if not ranked:
        raise Refusal("http.not-acceptable", code=NOT_ACCEPTABLE, status=406)
    return min(ranked)[-1]


def _media_range(text: str) -> tuple[str, float]:
    """A media range and its weight; 0 where it is malformed or asks for another encoding than UTF-8."""
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
    """Whether a Content-Type says JSON in UTF-8, which it is where no encoding is named.

    >>> is_json_in_utf8("application/json; charset=UTF-8"), is_json_in_utf8("text/plain"), is_json_in_utf8("")
    (True, False, False)
    """
    name, *parameters = (part.strip().lower() for part in content_type.split(";"))
    charsets = [p.partition("=")[2].strip('"') for p in parameters if p.startswith("charset=")]
    return name == JSON and all(charset in ("utf-8", "utf8") for charset in charsets)
