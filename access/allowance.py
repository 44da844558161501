"""The allowance of a class of principals."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from access.errors import PLAN_NOT_ALLOWED, TOO_COSTLY, LimitError


@dataclass(frozen=True, slots=True)
class Allowance:
    """The bounds that apply to each principal of one class separately.

    max_cost: maximum cost of one operation. rate: sustained cost per second; 0 for no bound. burst: maximum cost that
    may be spent at once after a pause. max_reads: maximum number of concurrent reads. may_plan: whether
    `extensions.plan` is available.
    """

    max_cost: float = math.inf
    rate: float = 0
    burst: float = math.inf
    max_reads: float = math.inf
    may_plan: bool = False

    def check_plan(self) -> None:
        """Raise LimitError if `extensions.plan` is not available to this class."""
        if not self.may_plan:
            raise LimitError(PLAN_NOT_ALLOWED)

    def check_cost(self, cost: int, most_expensive: Callable[[], tuple[str, int]]) -> None:
        """Raise LimitError if the cost exceeds `max_cost`.

        most_expensive: returns the most expensive part of the operation and its cost.
        """
        if cost > self.max_cost:
            part, its_cost = most_expensive()
            raise LimitError(TOO_COSTLY, cost=cost, limit=int(self.max_cost), part=part, its_cost=its_cost)


#: An allowance without bounds.
UNBOUNDED = Allowance()
