"""The arguments of one field of one request, checked, in the form in which statements read them."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.model import MODEL, Kind
from graph.query.checks import check_texts, check_where
from graph.query.pages import Page, order_of, page_of
from graph.query.where.shape import shape_of

#: What the values of a property are in Python; a store may give a whole number for a FLOAT.
_TYPES: dict[Kind, tuple[type, ...]] = {Kind.INT: (int,), Kind.FLOAT: (int, float)}


@dataclass(frozen=True, slots=True, eq=False)
class Arguments:
    """The arguments of a field.

    values: from which the parameters of a statement are read. shape: all that decides the statement's text. size:
    all that decides its price beside that. page, group: of a connection: what it asks for, and the name of the
    conditions that its `where` may have, such as `PracticeWhere`.

    Two are equal when their shapes are: a statement compiled for one serves the other.
    """

    values: Mapping[str, Any]
    shape: tuple[Hashable, ...]
    size: Hashable
    page: Page | None = None
    group: str | None = None

    @property
    def where(self) -> Mapping[str, Any]:
        """The conditions of a connection; none of any other field."""
        return self.values["where"] if self.group else {}

    def with_where(self, where: Mapping[str, Any]) -> "Arguments":
        """The arguments of the same page of a connection, with other conditions."""
        return _connection(self.values, _page(self), self.group, where)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Arguments) and self.shape == other.shape

    def __hash__(self) -> int:
        return hash(self.shape)


def page_at(arguments: Sequence[Arguments], slot: int) -> Page:
    """The page that a connection asks for."""
    return _page(arguments[slot])


def page_arguments(given: Mapping[str, Any], target: str) -> Arguments:
    """The arguments of a connection of `target`. Raises BadPage, BadCursor and BadValue."""
    page = page_of(given, target, _value_types(target, order_of(given).key))
    values: dict[str, Any] = {"size": page.size, "oneMore": page.size + 1}
    for side, cursor in (("after", page.after), ("before", page.before)):
        if cursor is not None:
            values[side] = {"id": cursor.id, "value": cursor.value}
    return _connection(values, page, f"{target}Where", given.get("where") or {})


def _connection(values: Mapping[str, Any], page: Page, group: str | None, where: Mapping[str, Any]) -> Arguments:
    shape = shape_of(where)
    if not shape.is_sound:
        check_where(where)
        check_texts({"where": where})
    return Arguments(
        {**values, "where": where}, (page.shape, shape.conditions), (page.size, shape.lengths), page, group
    )


def _page(arguments: Arguments) -> Page:
    if arguments.page is None:
        raise TypeError("these are not the arguments of a connection")
    return arguments.page


def _value_types(target: str, property_: str) -> tuple[type, ...]:
    types = MODEL.concrete(target)
    found = types[0].property(property_) if types else None
    return _TYPES.get(found.kind if found else Kind.STRING, (str,))


def plain_arguments(given: Mapping[str, Any], *structural: str) -> Arguments:
    """The arguments of any other field; those named decide by their value what the statement says.

    Raises BadValue.
    """
    check_texts(given)
    return Arguments(given, tuple(given.get(name) for name in structural), _sizes(given))


def _sizes(given: Mapping[str, Any]) -> Hashable:
    """Numbers, years and the lengths of lists: they decide the price of a computed field.

    >>> _sizes({"first": 5, "asOf": "1995-06", "topics": ["a", "b"], "id": "x"})
    (('first', 5), ('asOf', '1995'), ('topics', 2))
    """
    return tuple(
        (name, len(value) if isinstance(value, list) else str(value)[:4] if name == "asOf" else value)
        for name, value in given.items()
        if isinstance(value, (list, int)) or name == "asOf"
    )
