"""The listening socket, and errors while opening it."""

import socket

import pytest

from process.address import AddressError, listen, url_of
from tests.support.service import LIMIT


def test_port_0_selects_a_free_port():
    with listen("127.0.0.1", 0) as listener:
        assert url_of(listener) == f"http://127.0.0.1:{listener.getsockname()[1]}"
        with socket.create_connection(listener.getsockname(), timeout=LIMIT):
            pass


def test_connections_inherit_tcp_nodelay():
    with listen("127.0.0.1", 0) as listener, socket.create_connection(listener.getsockname()):
        connection, _ = listener.accept()
        with connection:
            assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_the_url_of_the_wildcard_address_is_reachable():
    with listen("0.0.0.0", 0) as listener:
        assert url_of(listener).startswith("http://127.0.0.1:")


def test_a_host_name_is_resolved():
    with listen("localhost", 0) as listener:
        assert url_of(listener).startswith("http://127.0.0.1:")


def test_a_port_in_use_is_an_error():
    with listen("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with pytest.raises(AddressError) as raised:
            listen("127.0.0.1", port)
    assert (raised.value.key, raised.value.details["port"]) == ("terminal.port-in-use", port)


@pytest.mark.parametrize("host", ["203.0.113.1", "no-such-host.invalid", "a" * 70, "999.1.1.1"])
def test_an_address_of_another_machine_is_an_error(host):
    with pytest.raises(AddressError) as raised:
        listen(host, 0)
    assert (raised.value.key, raised.value.details["host"]) == ("terminal.host-unknown", host)
