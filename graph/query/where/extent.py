"""The extent of a `where`: how many comparisons it makes, and how many levels of conditions it has."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.query.where.conditions import Catalog, Condition, LinkCondition, PathCondition, TranslatedCondition

#: The levels of a condition through a relationship, which is a subquery of its own.
_RELATIONSHIP = 2


@dataclass(frozen=True, slots=True)
class WhereExtent:
    """How many comparisons a `where` makes, and how many levels of conditions it has below each other.

    `and` and `or` are a level each; a relationship, which is a subquery of its own, is two.
    """

    comparisons: int = 0
    depth: int = 0


def extent_of(catalog: Catalog, group: str, given: Mapping[str, Any]) -> WhereExtent:
    """The extent of the conditions `given`, of a group such as `PracticeWhere`.

    A text in two languages is compared twice, a value that several links reach once for each.
    """
    parts: list[WhereExtent] = []
    for name, value in given.items():
        if name in ("and", "or"):
            parts += [_below(extent_of(catalog, group, part), 1) for part in value]
        elif name == "not":
            parts.append(extent_of(catalog, group, value))
        else:
            parts.append(_extent_of_condition(catalog, catalog[group][name], value))
    return WhereExtent(sum(part.comparisons for part in parts), max((part.depth for part in parts), default=0))


def _extent_of_condition(catalog: Catalog, condition: Condition, value: Mapping[str, Any]) -> WhereExtent:
    match condition:
        case TranslatedCondition():
            return WhereExtent(2 * len(value))
        case PathCondition(links=links):
            return WhereExtent(len(links) * len(value), _RELATIONSHIP)
        case LinkCondition(where=group, quantified=quantified):
            inner = [extent_of(catalog, group, each) for each in (value.values() if quantified else [value])]
            return _below(
                WhereExtent(
                    sum(part.comparisons for part in inner) + len(inner), max((part.depth for part in inner), default=0)
                ),
                _RELATIONSHIP,
            )
    return WhereExtent(len(value))


def _below(extent: WhereExtent, levels: int) -> WhereExtent:
    return WhereExtent(extent.comparisons, extent.depth + levels)
