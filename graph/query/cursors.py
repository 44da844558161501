"""Cursors: a place in one ordering, opaque to clients, unmoved by what is inserted around it."""

import base64
import json
import math
from dataclasses import dataclass
from typing import Any

from graph.query.checks import HALF
from graph.query.errors import BadCursor

# json.dumps would make an encoder for each.
_TO_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Order:
    """An ordering of a connection: by one property, then by id, nulls last whatever the direction."""

    key: str = "id"
    descending: bool = False

    @property
    def by_id(self) -> bool:
        return self.key == "id"


@dataclass(frozen=True, slots=True)
class Cursor:
    """The place of a node: its value of the order's property, and its id."""

    value: str | int | float | None
    id: str


def encode_cursor(list_: str, order: Order, value: str | float | None, id_: str) -> str:
    """The text of a place in the ordering `order` of a list; `list_` says what it is a list of."""
    key = [*_signature(list_, order), id_] if order.by_id else [*_signature(list_, order), id_, value]
    return base64.urlsafe_b64encode(_TO_JSON(key).encode()).decode().rstrip("=")


def decode_cursor(
    argument: str, text: str, list_: str, order: Order, types: tuple[type, ...], *, nullable: bool = True
) -> Cursor:
    """The place that a client sends back.

    types: what the values of the order's property are in Python; nullable: whether they may be missing.

    Raises
    ------
    BadCursor
        It is no cursor of this service, or one of another type or ordering.
    """
    try:
        padded = text.encode("ascii") + b"=" * (-len(text) % 4)
        key = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (ValueError, RecursionError):
        raise BadCursor(argument) from None
    if not isinstance(key, list) or len(key) < 3:
        raise BadCursor(argument)
    if key[:2] != _signature(list_, order):
        raise BadCursor(argument, foreign=all(type(part) is str for part in key[:2]))
    id_, *values = key[2:]
    value: Any = values[0] if values else None
    if (
        len(values) != (0 if order.by_id else 1)
        or type(id_) is not str
        or not _storable(id_)
        or not (type(value) in types and _storable(value) or value is None and (nullable or order.by_id))
    ):
        raise BadCursor(argument)
    return Cursor(value, id_)


def _signature(list_: str, order: Order) -> list[str]:
    return [list_, ("-" if order.descending else "") + order.key]


def _storable(value: str | float) -> bool:
    if isinstance(value, int):
        return -(2**63) <= value < 2**63
    if isinstance(value, float):
        return math.isfinite(value)
    return not HALF.search(value)
