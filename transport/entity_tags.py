"""Entity tags, by which a client revalidates a cached response (RFC 9110, sections 8.8 and 13.1.2)."""

import hashlib


def weak_tag(content: str) -> str:
    """Return the entity tag of the content. It is weak because all encodings of a response share it.

    >>> weak_tag("a")
    'W/"ca978112ca1bbdcafac231b39a23dc4d"'
    """
    return f'W/"{hashlib.sha256(content.encode()).hexdigest()[:32]}"'


def is_current(if_none_match: str, tag: str) -> bool:
    """Return whether `If-None-Match` contains the tag, by weak comparison.

    `*` never matches: whether a response exists is unknown until the query has been executed.

    >>> is_current('"x", W/"a"', 'W/"a"'), is_current('"a"', 'W/"a"')
    (True, True)
    >>> is_current('"ab"', 'W/"a"'), is_current("*", 'W/"a"')
    (False, False)
    """
    return tag.removeprefix("W/") in (value.strip().removeprefix("W/") for value in if_none_match.split(","))
