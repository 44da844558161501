"""Who sends a request: the holder of a key, else an address."""

import ipaddress

from starlette.types import Scope

from access import Client, Clients
from transport.headers import Headers
from transport.refusal import UNKNOWN_API_KEY, Refusal

HEADER = "X-API-Key"
_KEY = HEADER.lower().encode()


def client_of(scope: Scope, headers: Headers, clients: Clients) -> Client:
    """The client of a request. Raises Refusal: its key is nobody's."""
    key = headers.get(_KEY, None)
    if key is None:
        address = scope.get("client")
        return clients.by_address(place(address[0] if address else ""))
    client = clients.by_key(key)
    if client is None:
        raise Refusal("http.unknown-key", code=UNKNOWN_API_KEY, status=401, headers={"WWW-Authenticate": HEADER})
    return client


def place(address: str) -> str:
    """What counts as one address: of IPv6, the network of 64 bits that one customer has (RFC 6177).

    >>> place("192.0.2.1"), place("2001:db8::1"), place("")
    ('192.0.2.1', '2001:db8::/64', '')
    """
    if ":" not in address:
        return address
    try:
        return str(ipaddress.ip_network(f"{address.partition('%')[0]}/64", strict=False))
    except ValueError:
        return address
