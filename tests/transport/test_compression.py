"""Compression of large responses in an encoding that the client accepts."""

import gzip
import json

import brotli  # type: ignore[import-untyped]  # not annotated
import pytest

from tests.transport.conftest import endpoint

LARGE = {"query": "query($t: String!) { echo(text: $t) }", "variables": {"t": "я" * 100_000}}


@pytest.fixture(scope="module")
async def client():
    async with endpoint(compress_above=1_000) as client:
        yield client


async def raw_response(client, body, accept_encoding: str) -> tuple[str | None, bytes]:
    """Return the encoding and the encoded bytes of a response."""
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
async def test_a_large_response_is_compressed_in_an_accepted_encoding(client, accept, encoding, decode, length):
    body = {**LARGE, "variables": {"t": "я" * length}}
    content_encoding, raw = await raw_response(client, body, accept)
    assert content_encoding == encoding
    assert json.loads(decode(raw))["data"]["echo"] == "я" * length
    assert len(raw) < 1_000 or encoding is None


async def test_a_small_response_is_not_compressed(client):
    assert (await raw_response(client, {"query": '{ echo(text: "a") }'}, "gzip, br"))[0] is None


async def test_compression_can_be_disabled():
    async with endpoint(compress_above=-1) as client:
        assert (await raw_response(client, LARGE, "gzip, br"))[0] is None
