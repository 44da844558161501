"""The principal on whose behalf a request is executed."""

import time
from collections.abc import Callable

from access.allowance import UNBOUNDED, Allowance
from access.concurrency_limit import ConcurrencyLimit
from access.rate_limit import RateLimit


class Principal:
    """The holder of an API key, or the address of a client without a key.

    allowance: bounds that apply to this principal. rate_limit: charged with the cost of its operations. reads: held by
    each of its reads for as long as the read runs. clock: returns seconds, for the rate limit.
    """

    __slots__ = ("allowance", "rate_limit", "reads")

    def __init__(self, allowance: Allowance = UNBOUNDED, clock: Callable[[], float] = time.monotonic):
        self.allowance = allowance
        self.rate_limit = RateLimit(allowance.rate, allowance.burst, clock)
        self.reads = ConcurrencyLimit(allowance.max_reads)


#: The principal of tests and commands. It can be shared because it counts nothing.
UNLIMITED = Principal()
