"""A principal has an allowance, and what limits it accordingly."""

import math

from access.allowance import Allowance
from access.principal import UNLIMITED, Principal
from tests.access.clock import Clock


async def test_the_limits_are_those_of_the_allowance():
    principal = Principal(Allowance(rate=10, burst=100, max_reads=1), Clock())
    assert principal.rate_limit.remaining == 100
    async with principal.reads:
        assert principal.reads._under_way == principal.reads._most == 1  # noqa: SLF001 - the count is private


def test_the_principal_of_tests_and_commands_has_no_limits():
    assert (UNLIMITED.allowance.max_cost, UNLIMITED.rate_limit.remaining) == (math.inf, math.inf)
