"""The request deadline: cancellation on timeout or client disconnect."""

import asyncio
import contextlib

import pytest
from starlette.requests import ClientDisconnect

from tests.support.narrowing import present
from tests.transport.conftest import SmallEngine, endpoint
from tests.transport.raw import address_of
from tests.transport.test_graphql_http import error_of, post
from tests.transport.test_request_heads import HELLO, LONG, endpoint_with_timeouts
from transport.errors import Refusal
from transport.request_deadline import SETUP_DELAY, RequestDeadline


async def receive_nothing():
    await asyncio.Event().wait()


async def receive_disconnect():
    return {"type": "http.disconnect"}


async def error_of_endless_request(
    receive, request_timeout: float, body_timeout: float, *, reads_body: bool
) -> Exception:
    """Return the error that ends a request that would never finish."""
    with pytest.raises((Refusal, ClientDisconnect)) as raised:  # noqa: PT012 - the block itself is tested
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
async def test_the_error_names_the_timeout(request_timeout, body_timeout, reads_body, code):
    error = await error_of_endless_request(receive_nothing, request_timeout, body_timeout, reads_body=reads_body)
    assert error.code == code


async def test_a_disconnect_ends_the_block():
    error = await error_of_endless_request(receive_disconnect, LONG, LONG, reads_body=False)
    assert isinstance(error, ClientDisconnect)


async def test_after_a_late_body_only_the_request_timeout_applies():
    async def read_late(body_timeout: float) -> None:
        async with RequestDeadline(receive_nothing, LONG, body_timeout) as deadline:
            await asyncio.sleep(2 * SETUP_DELAY)
            deadline.body_is_read()
            await asyncio.sleep(body_timeout)

    for body_timeout in (0.1, 1.0):  # on a busy machine the body itself may be too late
        with contextlib.suppress(Refusal):
            await read_late(body_timeout)
            return
    await read_late(10.0)


async def test_other_cancellations_and_errors_of_the_block_propagate():
    async def wait() -> None:
        async with RequestDeadline(receive_nothing, LONG, LONG):
            await asyncio.Event().wait()

    task = asyncio.create_task(wait())
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    for error in (TimeoutError(), ValueError()):
        with pytest.raises(type(error)) as raised:
            async with RequestDeadline(receive_nothing, LONG, LONG):
                raise error
        assert raised.value is error


async def test_a_slow_request_times_out():
    async with endpoint(request_timeout=0.2) as client:
        response = await post(client, {"query": "{ wait(seconds: 60) }"})
    assert "longer than 0.2 s" in error_of(response, 504, "REQUEST_TIMEOUT")


async def test_a_missing_body_times_out():
    async with endpoint(request_timeout=0.2) as client:
        reader, writer = await asyncio.open_connection(*address_of(client))
        writer.write(
            b"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"
        )
        head = await reader.readuntil(b"\r\n\r\n")
        writer.close()
    assert b" 504 " in head


class WaitingEngine(SmallEngine):
    """An engine that records the start and the cancellation of an operation that waits."""

    def __init__(self):
        self.started, self.cancelled = asyncio.Event(), asyncio.Event()

    async def execute(self, query, variables=None, operation_name=None, context=None):
        if "wait" not in query:
            return await super().execute(query, variables, operation_name)
        self.started.set()
        try:
            await asyncio.sleep(3600)
        except asyncio.CancelledError:
            self.cancelled.set()
            raise


async def send_and_disconnect(address, engine: WaitingEngine, request: bytes) -> None:
    _, writer = await asyncio.open_connection(*address)
    writer.write(request)
    await engine.started.wait()
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
async def test_a_disconnect_cancels_the_operation(request_, caplog):
    engine = WaitingEngine()
    async with endpoint_with_timeouts(LONG, engine) as (client, address):
        await send_and_disconnect(address, engine, request_)
        assert (await client.post("/graphql", json=HELLO)).status_code == 200
    assert caplog.records == []


async def test_a_timeout_cancels_the_operation():
    engine = WaitingEngine()
    async with endpoint_with_timeouts(LONG, engine, request_timeout=0.2) as (client, _):
        response = await client.post("/graphql", json={"query": "{ wait(seconds: 9) }"})
        assert response.status_code == 504
        await engine.cancelled.wait()
