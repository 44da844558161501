"""Narrowing of types: what a test knows of a value and its annotation does not say."""

from typing import TypeVar

T = TypeVar("T")


def present(value: T | None) -> T:
    """Return a value that is not None. Raises AssertionError for None."""
    assert value is not None
    return value


def instance(value: object, kind: type[T]) -> T:
    """Return a value of this class. Raises AssertionError for another."""
    assert isinstance(value, kind), value
    return value
