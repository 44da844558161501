"""`rateLimit`."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from access.principal import Principal
from access.request_context import RequestContext
from resolvers.execution.computed import Selected

#: The largest Int of GraphQL.
MAX_INT = 2**31 - 1


@dataclass(frozen=True, slots=True)
class RateLimitReport:
    """The cost of the operation, and the state of the client's token bucket: None if its rate has no limit."""

    cost: int
    limit: int | None = None
    remaining: int | None = None
    reset_at: str | None = None


async def rate_limit(
    parents: Sequence[str], arguments: Mapping[str, Any], selected: Selected, context: RequestContext
) -> list[RateLimitReport]:
    """Return the values of `rateLimit`."""
    return [rate_limit_of(context.principal, context.cost, datetime.now(UTC))] * len(parents)


def rate_limit_of(principal: Principal, cost: int, now: datetime) -> RateLimitReport:
    """Return the state of a principal's bucket at the time `now`, after paying for the operation.

    `reset_at` is rounded up to a whole second.
    """
    rate, burst, remaining = principal.allowance.rate, principal.allowance.burst, principal.rate_limit.remaining
    if not rate or math.isinf(burst):
        return RateLimitReport(min(cost, MAX_INT))
    full = now + timedelta(seconds=(burst - remaining) / rate)
    if full.microsecond:
        full = full.replace(microsecond=0) + timedelta(seconds=1)
    return RateLimitReport(
        min(cost, MAX_INT),
        min(int(burst), MAX_INT),
        min(max(int(remaining), 0), MAX_INT),
        full.strftime("%Y-%m-%dT%H:%M:%SZ"),
    )
