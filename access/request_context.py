"""One request as the limits see it: who asks, and what besides the data is asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from access.errors import PLAN_NOT_ALLOWED, TOO_COSTLY, LimitError
from access.principal import Client

#: What an operation costs that cannot be executed: to find that out is work too.
REFUSED = 10


@dataclass(frozen=True, slots=True)
class Asking:
    """client: who asks. cost, plan: whether the answer's `extensions` have them."""

    client: Client
    cost: bool = False
    plan: bool = False

    @classmethod
    def by(cls, client: Client, extensions: Mapping[str, Any] | None) -> "Asking":
        """A request with these `extensions`: `{"cost": true, "plan": true}`."""
        asked = extensions or {}
        return cls(client, asked.get("cost") is True, asked.get("plan") is True)

    def admit(self) -> None:
        """Before anything is done. Raises LimitError: nothing is left to spend, or the plan is not for this client."""
        self.client.charge(1)
        if self.plan and not self.client.allowance.may_plan:
            raise LimitError(PLAN_NOT_ALLOWED)

    def spend(self, cost: int, dearest: Callable[[], tuple[str, int]]) -> None:
        """Before anything is sent, with the 1 that was taken at first. Raises LimitError.

        dearest: gives the part of the operation that costs the most, and its cost.
        """
        if cost > self.client.allowance.max_cost:
            part, its_cost = dearest()
            raise LimitError(TOO_COSTLY, cost=cost, limit=int(self.client.allowance.max_cost), part=part,
                             its_cost=its_cost)
        self.client.charge(cost - 1)

    def refuse(self) -> None:
        """The operation cannot be executed."""
        self.client.pay(REFUSED)

    def told_cost(self, cost: int) -> dict[str, Any]:
        """`extensions.cost`: null where there is no bound."""
        allowance = self.client.allowance
        rate = allowance.rate or None
        return {
            "cost": cost,
            "limit": _finite(allowance.max_cost),
            "remaining": _finite(self.client.remaining) if rate else None,
            "rate": rate,
            "burst": _finite(allowance.burst) if rate else None,
        }


def _finite(number: float) -> int | None:
    return None if number == float("inf") else int(number)


#: The asker of tests, commands and whoever else is not limited; shared, as it counts nothing.
UNLIMITED = Asking(Client())
