"""Values of variables in messages: as JSON, which the client wrote, and not as Python."""

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graphql import GraphQLError
from graphql.pyutils import inspect

#: Characters of a value that a message quotes.
MOST = 240
_COLON = re.compile(": ")
#: For a number that a double cannot hold: what the client wrote is lost by then.
_TOO_LARGE = "a number beyond 1.7976931348623157e308"


def json_text(value: Any) -> str:
    """A value as JSON, its end left out where it is long.

    >>> json_text([True, None, -0.0])
    '[true, null, 0]'
    """
    plain = _plain(value)
    text = plain if plain is _TOO_LARGE else json.dumps(plain, ensure_ascii=False)
    return text if len(text) <= MOST else f"{text[:MOST]}…"


def _plain(value: Any) -> Any:
    match value:
        case float() if value == 0:
            return 0
        case float() if not math.isfinite(value):
            return _TOO_LARGE
        case list():
            return list(map(_plain, value))
        case Mapping():
            return {name: _plain(member) for name, member in value.items()}
    return value


def quote_as_json(errors: Iterable[GraphQLError], variables: Mapping[str, Any]) -> list[GraphQLError]:
    """The errors, each with the value that ends its message written as JSON."""
    known: dict[str, Any] | None = None
    found = []
    for error in errors:
        stem = error.message.removesuffix(".")
        end = error.message[len(stem) :]
        if stem.endswith(" not to be None"):
            error.message = f"{stem.removesuffix('None')}null{end}"
        else:
            known = {inspect(value): value for value in _values(variables)} if known is None else known
            # What ends the message begins after one of its colons; the value may have colons of its own.
            starts = (match.end() for match in _COLON.finditer(stem))
            if (quoted := next((stem[i:] for i in starts if stem[i:] in known), None)) is not None:
                error.message = f"{stem.removesuffix(quoted)}{json_text(known[quoted])}{end}"
        found.append(error)
    return found


def _values(value: Any) -> Iterator[Any]:
    """All values in a value."""
    members = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    for member in members:
        yield member
        yield from _values(member)
