"""The arguments of one field of one request, checked, in the form in which statements read them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.query.pages import Page, page_of


@dataclass(frozen=True, slots=True)
class Arguments:
    """values: what the parameters of a statement are read from. shape: all that decides the statement's text."""

    values: Mapping[str, Any]
    shape: tuple
    page: Page | None = None


def page_arguments(given: Mapping[str, Any], labels: tuple[str, ...]) -> Arguments:
    """The arguments of a connection. Raises BadPage and BadCursor."""
    page = page_of(given, labels)
    where = given.get("where") or {}
    values = {"limit": page.size + 1, "where": where}
    for side in ("after", "before"):
        if (cursor := getattr(page, side)) is not None:
            values[side] = {"id": cursor.id, "value": cursor.value}
    return Arguments(values, (page.shape, where_shape(where)), page)


def plain_arguments(given: Mapping[str, Any], *structural: str) -> Arguments:
    """The arguments of any other field; those named decide by their value what the statement says."""
    return Arguments(given, tuple(given.get(name) for name in structural))


def where_shape(where: Any) -> Any:
    """Which conditions are given, not what they are compared with.

    >>> where_shape({"population": {"gte": 5}, "not": {"name": None}})
    (('population', (('gte', ()),)), ('not', (('name', None),)))
    """
    if isinstance(where, Mapping):
        return tuple((name, value if name == "isNull" else where_shape(value)) for name, value in where.items())
    if isinstance(where, list) and any(isinstance(item, Mapping) for item in where):
        return tuple(where_shape(item) for item in where)
    if isinstance(where, list):
        return len(where) == 0
    return None if where is None else ()
