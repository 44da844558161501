"""Cursors: a place in one ordering, opaque to clients, unmoved by what is inserted around it."""

import base64
import binascii
import json
from dataclasses import dataclass

from graph.query.errors import BadCursor


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


def encode_cursor(list_: str, order: Order, value, id_: str) -> str:
    """The text of a place in the ordering `order` of a list; `list_` says what it is a list of."""
    key = [*_signature(list_, order), id_] if order.by_id else [*_signature(list_, order), id_, value]
    text = json.dumps(key, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def decode_cursor(argument: str, text: str, list_: str, order: Order) -> Cursor:
    """The place that a client sends back.

    Raises
    ------
    BadCursor
        It is no cursor of this service, or one of another type or ordering.
    """
    try:
        padded = text.encode("ascii") + b"=" * (-len(text) % 4)
        key = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        type_, ordering, id_, *values = key
    except (ValueError, TypeError, binascii.Error, RecursionError):
        raise BadCursor(argument) from None
    if [type_, ordering] != _signature(list_, order):
        raise BadCursor(argument, foreign=True)
    value = values[0] if values else None
    if (type(id_) is not str or len(values) != (0 if order.by_id else 1) or not _storable(id_)
            or type(value) not in (str, int, float, type(None)) or not _storable(value)):
        raise BadCursor(argument)
    return Cursor(value, id_)


def _signature(list_: str, order: Order) -> list[str]:
    return [list_, ("-" if order.descending else "") + order.key]


def _storable(value) -> bool:
    if isinstance(value, int):
        return -2**63 <= value < 2**63
    if not isinstance(value, str):
        return True
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
