"""Limits on request headers: the service closes the connections of slow clients and keeps serving others."""

import asyncio
import contextlib
from urllib.parse import urlsplit

import pytest

from tests.transport.conftest import endpoint
from transport.request_heads import MAX_HEAD_SIZE, timed_protocol

pytestmark = pytest.mark.slow

HELLO = {"query": '{ echo(text: "a") }'}
HEAD = (
    b"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAccept: application/json\r\n"
    b"Content-Length: 100\r\n"
)


@contextlib.asynccontextmanager
async def endpoint_with_short_timeouts(engine=None, **options):
    async with endpoint(engine, server={"http": timed_protocol(1.0)}, body_timeout=1.0, **options) as client:
        url = urlsplit(str(client.base_url))
        yield client, (url.hostname, url.port)


async def send_slowly(address, start: bytes, piece: bytes) -> bytes:
    """Send `start`, then `piece` every 0.1 s until the server closes the connection; return its output."""
    reader, writer = await asyncio.open_connection(*address)
    output = asyncio.ensure_future(reader.read())
    writer.write(start)
    with contextlib.suppress(OSError):
        while piece and not output.done():
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(0.1)
    try:
        return await output
    except ConnectionResetError:
        return b""
    finally:
        writer.close()


@pytest.mark.parametrize(
    ("start", "piece", "expected"),
    [
        (b"", b"", b""),
        (b"P", b"", b"HTTP/1.1 408 "),
        (b"POST /graphql HTTP/1.1\r\nX-A: ", b"a", b"HTTP/1.1 408 "),
        (HEAD, b"X: y\r\n", b"HTTP/1.1 408 "),
        (HEAD + b"\r\n{", b"", b"HTTP/1.1 408 "),
        (HEAD + b"\r\n{", b" ", b"HTTP/1.1 408 "),
    ],
    ids=["nothing", "a-letter", "a-header", "headers", "no-body", "body"],
)
async def test_a_slow_client_times_out(start, piece, expected):
    async with endpoint_with_short_timeouts() as (_, address):
        output = await send_slowly(address, start, piece)
    assert output.startswith(expected)
    if HEAD + b"\r\n" in start:
        assert b"BODY_TIMEOUT" in output


async def test_a_slow_second_request_on_a_connection_times_out():
    async with endpoint_with_short_timeouts() as (_, address):
        first = b"GET /graphql?query=%7B__typename%7D HTTP/1.1\r\nHost: x\r\nAccept: application/json\r\n\r\n"
        output = await send_slowly(address, first + b"GET /graphql HTTP/1.1\r\nX-A: ", b"a")
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
    async with endpoint_with_short_timeouts(request_timeout=3600) as (client, address):
        # The 431 response itself may be lost: some systems discard it if the server closes with unread input.
        assert b"echo" not in await send_slowly(address, start, piece)
        assert (await client.post("/graphql", json=HELLO)).status_code == 200


async def test_a_reused_connection_is_not_closed():
    async with endpoint_with_short_timeouts() as (client, _):
        for _ in range(6):
            assert (await client.post("/graphql", json=HELLO)).status_code == 200
            await asyncio.sleep(0.4)
        assert len(client._transport._pool.connections) == 1  # noqa: SLF001 - httpx has no public API for it


async def test_other_clients_are_served_during_500_slow_connections():
    async with endpoint_with_short_timeouts() as (client, address):
        slow = [
            asyncio.create_task(send_slowly(address, *parts))
            for _ in range(125)
            for parts in (
                (b"", b""),
                (b"POST /graphql HTTP/1.1\r\nX-A: ", b"a"),
                (HEAD, b"X: y\r\n"),
                (HEAD + b"\r\n{", b" "),
            )
        ]
        served = 0
        while any(not task.done() for task in slow):
            assert (await client.post("/graphql", json=HELLO)).json() == {"data": {"echo": "a"}}
            served += 1
        outputs = await asyncio.gather(*slow)
    assert served > 1
    assert all(output == b"" or output.startswith(b"HTTP/1.1 408 ") for output in outputs)
