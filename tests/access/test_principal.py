"""The limits of a principal follow from its allowance."""

import math

from access.allowance import Allowance
from access.principal import UNLIMITED, Principal
from tests.access.clock import Clock


async def test_limits_come_from_the_allowance():
    principal = Principal(Allowance(rate=10, burst=100, max_reads=1), Clock())
    assert principal.rate_limit.remaining == 100
    async with principal.reads:
        assert principal.reads._active == principal.reads._limit == 1  # noqa: SLF001 - the count is private


def test_the_unlimited_principal_has_no_limits():
    assert (UNLIMITED.allowance.max_cost, UNLIMITED.rate_limit.remaining) == (math.inf, math.inf)
