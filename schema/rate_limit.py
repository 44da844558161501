"""The client's allowance."""

from graph.query import Cost
from schema.declare import Declared, computed, item, object_type


@object_type
class RateLimit:
    """What the operation costs and what remains to the client. Operations take their cost out of a token bucket."""

    cost = item(int, "The cost of this operation, in nodes that may have to be read.")
    limit = item(int, "What the full bucket holds; null where the client's spending has no bound.", required=False)
    remaining = item(
        int,
        "What the bucket holds after this operation; null where the client's spending has no bound.",
        required=False,
    )
    reset_at = item(
        "DateTime",
        "When the bucket is full again, if nothing more is spent; null where the client's spending has no bound.",
        required=False,
    )


def rate_limit() -> Declared:
    """The root field; it costs what its object does, 1."""
    return computed(
        "RateLimit | None",
        "rateLimit",
        "What this operation costs, and what remains to the client.",
        cost=Cost(weight=0),
    )
