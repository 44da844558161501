"""Values of variables quoted in messages: as JSON, which the client sent, instead of Python."""

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graphql import GraphQLError
from graphql.pyutils import inspect

#: Maximum length of a value quoted in a message.
MAX_LENGTH = 240
_COLON = re.compile(": ")
#: Stands for a number beyond the range of a double, whose original digits are lost.
_TOO_LARGE = "a number beyond 1.7976931348623157e308"


def json_text(value: Any) -> str:
    """Return a value as JSON, truncated if it is too long.

    >>> json_text([True, None, -0.0])
    '[true, null, 0]'
    """
    plain = _plain(value)
    text = plain if plain is _TOO_LARGE else json.dumps(plain, ensure_ascii=False)
    return text if len(text) <= MAX_LENGTH else f"{text[:MAX_LENGTH]}…"


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
    """Return the errors with the value at the end of each message replaced by its JSON text."""
    by_python_text: dict[str, Any] | None = None
    quoted_errors = []
    for error in errors:
        stem = error.message.removesuffix(".")
        end = error.message[len(stem) :]
        if stem.endswith(" not to be None"):
            error.message = f"{stem.removesuffix('None')}null{end}"
        else:
            if by_python_text is None:
                by_python_text = {inspect(value): value for value in _values(variables)}
            # The value follows one of the message's colons, and may contain colons itself.
            starts = (match.end() for match in _COLON.finditer(stem))
            if (quoted := next((stem[i:] for i in starts if stem[i:] in by_python_text), None)) is not None:
                error.message = f"{stem.removesuffix(quoted)}{json_text(by_python_text[quoted])}{end}"
        quoted_errors.append(error)
    return quoted_errors


def _values(value: Any) -> Iterator[Any]:
    """Yield all values nested in a value."""
    members = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    for member in members:
        yield member
        yield from _values(member)
