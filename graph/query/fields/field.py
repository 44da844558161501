"""A kind of field: what the schema declares, and what an operation selects, in the graph's own words.

Each kind has a module of its own beside this one, with a declaration (which `schema/` attaches to a field), the field
of a selection that it becomes, and the reader of the field's value. Everything else knows kinds by these classes only.

`__typename` is in no selection: what completes the response knows the types.

Every field has its response key. A field with arguments has a slot: the number under which the arguments of the
request are found. The tree is the same for every request of one operation; only the arguments differ.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from graph.query.arguments import Arguments, plain_arguments
from graph.query.compilation import Compilation
from graph.query.fields.code import CodeReader
from graph.query.pricing.cost import Cost
from graph.query.pricing.price import Price
from graph.query.pricing.pricing import Parents, Pricing
from graph.query.rows import DeferredField, Reading


class FieldReader(CodeReader, Protocol):
    """Reads the value of a field from a list of columns. Its `code` reads the same."""

    def __call__(self, row: list[Any], reading: Reading, /) -> Any: ...


class ListPlace(NamedTuple):
    """A list in the value of a field.

    path: the response keys that lead to it, that of the field included. shows: the keys of its members that are empty
    or 0 where it is empty.
    """

    path: tuple[str, ...]
    slot: int
    shows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field(ABC):
    """A field that is selected."""

    key: str

    @property
    def deferred(self) -> DeferredField | None:
        """The field itself where it is worked out when the row has been read, from the id of its node, and is not
        compiled; else None."""
        return None

    @abstractmethod
    def compile(self, compilation: Compilation, variable: str | None, columns: list[str]) -> FieldReader:
        """Appends the columns of the field, and returns its reader.

        variable: of the node or relationship that has the field; None for a root field.
        """

    def price(self, pricing: Pricing, parents: Parents | None) -> Price | None:
        """The price of the field of some nodes, or of a root field where parents is None; None where it costs nothing
        beside its nodes."""
        return None

    def lists(self) -> Iterator[ListPlace]:
        """The lists in its value that the same statement reads."""
        return iter(())

    def training_years(self, arguments: Sequence[Arguments]) -> set[str]:
        """The years as of which it asks of the recommender."""
        return set()


class RequestedField(Protocol):
    """A field as an operation asks for it, with what the schema says of it.

    key: its response key. name: that in the schema. attribute: that in Python, where it is a member of an object.
    cost: as the schema declares it. is_leaf: whether nothing can be selected of its value.
    """

    @property
    def key(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def attribute(self) -> str: ...

    @property
    def cost(self) -> Cost: ...

    @property
    def is_leaf(self) -> bool: ...

    @property
    def has_arguments(self) -> bool: ...

    def slot(self) -> int:
        """A new slot, for its arguments."""

    def select(self) -> Field:
        """The field in the graph's own words. Raises TypeError where the schema does not declare it."""

    def types(self) -> Sequence[str]:
        """The concrete types that its value can have."""

    def offers(self, type_: str, member: str) -> bool:
        """Whether values of this type have a member of this name, selected or not."""

    def members(self, type_: str) -> "Sequence[RequestedField]":
        """What is selected of its value where it is of this type."""


class Declaration(ABC):
    """What a field of the public schema is in the graph."""

    __slots__ = ()

    @abstractmethod
    def select(self, requested: RequestedField) -> Field:
        """The field as an operation selects it."""

    def arguments(self, given: Mapping[str, Any]) -> Arguments:
        """The arguments of the field in one request. Raises QueryError."""
        return plain_arguments(given)
