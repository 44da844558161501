"""Objects of the response, read from the rows of a statement and keyed by response key."""

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
    """The selection of a value: see NodeSelection and ObjectSelection."""

    __slots__ = ()


class DeferredField(Protocol):
    """A field that a batch function computes after the rows have been read: see ComputedField."""

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
    """A field of one object that is still to be computed and stored at `row[field.key]`."""

    field: DeferredField
    parent_id: str
    row: dict[str, Any]


@dataclass(slots=True)
class Reading:
    """The state of reading one result: the arguments of the request, and the deferred fields encountered so far."""

    arguments: Sequence[Arguments]
    pending: list[Pending] = field(default_factory=list)


#: Builds a value of the response from a list of columns.
Reader = Callable[[list[Any], Reading], Any]
