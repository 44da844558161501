"""One deadline for all fields of an operation that wait for something still in the making."""

import time
from contextvars import ContextVar

#: Seconds from the first wait of an operation to its deadline.
WAIT = 10.0


class deadline:  # noqa: N801 - reads as what it does: with deadline(5.0)
    """Sets the deadline of its body, and of tasks that begin there: this number of seconds after the first wait."""

    __slots__ = ("_end", "_seconds", "_token")

    def __init__(self, seconds: float):
        self._seconds, self._end = seconds, None

    def __enter__(self) -> None:
        self._token = _current.set(self)

    def __exit__(self, *_: object) -> None:
        _current.reset(self._token)

    def left(self) -> float:
        """Seconds until the deadline, below 0 after it; called when a wait begins."""
        now = time.monotonic()
        if self._end is None:
            self._end = now + self._seconds
        return self._end - now


_current: ContextVar[deadline | None] = ContextVar("deadline", default=None)


def time_left() -> float | None:
    """Seconds that the operation under way may still wait, below 0 after its deadline; None where there is none."""
    current = _current.get()
    return None if current is None else current.left()
