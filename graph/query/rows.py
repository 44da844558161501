"""Rows of a statement become objects of the response, keyed by response key."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from graph.query.arguments import Arguments


class Row(dict[str, Any]):
    """An object of the response: values by response key, and its concrete type."""

    __slots__ = ("type",)

    def __init__(self, type_: str):
        super().__init__()
        self.type = type_


class Selection:
    """What is selected of a value: see NodeSelection and ObjectSelection."""

    __slots__ = ()


class DeferredField(Protocol):
    """A field that is worked out when rows have been read, by a batch function: see ComputedField."""

    @property
    def key(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def slot(self) -> int | None: ...

    @property
    def value(self) -> Selection | None: ...

    @property
    def selected(self) -> frozenset[str]: ...


@dataclass(slots=True)
class Pending:
    """A field of one object, still to be worked out and put at `row[field.key]`."""

    field: DeferredField
    parent_id: str
    row: dict[str, Any]


@dataclass(slots=True)
class Reading:
    """One reading of a result: the arguments of the request, and the deferred fields met on the way."""

    arguments: Sequence[Arguments]
    pending: list[Pending] = field(default_factory=list)


#: Makes a value of the response from a list of columns.
Reader = Callable[[list[Any], Reading], Any]
