"""The client and the cost of the operation under way, for the computed field that shows them."""

from contextvars import ContextVar
from typing import NamedTuple

from access import Client


class Spending(NamedTuple):
    """client: who pays. cost: of the operation, as `graph.query.pricing` has it."""

    client: Client
    cost: int


#: Set by the engine when the cost has been taken, for the root fields and the tasks that read them.
SPENDING: ContextVar[Spending] = ContextVar("spending")
