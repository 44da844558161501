"""What an operation may ask for: bounds on its document and variables, its cost, and what a client may spend.

All of it is decided before anything is sent to the store. Nothing here knows HTTP.
"""

from access.bounds import Bounds
from access.errors import LimitError
from access.principal import Allowance, Client, Clients
from access.request_context import UNLIMITED, Asking

__all__ = ["UNLIMITED", "Allowance", "Asking", "Bounds", "Client", "Clients", "LimitError"]
