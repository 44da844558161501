"""The rate limit of the client."""

from graph.query import Cost
from schema.declare import Declared, computed, item, object_type


@object_type
class RateLimit:
    """The cost of the operation and the remaining allowance of the client. Costs are deducted from a token bucket."""

    cost = item(int, "The cost of this operation: the number of nodes that it may read.")
    limit = item(int, "The capacity of the bucket; null if the client has no limit.", required=False)
    remaining = item(
        int,
        "The level of the bucket after this operation; null if the client has no limit.",
        required=False,
    )
    reset_at = item(
        "DateTime",
        "The time at which the bucket is full again without further operations; null if the client has no limit.",
        required=False,
    )


def rate_limit() -> Declared:
    """Return the declaration of `Query.rateLimit`. It costs 1: that of its object."""
    return computed(
        "RateLimit | None",
        "rateLimit",
        "The cost of this operation and the remaining allowance of the client.",
        cost=Cost(weight=0),
    )
