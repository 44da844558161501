"""The bounds and principals that the settings name."""

import dataclasses
import math
from collections.abc import Sequence
from typing import Protocol

from access.allowance import Allowance
from access.bounds import Bounds
from access.principals import Principals


class LimitSettings(Protocol):
    """What of the settings concerns limits; docs/settings.md explains each."""

    max_tokens: int
    max_depth: int
    max_fields: int
    max_repeats: int
    max_operations: int
    max_root_fields: int
    max_aliases: int
    max_directives: int
    max_fragments: int
    max_variables: int
    max_values: int
    max_value_depth: int
    max_conditions: int
    max_condition_depth: int
    introspection: bool
    suggestions: bool
    max_cost: Sequence[int]
    cost_rate: Sequence[int]
    cost_burst: Sequence[int]
    max_reads: Sequence[int]
    api_keys: Sequence[str]
    trusted_api_keys: Sequence[str]


def bounds_of(settings: LimitSettings) -> Bounds:
    """Return how large an operation may be."""
    return Bounds(
        tokens=settings.max_tokens, depth=settings.max_depth, fields=settings.max_fields,
        repeats=settings.max_repeats, operations=settings.max_operations, root_fields=settings.max_root_fields,
        aliases=settings.max_aliases, directives=settings.max_directives, fragments=settings.max_fragments,
        variables=settings.max_variables, values=settings.max_values, value_depth=settings.max_value_depth,
        conditions=settings.max_conditions, condition_depth=settings.max_condition_depth,
        introspection=settings.introspection, suggestions=settings.suggestions)


def principals_of(settings: LimitSettings) -> Principals:
    """Return the principals, by the allowances of their classes and the keys."""
    anonymous, key, trusted = (
        Allowance(max_cost, rate, burst, max_reads or math.inf) for max_cost, rate, burst, max_reads in
        zip(settings.max_cost, settings.cost_rate, settings.cost_burst, settings.max_reads, strict=True))
    may_plan = dataclasses.replace(trusted, may_plan=True)
    return Principals(anonymous, key, may_plan, settings.api_keys, settings.trusted_api_keys)
