"""Clients that send slowly: the service closes their connections, and serves others meanwhile."""

import asyncio
import contextlib
from urllib.parse import urlsplit

import pytest

from tests.transport.conftest import endpoint
from transport.slow_clients import LARGEST_HEAD, timed_protocol

pytestmark = pytest.mark.slow

HELLO = {"query": '{ echo(text: "a") }'}
HEAD = (
    b"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAccept: application/json\r\n"
    b"Content-Length: 100\r\n"
)


@contextlib.asynccontextmanager
async def impatient(engine=None, **options):
    async with endpoint(engine, server={"http": timed_protocol(1.0)}, body_timeout=1.0, **options) as client:
        url = urlsplit(str(client.base_url))
        yield client, (url.hostname, url.port)


async def drip(address, start: bytes, drop: bytes) -> bytes:
    """What the server says to somebody who sends the start at once, and then a drop at a time until it closes."""
    reader, writer = await asyncio.open_connection(*address)
    said = asyncio.ensure_future(reader.read())
    writer.write(start)
    with contextlib.suppress(OSError):
        while drop and not said.done():
            writer.write(drop)
            await writer.drain()
            await asyncio.sleep(0.1)
    try:
        return await said
    except ConnectionResetError:
        return b""
    finally:
        writer.close()


@pytest.mark.parametrize(
    ("start", "drop", "said"),
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
async def test_a_slow_client_is_given_up(start, drop, said):
    async with impatient() as (_, address):
        answer = await drip(address, start, drop)
    assert answer.startswith(said)
    if HEAD + b"\r\n" in start:
        assert b"BODY_TIMEOUT" in answer


async def test_a_second_request_on_a_connection_is_timed_too():
    async with impatient() as (_, address):
        whole = b"GET /graphql?query=%7B__typename%7D HTTP/1.1\r\nHost: x\r\nAccept: application/json\r\n\r\n"
        answer = await drip(address, whole + b"GET /graphql HTTP/1.1\r\nX-A: ", b"a")
    assert answer.startswith(b"HTTP/1.1 200 ")
    assert b"HTTP/1.1 408 " in answer


WHOLE = b"GET /graphql?query=%7B__typename%7D HTTP/1.1\r\nHost: x\r\nAccept: application/json\r\n\r\n"
CHUNKED = (
    b"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    b"1\r\n{\r\n0\r\n"
)


@pytest.mark.parametrize(
    ("start", "drop"),
    [
        (b"POST /graphql HTTP/1.1\r\nX-A: ", b"a" * 5_000),
        (b"POST /graphql HTTP/1.1\r\n", b"X-A: a\r\n" * 1_000),
        (b"GET /graphql?" + b"a" * 2 * LARGEST_HEAD + b" HTTP/1.1\r\nHost: x\r\n\r\n", b"a"),
        (HEAD + b"X-A: " + b"a" * 2 * LARGEST_HEAD + b"\r\n\r\n{", b" "),
        (WHOLE + b"GET /graphql HTTP/1.1\r\n", b"X-A: a\r\n" * 1_000),
        (CHUNKED, b"X-A: a\r\n" * 1_000),
        (CHUNKED + b"X-A: ", b"a" * 5_000),
    ],
    ids=["value", "headers", "address", "whole", "second", "trailers", "trailer"],
)
async def test_a_head_without_end_is_given_up(start, drop):
    async with impatient(request_timeout=3600) as (client, address):
        # Some systems drop what was not read with the answer.
        assert b"echo" not in await drip(address, start, drop)
        assert (await client.post("/graphql", json=HELLO)).status_code == 200


async def test_a_connection_that_is_used_again_and_again_is_kept():
    async with impatient() as (client, _):
        for _ in range(6):
            assert (await client.post("/graphql", json=HELLO)).status_code == 200
            await asyncio.sleep(0.4)
        assert len(client._transport._pool.connections) == 1  # noqa: SLF001 - httpx tells it nowhere else


async def test_others_are_served_while_500_send_slowly():
    async with impatient() as (client, address):
        slow = [
            asyncio.create_task(drip(address, *kind))
            for _ in range(125)
            for kind in (
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
        answers = await asyncio.gather(*slow)
    assert served > 1
    assert all(answer == b"" or answer.startswith(b"HTTP/1.1 408 ") for answer in answers)
