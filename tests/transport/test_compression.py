"""Compression: what the client takes, above a size."""

import doctest
import gzip
import json

import brotli  # type: ignore[import-untyped]  # it has no type information
import pytest

from tests.transport.conftest import endpoint
from transport import authentication, compression

LARGE = {"query": "query($t: String!) { echo(text: $t) }", "variables": {"t": "я" * 100_000}}


@pytest.fixture(scope="module")
async def client():
    async with endpoint(compress_above=1_000) as client:
        yield client


async def sent(client, body, accept_encoding: str) -> tuple[str | None, bytes]:
    """The encoding, and the bytes as they were sent."""
    request = client.build_request("POST", "/graphql", json=body, headers={"Accept-Encoding": accept_encoding})
    response = await client.send(request, stream=True)
    raw = b"".join([chunk async for chunk in response.aiter_raw()])
    assert int(response.headers["Content-Length"]) == len(raw)
    assert "Accept-Encoding" in response.headers["Vary"]
    return response.headers.get("Content-Encoding"), raw


@pytest.mark.parametrize(
    ("accept", "encoding", "decode"),
    [
        ("gzip", "gzip", gzip.decompress),
        ("br", "br", brotli.decompress),
        ("gzip, deflate, br, zstd", "br", brotli.decompress),
        ("br;q=0.5, gzip", "gzip", gzip.decompress),
        ("*", "br", brotli.decompress),
        ("deflate", None, bytes),
        ("identity", None, bytes),
        ("gzip;q=0", None, bytes),
        ("", None, bytes),
        ("gzip;q=x", None, bytes),
    ],
)
@pytest.mark.parametrize("length", [2_000, 100_000])
async def test_a_large_answer_is_compressed_as_the_client_takes_it(client, accept, encoding, decode, length):
    body = {**LARGE, "variables": {"t": "я" * length}}
    found, raw = await sent(client, body, accept)
    assert found == encoding
    assert json.loads(decode(raw))["data"]["echo"] == "я" * length
    assert len(raw) < 1_000 or encoding is None


async def test_a_small_answer_is_not_compressed(client):
    assert (await sent(client, {"query": '{ echo(text: "a") }'}, "gzip, br"))[0] is None


async def test_compression_may_be_switched_off():
    async with endpoint(compress_above=-1) as client:
        assert (await sent(client, LARGE, "gzip, br"))[0] is None


@pytest.mark.parametrize("module", [compression, authentication])
def test_examples_in_the_docstrings_hold(module):
    assert doctest.testmod(module).failed == 0
