"""Type narrowing for values that a test knows more precisely than their annotations."""

from typing import TypeVar

T = TypeVar("T")


def present(value: T | None) -> T:
    """Return the value. Raises AssertionError if it is None."""
    assert value is not None
    return value


def instance(value: object, kind: type[T]) -> T:
    """Return the value. Raises AssertionError if it is not an instance of the class."""
    assert isinstance(value, kind), value
    return value
