"""Names of variables in one statement."""

from itertools import count


class Names:
    """Makes names that occur once in a statement: a subquery must not declare a variable of the outer scope again."""

    def __init__(self) -> None:
        self._numbers = count()

    def new(self, prefix: str) -> str:
        """The prefix with the next number: n0, r1, w2."""
        return f"{prefix}{next(self._numbers)}"
