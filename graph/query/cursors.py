"""Cursors: positions in one ordering, opaque to clients and stable when nodes are inserted around them."""

import base64
import json
import math
from dataclasses import dataclass
from typing import Any

from graph.query.errors import BadCursor
from graph.query.value_checks import SURROGATE

# json.dumps would create an encoder for each cursor.
_TO_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Order:
    """An ordering of a connection: by one property, then by id. Nulls come last in either direction."""

    key: str = "id"
    descending: bool = False

    @property
    def by_id(self) -> bool:
        return self.key == "id"


@dataclass(frozen=True, slots=True)
class Cursor:
    """The position of a node: its value of the ordering property, and its id."""

    value: str | int | float | None
    id: str


def encode_cursor(list_type: str, order: Order, value: str | float | None, id_: str) -> str:
    """Return the cursor of a position in the ordering `order` of a list. list_type: the type of the list's items."""
    key = [*_signature(list_type, order), id_] if order.by_id else [*_signature(list_type, order), id_, value]
    return base64.urlsafe_b64encode(_TO_JSON(key).encode()).decode().rstrip("=")


def decode_cursor(
    argument: str, text: str, list_type: str, order: Order, types: tuple[type, ...], *, nullable: bool = True
) -> Cursor:
    """Return the position in the cursor `text` that a client sent in `argument`.

    types: the Python types of the ordering property's values; nullable: whether they may be missing.

    Raises
    ------
    BadCursor
        The text is not a cursor of this service, or it belongs to a list of another type or ordering.
    """
    try:
        padded = text.encode("ascii") + b"=" * (-len(text) % 4)
        key = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (ValueError, RecursionError):
        raise BadCursor(argument) from None
    if not isinstance(key, list) or len(key) < 3:
        raise BadCursor(argument)
    if key[:2] != _signature(list_type, order):
        raise BadCursor(argument, foreign=all(type(part) is str for part in key[:2]))
    id_, *values = key[2:]
    value: Any = values[0] if values else None
    if (
        len(values) != (0 if order.by_id else 1)
        or type(id_) is not str
        or not _is_storable(id_)
        or not (type(value) in types and _is_storable(value) or value is None and (nullable or order.by_id))
    ):
        raise BadCursor(argument)
    return Cursor(value, id_)


def _signature(list_type: str, order: Order) -> list[str]:
    return [list_type, ("-" if order.descending else "") + order.key]


def _is_storable(value: str | float) -> bool:
    if isinstance(value, int):
        return -(2**63) <= value < 2**63
    if isinstance(value, float):
        return math.isfinite(value)
    return not SURROGATE.search(value)
