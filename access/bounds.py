"""How large an operation may be."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """The greatest number of each; docs/settings.md explains them one by one.

    introspection: whether the schema may be asked for. suggestions: whether a misspelt name is answered with those
    that are near.
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
