"""The context of one request: it goes through the engine, the limits and the batch functions."""

import asyncio
from collections.abc import Callable, Mapping
from typing import Any, Self

from graphql import OperationType

from access.principal import UNLIMITED, Principal

#: What an operation costs that cannot be executed: to find that out is work too.
REFUSED = 10
#: The operation types of a request that may have effects, and of one that may not (a GET).
ANY_TYPE, ONLY_QUERY = frozenset(OperationType), frozenset({OperationType.QUERY})


class RequestContext:
    """Who sends a request, what it has cost, and how long it may wait for trainings.

    principal: who asks. allowed_types: the operation types that may be executed. shows_cost, shows_plan: whether the
    answer's `extensions` have them. wait: seconds that the request may wait in all for something that is still in the
    making; None for no bound. cost: what it has been charged so far.
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
        given = extensions or {}
        return cls(
            principal,
            allowed_types=allowed_types,
            shows_cost=given.get("cost") is True,
            shows_plan=given.get("plan") is True,
        )

    @property
    def deadline(self) -> float | None:
        """The event loop's time at which waiting ends, `wait` seconds after the first wait; None for no end."""
        if self._deadline is None and self.wait is not None:
            self._deadline = asyncio.get_running_loop().time() + self.wait
        return self._deadline

    def admit(self) -> None:
        """Charge 1 before anything is done, once for a request.

        Raises LimitError: nothing is left to spend, or the plan is not shown to this principal.
        """
        if self.cost:
            return
        self.principal.rate_limit.charge(1)
        self.cost = 1
        if self.shows_plan:
            self.principal.allowance.check_plan()

    def spend(self, cost: int, most_expensive_part: Callable[[], tuple[str, int]]) -> None:
        """Charge the price of the operation, less what has been charged, before anything is sent. Raises LimitError.

        most_expensive_part: returns the part of the operation that costs the most, and its price.
        """
        self.principal.allowance.check_cost(cost, most_expensive_part)
        self.principal.rate_limit.charge(cost - self.cost)
        self.cost = cost

    def refuse(self) -> None:
        """Charge for an operation that cannot be executed."""
        self.principal.rate_limit.charge_in_debt(REFUSED)

    def cost_report(self) -> dict[str, Any]:
        """Return `extensions.cost`; a value without a bound is null."""
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
