"""The extent of a `where`: its number of comparisons and its depth."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.query.where.conditions import Catalog, Condition, LinkCondition, PathCondition, TranslatedCondition

#: The levels of a condition through a relationship, which is a separate subquery.
_RELATIONSHIP = 2


@dataclass(frozen=True, slots=True)
class WhereExtent:
    """The number of comparisons in a `where`, and the number of nested levels of conditions.

    `and` and `or` count as one level each. A relationship, which is a separate subquery, counts as two.
    """

    comparisons: int = 0
    depth: int = 0


def extent_of(catalog: Catalog, group: str, conditions: Mapping[str, Any]) -> WhereExtent:
    """Return the extent of conditions of a group such as `PracticeWhere`.

    A text in two languages counts as two comparisons, a value at the end of several links as one per link.
    """
    parts: list[WhereExtent] = []
    for name, value in conditions.items():
        if name in ("and", "or"):
            parts += [_nested(extent_of(catalog, group, part), 1) for part in value]
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
            inner = [extent_of(catalog, group, part) for part in (value.values() if quantified else [value])]
            return _nested(
                WhereExtent(
                    sum(part.comparisons for part in inner) + len(inner), max((part.depth for part in inner), default=0)
                ),
                _RELATIONSHIP,
            )
    return WhereExtent(len(value))


def _nested(extent: WhereExtent, levels: int) -> WhereExtent:
    return WhereExtent(extent.comparisons, extent.depth + levels)
