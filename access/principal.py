"""The principal: who sends a request."""

import time
from collections.abc import Callable

from access.allowance import UNBOUNDED, Allowance
from access.concurrency_limit import ConcurrencyLimit
from access.rate_limit import RateLimit


class Principal:
    """The holder of an API key, or an address without one.

    allowance: what it may ask for. rate_limit: charged with the cost of its operations. reads: held by each of its
    reads while that lasts. clock: returns seconds, for the rate limit.
    """

    __slots__ = ("allowance", "rate_limit", "reads")

    def __init__(self, allowance: Allowance = UNBOUNDED, clock: Callable[[], float] = time.monotonic):
        self.allowance = allowance
        self.rate_limit = RateLimit(allowance.rate, allowance.burst, clock)
        self.reads = ConcurrencyLimit(allowance.max_reads)


#: The principal of tests and commands, shared since nothing of it is counted.
UNLIMITED = Principal()
