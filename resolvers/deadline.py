"""How long the fields of an operation may wait for what is not there yet: until one deadline for all of them."""

import time
from contextvars import ContextVar

#: Seconds from the beginning of an operation to its deadline.
WAIT = 5.0

_deadline: ContextVar[float | None] = ContextVar("deadline", default=None)


class deadline:  # noqa: N801 - reads as what it does: with deadline(5.0)
    """Sets the deadline of its body, and of tasks that begin there: so many seconds from now."""

    __slots__ = ("_seconds", "_token")

    def __init__(self, seconds: float):
        self._seconds = seconds

    def __enter__(self) -> None:
        self._token = _deadline.set(time.monotonic() + self._seconds)

    def __exit__(self, *_: object) -> None:
        _deadline.reset(self._token)


def time_left() -> float | None:
    """Seconds until the deadline, below 0 after it; None where there is none."""
    end = _deadline.get()
    return None if end is None else end - time.monotonic()
