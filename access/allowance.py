"""The allowance that a price is checked against."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from access.errors import PLAN_NOT_ALLOWED, TOO_COSTLY, LimitError


@dataclass(frozen=True, slots=True)
class Allowance:
    """The bounds of all principals of one class, each for itself.

    max_cost: the price of one operation. rate: cost a second, in the long run; 0 for no bound. burst: cost at once,
    after a rest. max_reads: reads under way at once. may_plan: whether `extensions.plan` is shown.
    """

    max_cost: float = math.inf
    rate: float = 0
    burst: float = math.inf
    max_reads: float = math.inf
    may_plan: bool = False

    def check_plan(self) -> None:
        """Raise LimitError where `extensions.plan` is not shown to this class."""
        if not self.may_plan:
            raise LimitError(PLAN_NOT_ALLOWED)

    def check_cost(self, cost: int, most_expensive_part: Callable[[], tuple[str, int]]) -> None:
        """Raise LimitError for a price above the greatest.

        most_expensive_part: returns the part of the operation that costs the most, and its price.
        """
        if cost > self.max_cost:
            part, its_cost = most_expensive_part()
            raise LimitError(TOO_COSTLY, cost=cost, limit=int(self.max_cost), part=part, its_cost=its_cost)


#: An allowance without bounds.
UNBOUNDED = Allowance()
