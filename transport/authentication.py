"""Authentication of requests by API key, or by address without a key."""

import ipaddress

from starlette.types import Scope

from access.principal import Principal
from access.principals import Principals
from errors import ErrorCode
from transport.errors import Refusal
from transport.headers import Headers

HEADER = "X-API-Key"
_KEY = HEADER.lower().encode()


def principal_of(scope: Scope, headers: Headers, principals: Principals) -> Principal:
    """Return the principal of a request. Raises Refusal if the key is unknown."""
    key = headers.get(_KEY, None)
    if key is None:
        address = scope.get("client")
        return principals.by_address(network_of(address[0] if address else ""))
    principal = principals.by_key(key)
    if principal is None:
        raise Refusal(
            "http.unknown-key", code=ErrorCode.UNKNOWN_API_KEY, status=401, headers={"WWW-Authenticate": HEADER}
        )
    return principal


def network_of(address: str) -> str:
    """Return the key under which a client address is counted: for IPv6, the /64 network of a customer (RFC 6177).

    >>> network_of("192.0.2.1"), network_of("2001:db8::1"), network_of("")
    ('192.0.2.1', '2001:db8::/64', '')
    """
    if ":" not in address:
        return address
    try:
        return str(ipaddress.ip_network(f"{address.partition('%')[0]}/64", strict=False))
    except ValueError:
        return address
