"""Bounds on the variables of a request and on its conditions."""

from collections.abc import Mapping
from typing import Any

from access.bounds import Bounds
from access.errors import (
    CONDITIONS_TOO_DEEP,
    TOO_MANY_CONDITIONS,
    TOO_MANY_VALUES,
    VALUES_TOO_DEEP,
    LimitError,
)
from graph.query import WhereExtent

#: Maximum number of objects in variables per comparison: the comparison itself and the objects that enclose it.
OBJECTS_PER_CONDITION = 5


def check_values(variables: Mapping[str, Any], bounds: Bounds) -> None:
    """Raise LimitError if the variables hold too many values or conditions, or nest them too deeply.

    Conditions are objects, and graphql-core is slow to coerce objects. Variables with more objects than the allowed
    conditions can use are therefore rejected before coercion.
    """
    count = objects = depth = 0
    level: list[Mapping[str, Any] | list[Any]] = [variables]
    while level:
        depth += 1
        if depth > bounds.value_depth:
            raise LimitError(VALUES_TOO_DEEP, limit=bounds.value_depth)
        below: list[Mapping[str, Any] | list[Any]] = []
        for container in level:
            count += len(container)
            if count > bounds.values:
                raise LimitError(TOO_MANY_VALUES, limit=bounds.values)
            members = container.values() if isinstance(container, Mapping) else container
            below += [member for member in members if isinstance(member, (Mapping, list))]
        objects += sum(isinstance(container, Mapping) for container in below)
        if objects > OBJECTS_PER_CONDITION * bounds.conditions:
            raise LimitError(TOO_MANY_CONDITIONS, limit=bounds.conditions)
        level = below


def check_conditions(extent: WhereExtent, bounds: Bounds) -> None:
    """Raise LimitError if an operation has more conditions than the stores can plan, or nests them too deeply."""
    if extent.comparisons > bounds.conditions:
        raise LimitError(TOO_MANY_CONDITIONS, limit=bounds.conditions)
    if extent.depth > bounds.condition_depth:
        raise LimitError(CONDITIONS_TOO_DEEP, limit=bounds.condition_depth)
