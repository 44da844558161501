"""A cache that is bounded in what it holds, not only in how many: clients choose what is put into it."""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Kept(Generic[Key, Value]):
    """The values that were used last: up to `entries` of them, of up to `weight` together.

    hits, misses: how often a value was there, and not there.
    """

    def __init__(self, entries: int, weight: int):
        self._entries, self._weight, self._held = entries, weight, 0
        self._values: OrderedDict[Key, tuple[Value, int]] = OrderedDict()
        self.hits = self.misses = 0

    def get(self, key: Key) -> Value | None:
        """The value, which is the one used last from now on; None where there is none."""
        found = self._values.get(key)
        if found is None:
            self.misses += 1
            return None
        self.hits += 1
        self._values.move_to_end(key)
        return found[0]

    def peek(self, key: Key) -> Value | None:
        """The value, None where there is none; it is neither counted nor used by that."""
        found = self._values.get(key)
        return found and found[0]

    def put(self, key: Key, value: Value, weight: int) -> None:
        """Keeps a value, if it is not too heavy, and lets go of those that were used longest ago."""
        if weight > self._weight or key in self._values:
            return
        self._values[key] = value, weight
        self._held += weight
        while self._held > self._weight or len(self._values) > self._entries:
            _, (_, dropped) = self._values.popitem(last=False)
            self._held -= dropped
