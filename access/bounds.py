"""Bounds on the size of an operation."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """Maximum counts and depths per document, operation or request; docs/settings.md describes each of them.

    introspection: whether introspection is allowed. suggestions: whether the error for a misspelt name suggests similar
    names.
    """

    tokens: int = 2_000
    depth: int = 20
    fields: int = 5_000
    repeats: int = 1_000
    operations: int = 20
    root_fields: int = 20
    aliases: int = 100
    directives: int = 50
    fragments: int = 100
    variables: int = 100
    values: int = 10_000
    conditions: int = 200
    condition_depth: int = 12
    value_depth: int = 128
    introspection: bool = True
    suggestions: bool = False


DEFAULT_BOUNDS = Bounds()
