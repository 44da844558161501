"""The validated arguments of one field in one request, in the form that statements read."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.model import MODEL, Kind
from graph.query.pages import MAX_PAGE, Page, order_of, page_of
from graph.query.value_checks import check_texts, check_where
from graph.query.where.shape import shape_of

#: The Python types of the values of a property. A store may return a whole number for a FLOAT.
_TYPES: dict[Kind, tuple[type, ...]] = {Kind.INT: (int,), Kind.FLOAT: (int, float)}


@dataclass(frozen=True, slots=True, eq=False)
class Arguments:
    """The arguments of a field.

    values: the source of the statement's parameters. shape: everything that determines the statement's text. size:
    everything else that determines its price. page, group: the requested page of a connection, and the name of the
    group of conditions that its `where` may have, such as `PracticeWhere`.

    Two instances are equal if their shapes are: a statement compiled for one serves the other.
    """

    values: Mapping[str, Any]
    shape: tuple[Hashable, ...]
    size: Hashable
    page: Page | None = None
    group: str | None = None

    @property
    def where(self) -> Mapping[str, Any]:
        """Return the conditions of a connection; empty for any other field."""
        return self.values["where"] if self.group else {}

    def with_where(self, where: Mapping[str, Any]) -> "Arguments":
        """Return the arguments of the same page of a connection, with other conditions."""
        return _connection(self.values, _page(self), self.group, where)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Arguments) and self.shape == other.shape

    def __hash__(self) -> int:
        return hash(self.shape)


def page_at(arguments: Sequence[Arguments], slot: int) -> Page:
    """Return the page that a connection requests."""
    return _page(arguments[slot])


def page_arguments(arguments: Mapping[str, Any], target: str) -> Arguments:
    """Return the arguments of a connection of `target`. Raises BadPage, BadCursor and BadValue."""
    page = page_of(arguments, target, _value_types(target, order_of(arguments).key), limit=MAX_PAGE)
    values: dict[str, Any] = {"size": page.size, "oneMore": page.size + 1}
    for side, cursor in (("after", page.after), ("before", page.before)):
        if cursor is not None:
            values[side] = {"id": cursor.id, "value": cursor.value}
    return _connection(values, page, f"{target}Where", arguments.get("where") or {})


def _connection(values: Mapping[str, Any], page: Page, group: str | None, where: Mapping[str, Any]) -> Arguments:
    shape = shape_of(where)
    if not shape.is_valid:
        check_where(where)
        check_texts({"where": where})
    return Arguments(
        {**values, "where": where}, (page.shape, shape.conditions), (page.size, shape.lengths), page, group
    )


def _page(arguments: Arguments) -> Page:
    if arguments.page is None:
        raise TypeError("expected the arguments of a connection")
    return arguments.page


def _value_types(target: str, property_: str) -> tuple[type, ...]:
    types = MODEL.concrete(target)
    definition = types[0].property(property_) if types else None
    return _TYPES.get(definition.kind if definition else Kind.STRING, (str,))


def plain_arguments(values: Mapping[str, Any], *structural: str) -> Arguments:
    """Return the arguments of any other field. The values of `structural` arguments determine the statement's text.

    Raises BadValue.
    """
    check_texts(values)
    return Arguments(values, tuple(values.get(name) for name in structural), _sizes(values))


def _sizes(values: Mapping[str, Any]) -> Hashable:
    """Return the numbers, years and list lengths, which determine the price of a computed field.

    >>> _sizes({"first": 5, "asOf": "1995-06", "topics": ["a", "b"], "id": "x"})
    (('first', 5), ('asOf', '1995'), ('topics', 2))
    """
    return tuple(
        (name, len(value) if isinstance(value, list) else str(value)[:4] if name == "asOf" else value)
        for name, value in values.items()
        if isinstance(value, (list, int)) or name == "asOf"
    )
