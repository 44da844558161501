"""Entity tags: by them a client asks whether an answer that it has is current (RFC 9110, sections 8.8, 13.1.2)."""

import hashlib


def weak_tag(content: str) -> str:
    """The tag of this content; weak, as all encodings of an answer share it.

    >>> weak_tag("a")
    'W/"ca978112ca1bbdcafac231b39a23dc4d"'
    """
    return f'W/"{hashlib.sha256(content.encode()).hexdigest()[:32]}"'


def is_current(if_none_match: str, tag: str) -> bool:
    """Whether `If-None-Match` has this tag, by weak comparison. `*` has none: it asks whether there is an answer, which
    the service does not know before it executes a query.

    >>> is_current('"x", W/"a"', 'W/"a"'), is_current('"a"', 'W/"a"')
    (True, True)
    >>> is_current('"ab"', 'W/"a"'), is_current("*", 'W/"a"')
    (False, False)
    """
    return tag.removeprefix("W/") in (each.strip().removeprefix("W/") for each in if_none_match.split(","))
