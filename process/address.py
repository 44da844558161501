"""The socket on which the service listens, taken before anything else is begun."""

import errno
import socket

from errors import ServiceError

#: Connections that wait to be accepted; uvicorn's own default.
BACKLOG = 2048


class AddressError(ServiceError):
    """The service cannot listen there."""


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens; clients that connect before the service is ready wait.

    Raises:
        AddressError: the port is in use, or not ours to use, or the host is not this machine.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise AddressError("terminal.host-unknown", host=host, reason=reason) from error
    # A name of this machine, such as localhost, often has an address of each kind: more clients try that of IPv4.
    family, *_, address = min(found, key=lambda each: each[0] != socket.AF_INET)
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        # Connections inherit it: else the body of an answer, written after its head, waits 40 ms for the client to
        # acknowledge the head.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        listener.bind(address)
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        keys = {errno.EADDRINUSE: "terminal.port-in-use", errno.EADDRNOTAVAIL: "terminal.host-unknown"}
        raise AddressError(
            keys.get(error.errno or 0, "terminal.port-refused"), host=host, port=port, reason=error.strerror
        ) from error
    return listener


def url_of(listener: socket.socket) -> str:
    """The address under which this machine reaches the listener."""
    host, port = listener.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"
