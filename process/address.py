"""The listening socket of the service, opened before any other startup work."""

import errno
import socket

from errors import ServiceError

#: Size of the queue of connections to be accepted; the default of uvicorn.
BACKLOG = 2048


class AddressError(ServiceError):
    """The service cannot listen on the address."""


def listen(host: str, port: int) -> socket.socket:
    """Return a listening socket. Clients that connect before the service is ready wait in its queue.

    Raises:
        AddressError: the port is in use or not permitted, or the host is not an address of this machine.
    """
    try:
        addresses = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise AddressError("terminal.host-unknown", host=host, reason=reason) from error
    # A name such as localhost often resolves to both IPv4 and IPv6. Prefer IPv4, which more clients try.
    family, *_, address = min(addresses, key=lambda info: info[0] != socket.AF_INET)
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        # Inherited by connections. Without it the response body, written after the headers, is delayed by 40 ms until
        # the client acknowledges the headers.
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
    """Return a URL that reaches the listener from this machine."""
    host, port = listener.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"
