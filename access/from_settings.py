"""Build the bounds and principals from the settings."""

import dataclasses
import math

from access.allowance import Allowance
from access.bounds import Bounds
from access.principals import Principals
from settings import Settings


def bounds_of(settings: Settings) -> Bounds:
    """Return the bounds on an operation.

    Suggestions reveal names of the schema, so by default they are enabled only with introspection.
    """
    suggestions = settings.introspection if settings.suggestions is None else settings.suggestions
    return Bounds(
        tokens=settings.max_tokens,
        depth=settings.max_depth,
        fields=settings.max_fields,
        repeats=settings.max_repeats,
        operations=settings.max_operations,
        root_fields=settings.max_root_fields,
        aliases=settings.max_aliases,
        directives=settings.max_directives,
        fragments=settings.max_fragments,
        variables=settings.max_variables,
        values=settings.max_values,
        value_depth=settings.max_value_depth,
        conditions=settings.max_conditions,
        condition_depth=settings.max_condition_depth,
        introspection=settings.introspection,
        suggestions=suggestions,
    )


def principals_of(settings: Settings) -> Principals:
    """Return the principals, with the allowance of each class and the API keys."""
    anonymous, key, trusted = (
        Allowance(max_cost, rate, burst, max_reads or math.inf)
        for max_cost, rate, burst, max_reads in zip(
            settings.max_cost, settings.cost_rate, settings.cost_burst, settings.max_reads, strict=True
        )
    )
    may_plan = dataclasses.replace(trusted, may_plan=True)
    return Principals(anonymous, key, may_plan, settings.api_keys, settings.trusted_api_keys)
