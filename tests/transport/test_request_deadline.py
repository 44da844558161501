"""The request deadline: what takes too long, or has no client any more, ends."""

import asyncio

import pytest
from starlette.requests import ClientDisconnect

from tests.support.narrowing import present
from tests.transport.conftest import SmallEngine, endpoint
from tests.transport.raw import address_of
from tests.transport.test_graphql_http import error_of, post
from tests.transport.test_slow_clients import HELLO, impatient
from transport.refusal import Refusal
from transport.request_deadline import PATIENCE, RequestDeadline

LONG = 3600.0


async def nothing_comes():
    await asyncio.Event().wait()


async def the_client_leaves():
    return {"type": "http.disconnect"}


async def raised(receive, request_timeout: float, body_timeout: float, *, reads_body: bool) -> Exception:
    """What a request that lasts for ever ends with."""
    with pytest.raises((Refusal, ClientDisconnect)) as raised:  # noqa: PT012 - the block is what is tested
        async with RequestDeadline(receive, request_timeout, body_timeout) as deadline:
            if not reads_body:
                deadline.body_is_read()
            await asyncio.Event().wait()
    assert present(asyncio.current_task()).cancelling() == 0
    return raised.value


@pytest.mark.parametrize(
    ("request_timeout", "body_timeout", "reads_body", "code"),
    [
        (LONG, 0.05, True, "BODY_TIMEOUT"),
        (0.05, LONG, True, "REQUEST_TIMEOUT"),
        (0.05, 0.01, False, "REQUEST_TIMEOUT"),
        (0.001, 0.001, False, "REQUEST_TIMEOUT"),
    ],
)
async def test_the_deadline_that_has_passed_is_named(request_timeout, body_timeout, reads_body, code):
    assert (await raised(nothing_comes, request_timeout, body_timeout, reads_body=reads_body)).code == code


async def test_a_client_that_leaves_ends_the_block():
    assert isinstance(await raised(the_client_leaves, LONG, LONG, reads_body=False), ClientDisconnect)


async def test_after_a_body_that_came_late_the_rest_has_the_time_of_the_request():
    async with RequestDeadline(nothing_comes, LONG, 4 * PATIENCE) as deadline:
        await asyncio.sleep(2 * PATIENCE)
        deadline.body_is_read()
        await asyncio.sleep(4 * PATIENCE)


async def test_a_cancellation_by_others_and_an_error_of_the_block_stay_what_they_are():
    async def wait() -> None:
        async with RequestDeadline(nothing_comes, LONG, LONG):
            await asyncio.Event().wait()

    task = asyncio.create_task(wait())
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    for error in (TimeoutError(), ValueError()):
        with pytest.raises(type(error)) as raised:
            async with RequestDeadline(nothing_comes, LONG, LONG):
                raise error
        assert raised.value is error


async def test_a_request_that_takes_too_long_is_ended():
    async with endpoint(request_timeout=0.2) as impatient:
        response = await post(impatient, {"query": "{ wait(seconds: 60) }"})
    assert "longer than 0.2 s" in error_of(response, 504, "REQUEST_TIMEOUT")


async def test_a_body_that_does_not_come_is_not_waited_for():
    async with endpoint(request_timeout=0.2) as impatient:
        reader, writer = await asyncio.open_connection(*address_of(impatient))
        writer.write(
            b"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"
        )
        head = await reader.readuntil(b"\r\n\r\n")
        writer.close()
    assert b" 504 " in head


class Waiting(SmallEngine):
    """Notes what becomes of an operation that waits."""

    def __init__(self):
        self.begun, self.cancelled = asyncio.Event(), asyncio.Event()

    async def execute(self, query, variables=None, operation_name=None, context=None):
        if "wait" not in query:
            return await super().execute(query, variables, operation_name)
        self.begun.set()
        try:
            await asyncio.sleep(3600)
        except asyncio.CancelledError:
            self.cancelled.set()
            raise


async def leave(client, address, engine: Waiting, request: bytes) -> None:
    _, writer = await asyncio.open_connection(*address)
    writer.write(request)
    await engine.begun.wait()
    assert not engine.cancelled.is_set()
    writer.close()
    await engine.cancelled.wait()


@pytest.mark.parametrize(
    "request_",
    [
        b"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 33\r\n\r\n"
        b'{"query": "{ wait(seconds: 9) }"}',
        b"GET /graphql?query=%7Bwait(seconds:9)%7D HTTP/1.1\r\nHost: x\r\nAccept: application/json\r\n\r\n",
    ],
    ids=["post", "get"],
)
async def test_a_client_that_leaves_ends_its_operation(request_, caplog):
    engine = Waiting()
    async with impatient(engine) as (client, address):
        await leave(client, address, engine, request_)
        assert (await client.post("/graphql", json=HELLO)).status_code == 200
    assert caplog.records == []


async def test_the_deadline_of_a_request_ends_its_operation():
    engine = Waiting()
    async with impatient(engine, request_timeout=0.2) as (client, _):
        response = await client.post("/graphql", json={"query": "{ wait(seconds: 9) }"})
        assert response.status_code == 504
        await engine.cancelled.wait()
