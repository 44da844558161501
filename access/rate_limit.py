"""The rate limit: how much cost a principal may spend in the course of time."""

import math
import time
from collections.abc import Callable

from access.errors import RATE_LIMITED, LimitError


class RateLimit:
    """A token bucket, full at first.

    rate: tokens that come a second; 0 for no limit. burst: tokens that the bucket holds. clock: returns seconds.
    """

    __slots__ = ("_at", "_burst", "_clock", "_rate", "_tokens")

    def __init__(self, rate: float = 0, burst: float = math.inf, clock: Callable[[], float] = time.monotonic):
        self._rate, self._burst, self._clock = rate, burst, clock
        self._tokens, self._at = burst, clock()

    @property
    def remaining(self) -> float:
        """The tokens in the bucket now: below 0 after a debt, infinite without a limit."""
        if not self._rate:
            return math.inf
        now = self._clock()
        self._tokens = min(self._burst, self._tokens + (now - self._at) * self._rate)
        self._at = now
        return self._tokens

    def charge(self, cost: int) -> None:
        """Take this cost. Raises LimitError, and takes nothing, where the bucket holds less."""
        if not self._rate:
            return
        # What costs more than a burst waits for a full bucket, and leaves it empty.
        missing = min(cost, self._burst) - self.remaining
        if missing > 0:
            raise LimitError(RATE_LIMITED, limit=self._rate, seconds=math.ceil(missing / self._rate))
        self._tokens -= cost

    def charge_in_debt(self, cost: int) -> None:
        """Take this cost also where the bucket holds less."""
        if self._rate:
            self._tokens = self.remaining - cost
