"""The context of one request, passed through the engine, the limits and the batch functions."""

import asyncio
from collections.abc import Callable, Mapping
from typing import Any, Self

from graphql import OperationType

from access.principal import UNLIMITED, Principal

#: Cost of an operation that cannot be executed: checking it takes work too.
REFUSAL_COST = 10
#: Operation types allowed in a request that may have side effects, and in one that may not (a GET).
ANY_TYPE, ONLY_QUERY = frozenset(OperationType), frozenset({OperationType.QUERY})


class RequestContext:
    """The principal of a request, its cost so far, and how long it may wait for trainings.

    principal: sender of the request. allowed_types: operation types that may be executed. shows_cost, shows_plan:
    whether the `extensions` of the response include the cost and the plan. wait: total number of seconds that the
    request may wait for results that are still being computed; None for no bound. cost: amount charged so far.
    """

    __slots__ = ("_deadline", "allowed_types", "cost", "principal", "shows_cost", "shows_plan", "wait")

    def __init__(
        self,
        principal: Principal = UNLIMITED,
        *,
        allowed_types: frozenset[OperationType] = ANY_TYPE,
        shows_cost: bool = False,
        shows_plan: bool = False,
    ):
        self.principal, self.allowed_types = principal, allowed_types
        self.shows_cost, self.shows_plan = shows_cost, shows_plan
        self.wait: float | None = None
        self.cost = 0
        self._deadline: float | None = None

    @classmethod
    def of(
        cls,
        principal: Principal,
        extensions: Mapping[str, Any] | None,
        allowed_types: frozenset[OperationType] = ANY_TYPE,
    ) -> Self:
        """Return the context of a request with these `extensions`: `{"cost": true, "plan": true}`."""
        flags = extensions or {}
        return cls(
            principal,
            allowed_types=allowed_types,
            shows_cost=flags.get("cost") is True,
            shows_plan=flags.get("plan") is True,
        )

    @property
    def deadline(self) -> float | None:
        """The event loop time at which waiting ends: `wait` seconds after the first access; None for no bound."""
        if self._deadline is None and self.wait is not None:
            self._deadline = asyncio.get_running_loop().time() + self.wait
        return self._deadline

    def admit(self) -> None:
        """Charge 1 before any work is done, once per request.

        Raises:
            LimitError: the rate limit is exhausted, or the plan is not available to this principal.
        """
        if self.cost:
            return
        self.principal.rate_limit.charge(1)
        self.cost = 1
        if self.shows_plan:
            self.principal.allowance.check_plan()

    def spend(self, cost: int, most_expensive: Callable[[], tuple[str, int]]) -> None:
        """Charge the cost of the operation, minus the amount already charged. Raises LimitError.

        Call it before the first statement is sent. most_expensive: returns the most expensive part of the operation and
        its cost.
        """
        self.principal.allowance.check_cost(cost, most_expensive)
        self.principal.rate_limit.charge(cost - self.cost)
        self.cost = cost

    def refuse(self) -> None:
        """Charge for an operation that cannot be executed."""
        self.principal.rate_limit.charge_in_debt(REFUSAL_COST)

    def cost_report(self) -> dict[str, Any]:
        """Return the value of `extensions.cost`; unbounded values are null."""
        allowance = self.principal.allowance
        rate = allowance.rate or None
        return {
            "cost": self.cost,
            "limit": _finite(allowance.max_cost),
            "remaining": _finite(self.principal.rate_limit.remaining) if rate else None,
            "rate": rate,
            "burst": _finite(allowance.burst) if rate else None,
        }


def _finite(number: float) -> int | None:
    return None if number == float("inf") else int(number)
