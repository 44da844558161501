"""Rows of a statement become objects of the response, keyed by response key."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.query.selection import ComputedField


class Row(dict):
    """An object of the response: values by response key, and its concrete type."""

    __slots__ = ("type",)

    def __init__(self, type_: str):
        super().__init__()
        self.type = type_


@dataclass(slots=True)
class Pending:
    """A computed field of one object, still to be worked out and put at `row[field.key]`."""

    field: ComputedField
    parent_id: str
    row: Row


@dataclass(slots=True)
class Reading:
    """One reading of a result: the arguments of the request, and the computed fields met on the way."""

    arguments: Sequence[Any]
    pending: list[Pending] = field(default_factory=list)


#: Makes a value of the response from a list of columns.
Reader = Callable[[list, Reading], Any]
