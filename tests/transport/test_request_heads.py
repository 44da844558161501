"""Limits on request headers: the service closes the connections of slow clients and keeps serving others."""

import asyncio
import contextlib

import pytest

from tests.transport.conftest import endpoint
from tests.transport.raw import address_of, received
from transport.request_heads import MAX_HEAD_SIZE, timed_protocol

pytestmark = pytest.mark.slow

HELLO = {"query": '{ echo(text: "a") }'}
HEAD = (
    b"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAccept: application/json\r\n"
    b"Content-Length: 100\r\n"
)


#: Timeout of headers and bodies that no test reaches on a slow machine, in seconds.
LONG = 3600.0


@contextlib.asynccontextmanager
async def endpoint_with_timeouts(seconds: float, engine=None, **options):
    """Yield a client and the address of an endpoint with this timeout of headers and of bodies."""
    async with endpoint(engine, server={"http": timed_protocol(seconds)}, body_timeout=seconds, **options) as client:
        yield client, address_of(client)


async def send_slowly(address, start: bytes, piece: bytes, pause: float = 0.1) -> bytes:
    """Send `start`, then `piece` after each pause until the server closes the connection; return its output.

    pause: in seconds.
    """
    reader, writer = await asyncio.open_connection(*address)
    output = asyncio.create_task(received(reader))
    writer.write(start)
    with contextlib.suppress(OSError):
        while piece and not output.done():
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(pause)
    try:
        return await output
    finally:
        writer.close()


#: What a slow client sends at first and then again and again, and the start of the server's output.
SLOW_CLIENTS = {
    "nothing": (b"", b"", b""),
    "a letter": (b"P", b"", b"HTTP/1.1 408 "),
    "a header": (b"POST /graphql HTTP/1.1\r\nX-A: ", b"a", b"HTTP/1.1 408 "),
    "headers": (HEAD, b"X: y\r\n", b"HTTP/1.1 408 "),
    "no body": (HEAD + b"\r\n{", b"", b"HTTP/1.1 408 "),
    "a body": (HEAD + b"\r\n{", b" ", b"HTTP/1.1 408 "),
}


async def test_slow_clients_time_out():
    async with endpoint_with_timeouts(1.0) as (_, address):
        outputs = await asyncio.gather(*(send_slowly(address, *parts) for *parts, _ in SLOW_CLIENTS.values()))
    for (name, (start, _, expected)), output in zip(SLOW_CLIENTS.items(), outputs, strict=True):
        assert output.startswith(expected), name
        if not expected:
            assert output == b"", name
        if HEAD + b"\r\n" in start:
            assert b"BODY_TIMEOUT" in output, name


async def test_a_slow_second_request_on_a_connection_times_out():
    async with endpoint_with_timeouts(1.0) as (_, address):
        output = await send_slowly(address, COMPLETE_REQUEST + b"GET /graphql HTTP/1.1\r\nX-A: ", b"a")
    assert output.startswith(b"HTTP/1.1 200 ")
    assert b"HTTP/1.1 408 " in output


COMPLETE_REQUEST = b"GET /graphql?query=%7B__typename%7D HTTP/1.1\r\nHost: x\r\nAccept: application/json\r\n\r\n"
CHUNKED = (
    b"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    b"1\r\n{\r\n0\r\n"
)


@pytest.mark.parametrize(
    ("start", "piece"),
    [
        (b"POST /graphql HTTP/1.1\r\nX-A: ", b"a" * 5_000),
        (b"POST /graphql HTTP/1.1\r\n", b"X-A: a\r\n" * 1_000),
        (b"GET /graphql?" + b"a" * 2 * MAX_HEAD_SIZE + b" HTTP/1.1\r\nHost: x\r\n\r\n", b"a"),
        (HEAD + b"X-A: " + b"a" * 2 * MAX_HEAD_SIZE + b"\r\n\r\n{", b" "),
        (COMPLETE_REQUEST + b"GET /graphql HTTP/1.1\r\n", b"X-A: a\r\n" * 1_000),
        (CHUNKED, b"X-A: a\r\n" * 1_000),
        (CHUNKED + b"X-A: ", b"a" * 5_000),
    ],
    ids=["value", "headers", "address", "complete", "second", "trailers", "trailer"],
)
async def test_endless_headers_are_rejected(start, piece):
    async with endpoint_with_timeouts(LONG, request_timeout=LONG) as (client, address):
        # The 431 response itself may be lost: some systems discard it if the server closes with unread input.
        assert b"echo" not in await send_slowly(address, start, piece)
        assert (await client.post("/graphql", json=HELLO)).status_code == 200


async def test_a_reused_connection_is_not_closed():
    async with endpoint_with_timeouts(2.0) as (client, _):
        for _ in range(4):
            assert (await client.post("/graphql", json=HELLO)).status_code == 200
            await asyncio.sleep(0.8)
        assert len(client._transport._pool.connections) == 1  # noqa: SLF001 - httpx has no public API for it


async def test_other_clients_are_served_during_500_slow_connections():
    async with endpoint_with_timeouts(3.0) as (client, address):
        # The other client is already connected: the time to connect and send a request is limited too.
        assert (await client.post("/graphql", json=HELLO)).status_code == 200
        kinds = [SLOW_CLIENTS[name][:2] for name in ("nothing", "a header", "headers", "a body")]
        slow = [asyncio.create_task(send_slowly(address, *kind, pause=1.0)) for _ in range(125) for kind in kinds]
        served = 0
        while any(not task.done() for task in slow):
            assert (await client.post("/graphql", json=HELLO)).json() == {"data": {"echo": "a"}}
            served += 1
            await asyncio.sleep(0.05)
        outputs = await asyncio.gather(*slow)
    assert served > 1
    assert all(output == b"" or output.startswith(b"HTTP/1.1 408 ") for output in outputs)
