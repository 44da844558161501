"""What an operation may ask for: bounds on its document and variables, its cost, and what a client may spend.

All of it is decided before anything is sent to the store. Nothing here knows HTTP.
"""

from resolvers.limits.asking import UNLIMITED, Asking
from resolvers.limits.bounds import Bounds
from resolvers.limits.clients import Allowance, Client, Clients
from resolvers.limits.errors import LimitError

__all__ = ["UNLIMITED", "Allowance", "Asking", "Bounds", "Client", "Clients", "LimitError"]
