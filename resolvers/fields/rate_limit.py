"""`rateLimit`."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from access import Client
from resolvers.execution.computed import Selected
from resolvers.execution.spending import SPENDING

#: The largest Int of GraphQL.
MAX_INT = 2**31 - 1


@dataclass(frozen=True, slots=True)
class RateLimit:
    """cost: of the operation. The others: of the client's token bucket, None where its spending has no bound."""

    cost: int
    limit: int | None = None
    remaining: int | None = None
    reset_at: str | None = None


async def rate_limit(parents: Sequence[str], arguments: Mapping[str, Any], selected: Selected) -> list[RateLimit]:
    """The batch function of `rateLimit`."""
    client, cost = SPENDING.get()
    return [rate_limit_of(client, cost, datetime.now(UTC))] * len(parents)


def rate_limit_of(client: Client, cost: int, now: datetime) -> RateLimit:
    """The bucket of a client at this moment, after it has paid for an operation.

    `reset_at` is rounded up to a whole second.
    """
    rate, burst, remaining = client.allowance.rate, client.allowance.burst, client.remaining
    if not rate or math.isinf(burst):
        return RateLimit(min(cost, MAX_INT))
    full = now + timedelta(seconds=(burst - remaining) / rate)
    if full.microsecond:
        full = full.replace(microsecond=0) + timedelta(seconds=1)
    return RateLimit(min(cost, MAX_INT), min(int(burst), MAX_INT), min(max(int(remaining), 0), MAX_INT),
                     full.strftime("%Y-%m-%dT%H:%M:%SZ"))
