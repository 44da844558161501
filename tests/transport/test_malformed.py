"""Malformed requests: their log lines, the log limit and the error response."""

import asyncio
import json
import logging

import pytest

from tests.transport.conftest import endpoint
from tests.transport.raw import POST, address_of, exchange, post, request
from tests.transport.test_pipelining import JUNK, MALFORMED
from tests.transport.test_upgrades import HANDSHAKES, SMUGGLING
from transport.log_limit import LogLimit
from transport.request_heads import timed_protocol


@pytest.fixture
async def address():
    async with endpoint(server={"http": timed_protocol(60)}) as client:
        yield address_of(client)


async def test_a_malformed_request_is_one_line_at_info(address, caplog):
    caplog.set_level(logging.INFO)
    for case in (*MALFORMED[:4], HANDSHAKES[0], SMUGGLING[-1]):
        caplog.clear()
        await exchange(address, case.sent)
        [record] = [record for record in caplog.records if record.name != "uvicorn.access"]
        assert (record.levelname, record.exc_info) == ("INFO", None)
        assert "127.0.0.1" in record.getMessage()
    await exchange(address, post("a") + JUNK)
    assert "Invalid method encountered" in caplog.text


async def test_the_response_names_the_error_in_both_languages(address):
    reader, writer = await asyncio.open_connection(*address)
    writer.write(request(*POST, "Content-Length: 1", "Content-Length: 2"))
    head, _, body = (await reader.read()).partition(b"\r\n\r\n")
    writer.close()
    [error] = json.loads(body)["errors"]
    assert b"connection: close" in head
    assert b"content-type: application/json; charset=utf-8" in head
    assert "Duplicate Content-Length" in error["message"]
    assert "Duplicate Content-Length" in error["extensions"]["messageRu"]


async def test_a_flood_is_logged_as_a_few_lines_and_a_count(caplog):
    caplog.set_level(logging.INFO)
    limited = LogLimit(logging.getLogger("malformed"), lines=10, seconds=1.0)
    async with endpoint(server={"http": timed_protocol(60, limited)}) as client:
        for _ in range(200):
            assert await exchange(address_of(client), JUNK) == ((400, "BAD_REQUEST"),)
        while (
            len(lines := [record for record in caplog.records if "Refused" in record.getMessage()])
            + sum(suppressed := [record.args[0] for record in caplog.records if "not logged" in record.getMessage()])
            < 200
        ):
            await asyncio.sleep(0.01)
    # Every interval except the last one has a line with the number of suppressed lines.
    assert len(lines) <= 10 * (len(suppressed) + 1) < 200
