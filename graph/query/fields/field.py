"""The interface of a kind of field: its declaration in the schema, and its selection in an operation.

Each kind has its own module in this package, with a declaration (which `schema/` attaches to a field), the selected
field and the reader of its value. All other code knows the kinds only through these classes.

`__typename` is not part of a selection: the code that completes the response knows the types.

Every field has a response key. A field with arguments has a slot: the index of its arguments among those of the
request. The tree is the same for every request of one operation; only the arguments differ.
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
    """A reader of the value of a field from a list of columns. Its `code` is equivalent."""

    def __call__(self, row: list[Any], reading: Reading, /) -> Any: ...


class ListPlace(NamedTuple):
    """The position of a list in the value of a field.

    path: the response keys that lead to the list, including the key of the field. indicators: the keys of the members
    that are empty or 0 if the list is empty.
    """

    path: tuple[str, ...]
    slot: int
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field(ABC):
    """A selected field."""

    key: str

    @property
    def deferred(self) -> DeferredField | None:
        """Return the field itself if it is computed after the row has been read, from the id of its node; else None.

        A deferred field is not compiled.
        """
        return None

    @abstractmethod
    def compile(self, compilation: Compilation, variable: str | None, columns: list[str]) -> FieldReader:
        """Append the columns of the field, and return its reader.

        variable: the variable of the node or relationship that has the field; None for a root field.
        """

    def price(self, pricing: Pricing, parents: Parents | None) -> Price | None:
        """Return the price of the field, or None if it costs nothing beyond its nodes.

        parents: the nodes that have the field; None for a root field.
        """
        return None

    def lists(self) -> Iterator[ListPlace]:
        """Return the lists in the value of the field that the same statement reads."""
        return iter(())

    def training_years(self, arguments: Sequence[Arguments]) -> set[str]:
        """Return the years for which the field needs a trained recommender."""
        return set()


class RequestedField(Protocol):
    """A field as an operation requests it, with its definition in the schema.

    key: the response key. name: the name in the schema. attribute: the attribute in Python, if the field is a member of
    an object. cost, declaration: as declared in the schema. is_leaf: whether the value has no members to select.
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

    @property
    def declaration(self) -> "Declaration | None": ...

    def slot(self) -> int:
        """Return a new slot for the arguments of the field."""

    def select(self) -> Field:
        """Return the selected field. Raises TypeError if the schema does not declare it."""

    def types(self) -> Sequence[str]:
        """Return the concrete types that the value can have."""

    def offers(self, type_: str, member: str) -> bool:
        """Return whether values of this type have a member with this name, selected or not."""

    def members(self, type_: str) -> "Sequence[RequestedField]":
        """Return the members selected on a value of this type."""


class Declaration(ABC):
    """The declaration of how a field of the public schema is read from the graph."""

    __slots__ = ()

    @abstractmethod
    def select(self, requested: RequestedField) -> Field:
        """Return the field as an operation selects it."""

    def arguments(self, values: Mapping[str, Any]) -> Arguments:
        """Return the arguments of the field in one request. Raises QueryError."""
        return plain_arguments(values)
