"""Bounds on the variables of a request, and on its conditions."""

from collections.abc import Mapping
from typing import Any

from graph.query.conditions import WhereExtent
from resolvers.limits.bounds import Bounds
from resolvers.limits.errors import (
    CONDITIONS_TOO_DEEP,
    TOO_MANY_CONDITIONS,
    TOO_MANY_VALUES,
    VALUES_TOO_DEEP,
    LimitError,
)


def check_values(variables: Mapping[str, Any], bounds: Bounds) -> None:
    """Raises LimitError where they hold too many values, or nest them too deeply."""
    count, depth, level = 0, 0, [variables]
    while level:
        depth += 1
        if depth > bounds.value_depth:
            raise LimitError(VALUES_TOO_DEEP, limit=bounds.value_depth)
        below = []
        for container in level:
            count += len(container)
            if count > bounds.values:
                raise LimitError(TOO_MANY_VALUES, limit=bounds.values)
            members = container.values() if isinstance(container, Mapping) else container
            below += [member for member in members if isinstance(member, (Mapping, list))]
        level = below


def check_conditions(extent: WhereExtent, bounds: Bounds) -> None:
    """Raises LimitError where an operation has more conditions than the stores can plan, or nests them too deeply."""
    if extent.comparisons > bounds.conditions:
        raise LimitError(TOO_MANY_CONDITIONS, limit=bounds.conditions)
    if extent.depth > bounds.condition_depth:
        raise LimitError(CONDITIONS_TOO_DEEP, limit=bounds.condition_depth)
