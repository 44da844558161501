"""Pipelined requests: each is answered in order, also before a malformed one."""

import asyncio

import pytest

from tests.transport.conftest import SmallEngine, endpoint
from tests.transport.raw import (
    ENDED,
    LAST,
    POST,
    Exchange,
    address_of,
    answers,
    chunked,
    exchange,
    get,
    post,
    received,
    request,
)
from transport.request_heads import MAX_HEAD_SIZE, timed_protocol

A, B, BAD_REQUEST, TOO_LARGE = (200, "a"), (200, "b"), (400, "BAD_REQUEST"), (431, "")
JUNK = b"\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03"
BROKEN_CHUNK = request(*POST, "Transfer-Encoding: chunked", body=b'5\r\n{"que\r\nnonsense')
OTHER_TYPE = ("POST /graphql HTTP/1.1", "Host: x", "Content-Type: text/plain")

PIPELINES = [
    Exchange(
        "five in a row", post("a") + get("b") + chunked("c") + post("d") + LAST, (A, B, (200, "c"), (200, "d"), ENDED)
    ),
    Exchange("200 in a row", post("a") * 199 + LAST, (A,) * 199 + (ENDED,)),
    Exchange(
        "rejected requests in between",
        post("a", body=b"[") + post("b") + request(*OTHER_TYPE, "Content-Length: 500", body=b"x" * 500) + LAST,
        (BAD_REQUEST, B, (415, "UNSUPPORTED_MEDIA_TYPE"), ENDED),
    ),
    Exchange("after the last", post("a", "Connection: close") + post("b") + JUNK, (A,)),
]
MALFORMED = [
    Exchange("junk", JUNK, (BAD_REQUEST,)),
    Exchange("an unknown method", post("a") + b"BREW /graphql HTTP/1.1\r\n\r\n" + post("b"), (A, BAD_REQUEST)),
    Exchange("a valid request before junk", post("a") + JUNK, (A, BAD_REQUEST)),
    Exchange("two valid requests before junk", get("a") + post("b") + JUNK, (A, B, BAD_REQUEST)),
    Exchange(
        "junk after a length that is too small", post("a", body=b"{}")[:-1] + b"}}" + JUNK, (BAD_REQUEST, BAD_REQUEST)
    ),
    Exchange(
        "an invalid URL",
        post("a") + request("GET http://[/graphql HTTP/1.1", "Host: x") + get("b"),
        (A, BAD_REQUEST),
    ),
    Exchange(
        "a URL that is not ASCII", post("a") + request("GET /\xe9 HTTP/1.1", "Host: x") + get("b"), (A, BAD_REQUEST)
    ),
    Exchange("a broken chunk", BROKEN_CHUNK + get("b"), (BAD_REQUEST,)),
    Exchange("a valid request before a broken chunk", post("a") + BROKEN_CHUNK + get("b"), (A, BAD_REQUEST)),
    Exchange("two valid requests before a broken chunk", post("a") + post("b") + BROKEN_CHUNK, (A, B, BAD_REQUEST)),
    Exchange(
        "a transfer encoding without chunked",
        post("a") + request(*POST, "Transfer-Encoding: gzip") + get("b"),
        (A, BAD_REQUEST),
    ),
    Exchange(
        "headers that are too large",
        post("a")
        + request("GET /graphql HTTP/1.1", *[f"X-{n}: {'x' * 1000}" for n in range(MAX_HEAD_SIZE // 1000 + 1)])
        + post("b")
        + LAST,
        (A, TOO_LARGE),
    ),
]
PIPELINED = [*PIPELINES, *MALFORMED]


class BlockingEngine(SmallEngine):
    """An engine that blocks operations with the field `held` until `release` is set."""

    def __init__(self):
        self.started, self.release, self.cancelled = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def execute(self, query, variables=None, operation_name=None, context=None):
        if "held" in query:
            self.started.set()
            try:
                await self.release.wait()
            except asyncio.CancelledError:
                self.cancelled.set()
                raise
        return await super().execute(query, variables, operation_name)


@pytest.fixture
async def engine():
    return BlockingEngine()


@pytest.fixture
async def address(engine):
    async with endpoint(engine, server={"http": timed_protocol(60)}, request_timeout=3600) as client:
        yield address_of(client)


async def test_each_request_is_answered_and_a_malformed_one_closes_the_connection(address):
    for case in PIPELINED:
        assert await exchange(address, case.sent) == case.answers, case.name


async def test_requests_that_arrive_byte_by_byte_are_answered(address):
    for case in (PIPELINES[0], PIPELINES[2]):
        assert await exchange(address, *(case.sent[i : i + 1] for i in range(len(case.sent)))) == case.answers, (
            case.name
        )


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (JUNK, (BAD_REQUEST,)),
        (BROKEN_CHUNK, (BAD_REQUEST,)),
        (post("a") + JUNK, (A, BAD_REQUEST)),
        (post("a") + BROKEN_CHUNK, (A, BAD_REQUEST)),
        (b"GET /graphql HTTP/1.1\r\nX-A: " + b"a" * 2 * MAX_HEAD_SIZE, (TOO_LARGE,)),
        (request("CONNECT x:443 HTTP/1.1"), ((405, "METHOD_NOT_ALLOWED"),)),
        (
            request("GET /graphql HTTP/1.1", "Connection: upgrade", "Upgrade: websocket"),
            ((400, "WEBSOCKET_NOT_SUPPORTED"),),
        ),
    ],
    ids=["junk", "chunk", "valid-junk", "valid-chunk", "large", "tunnel", "websocket"],
)
async def test_an_error_response_waits_for_earlier_responses(address, engine, more, expected):
    reader, writer = await asyncio.open_connection(*address)
    writer.write(post("held"))
    await engine.started.wait()
    writer.write(more)
    await asyncio.sleep(0.1)  # long enough for the error response to arrive if it did not wait
    engine.release.set()
    assert answers(await received(reader)) == ((200, "held"), *expected)
    writer.close()


async def test_a_request_answered_before_the_end_of_its_body_is_not_answered_again(address):
    reader, writer = await asyncio.open_connection(*address)
    writer.write(request(*OTHER_TYPE, "Transfer-Encoding: chunked", body=b"2\r\nab\r\n"))
    head = await reader.readuntil(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 415 ")
    writer.write(b"nonsense")
    assert b"HTTP/1.1" not in await received(reader)
    writer.close()


async def test_a_disconnect_cancels_the_operation_despite_queued_requests(address, engine):
    _, writer = await asyncio.open_connection(*address)
    writer.write(post("held") + post("a") + post("b"))
    await engine.started.wait()
    writer.close()
    await engine.cancelled.wait()
