"""Variable names in one statement."""

from itertools import count


class Names:
    """A generator of unique names: a subquery must not redeclare a variable of the outer scope."""

    def __init__(self) -> None:
        self._numbers = count()

    def new(self, prefix: str) -> str:
        """Return the prefix with the next number: n0, r1, w2."""
        return f"{prefix}{next(self._numbers)}"
