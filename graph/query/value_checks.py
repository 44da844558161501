"""Checks of argument values: lone surrogates, and null instead of a condition."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from graph.query.errors import BadValue

#: A lone surrogate: it cannot be encoded as UTF-8.
SURROGATE = re.compile("[\ud800-\udfff]")


def is_valid_operand(value: Any) -> bool:
    """Return whether an operand is neither null nor a text with a lone surrogate."""
    return value is not None and not (isinstance(value, str) and SURROGATE.search(value))


def check_texts(arguments: Mapping[str, Any]) -> None:
    """Raise BadValue for a text with a lone surrogate: it cannot be sent to the store."""
    for path, value in _leaves(arguments, ()):
        if isinstance(value, str) and SURROGATE.search(value):
            raise BadValue(_argument(path), "query.half-character")


def check_where(where: Mapping[str, Any]) -> None:
    """Raise BadValue for a null: no value equals null, and a condition that does not apply is omitted."""
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
