"""What no argument may hold: halves of characters, and null where a condition is expected."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from graph.query.errors import BadValue

#: A code point that stands for half of a character: it cannot be written as UTF-8.
HALF = re.compile("[\ud800-\udfff]")


def is_whole(value: Any) -> bool:
    """Whether a value to compare with is neither null nor a text with half of a character."""
    return value is not None and not (isinstance(value, str) and HALF.search(value))


def check_texts(given: Mapping[str, Any]) -> None:
    """Raises BadValue for a text with half of a character: it cannot reach the store."""
    for path, value in _leaves(given, ()):
        if isinstance(value, str) and HALF.search(value):
            raise BadValue(_argument(path), "query.half-character")


def check_where(where: Mapping[str, Any]) -> None:
    """Raises BadValue for a null: nothing equals it, and what is left out is not asked for."""
    for path, value in _leaves(where, ("where",)):
        if value is None:
            raise BadValue(_argument(path), "query.null-condition")


def _leaves(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    if isinstance(value, Mapping):
        for name, member in value.items():
            yield from _leaves(member, (*path, name))
    elif isinstance(value, list):
        for i, member in enumerate(value):
            yield from _leaves(member, (*path, i))
    else:
        yield path, value


def _argument(path: tuple[str | int, ...]) -> str:
    return ".".join(map(str, path))
