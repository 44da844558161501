"""The rate limit on the cost that a principal may spend."""

import math
import time
from collections.abc import Callable

from access.errors import RATE_LIMITED, LimitError


class RateLimit:
    """A token bucket that starts full.

    rate: tokens added per second; 0 for no limit. burst: capacity of the bucket. clock: returns seconds.
    """

    __slots__ = ("_at", "_burst", "_clock", "_rate", "_tokens")

    def __init__(self, rate: float = 0, burst: float = math.inf, clock: Callable[[], float] = time.monotonic):
        self._rate, self._burst, self._clock = rate, burst, clock
        self._tokens, self._at = burst, clock()

    @property
    def remaining(self) -> float:
        """The current number of tokens: negative while in debt, infinite without a limit."""
        if not self._rate:
            return math.inf
        now = self._clock()
        self._tokens = min(self._burst, self._tokens + (now - self._at) * self._rate)
        self._at = now
        return self._tokens

    def charge(self, cost: int) -> None:
        """Take `cost` tokens. If too few are left, raise LimitError and take none."""
        if not self._rate:
            return
        # A cost above the burst needs a full bucket and puts it into debt.
        missing = min(cost, self._burst) - self.remaining
        if missing > 0:
            raise LimitError(RATE_LIMITED, limit=self._rate, seconds=math.ceil(missing / self._rate))
        self._tokens -= cost

    def charge_in_debt(self, cost: int) -> None:
        """Take `cost` tokens, even if the balance becomes negative."""
        if self._rate:
            self._tokens = self.remaining - cost
