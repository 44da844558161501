"""Who sends a request: the holder of a key, else an address."""

import ipaddress

from starlette.requests import HTTPConnection

from resolvers.limits import Client, Clients
from transport.refusal import UNKNOWN_API_KEY, Refusal

HEADER = "X-API-Key"


def client_of(request: HTTPConnection, clients: Clients) -> Client:
    """The client of a request. Raises Refusal: its key is nobody's."""
    key = request.headers.get(HEADER)
    if key is None:
        return clients.by_address(place(request.client.host if request.client else ""))
    client = clients.by_key(key)
    if client is None:
        raise Refusal("unknown-key", code=UNKNOWN_API_KEY, status=401, headers={"WWW-Authenticate": HEADER})
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
