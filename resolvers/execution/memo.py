"""A bounded memo for the hot path: a lookup costs no more than in a dictionary."""

from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Memo(dict[Key, Value]):
    """A dictionary that is cleared when it is full; the values are then computed again on demand.

    max_size: the maximum number of values.
    """

    __slots__ = ("_max_size",)

    def __init__(self, max_size: int):
        super().__init__()
        self._max_size = max_size

    def keep(self, key: Key, value: Value) -> Value:
        """Store a value, and return it."""
        if len(self) >= self._max_size:
            self.clear()
        self[key] = value
        return value
