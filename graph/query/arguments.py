"""The arguments of one field of one request, checked, in the form in which statements read them."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.model import MODEL, Kind
from graph.query.checks import check_texts, check_where
from graph.query.pages import Page, order_of, page_of

#: What the values of a property are in Python; a store may give a whole number for a FLOAT.
_TYPES = {Kind.INT: (int,), Kind.FLOAT: (int, float)}


@dataclass(frozen=True, slots=True, eq=False)
class Arguments:
    """values: from which the parameters of a statement are read. shape: all that decides the statement's text. size:
    all that decides its price beside that.

    Two are equal when their shapes are: a statement compiled for one serves the other.
    """

    values: Mapping[str, Any]
    shape: tuple
    size: Hashable
    page: Page | None = None

    def with_where(self, where: Mapping[str, Any]) -> "Arguments":
        """The arguments of the same page of a connection, with other conditions."""
        return Arguments({**self.values, "where": where}, (self.page.shape, where_shape(where)),
                         (self.page.size, _lengths(where) if where else ()), self.page)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Arguments) and self.shape == other.shape

    def __hash__(self) -> int:
        return hash(self.shape)


def page_arguments(given: Mapping[str, Any], target: str) -> Arguments:
    """The arguments of a connection of `target`. Raises BadPage, BadCursor and BadValue."""
    page = page_of(given, target, _value_types(target, order_of(given).key))
    where = given.get("where") or {}
    check_where(where)
    check_texts({"where": where})
    values = {"size": page.size, "oneMore": page.size + 1, "where": where}
    for side in ("after", "before"):
        if (cursor := getattr(page, side)) is not None:
            values[side] = {"id": cursor.id, "value": cursor.value}
    return Arguments(values, (page.shape, where_shape(where)), (page.size, _lengths(where) if where else ()), page)


def _value_types(target: str, property_: str) -> tuple[type, ...]:
    types = MODEL.concrete(target)
    kind = types[0].property(property_).kind if types else Kind.STRING
    return _TYPES.get(kind, (str,))


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
    return tuple((name, len(value) if isinstance(value, list) else str(value)[:4] if name == "asOf" else value)
                 for name, value in given.items() if isinstance(value, (list, int)) or name == "asOf")


def _lengths(where: Any) -> Hashable:
    """The lengths of lists to compare with: they decide how many nodes a list begins with."""
    if isinstance(where, Mapping):
        return tuple(filter(None, map(_lengths, where.values())))
    if isinstance(where, list):
        return tuple(map(_lengths, where)) if where and isinstance(where[0], Mapping) else len(where)
    return None


def where_shape(where: Any) -> Any:
    """Which conditions are given, not what they are compared with.

    >>> where_shape({"population": {"gte": 5}, "not": {"name": {"isNull": True}}})
    (('population', (('gte', ()),)), ('not', (('name', (('isNull', True),)),)))
    """
    if isinstance(where, Mapping):
        return tuple((name, value if name == "isNull" else where_shape(value)) for name, value in where.items())
    if isinstance(where, list) and any(isinstance(item, Mapping) for item in where):
        return tuple(where_shape(item) for item in where)
    if isinstance(where, list):
        return len(where) == 0
    return ()
