"""Raw bytes sent on a connection, and the responses."""

import asyncio
import contextlib
import json
import socket
from typing import NamedTuple
from urllib.parse import quote, urlsplit

import httpx

from tests.support.narrowing import present

Address = tuple[str, int]


class Exchange(NamedTuple):
    """The bytes sent on one connection and the expected responses: their status, and their field or error code.

    The server must close the connection at the end; if nothing else in `sent` makes it do so, `sent` ends with `LAST`.
    """

    name: str
    sent: bytes
    answers: tuple[tuple[int, str], ...]

    @property
    def statuses(self) -> tuple[int, ...]:
        return tuple(status for status, _ in self.answers)


def request(start: str, *headers: str, body: bytes = b"") -> bytes:
    """Return a request with this request line, headers and body."""
    return "\r\n".join((start, *headers, "", "")).encode("latin-1") + body


def get(name: str, *headers: str) -> bytes:
    """Return a GET request that selects a field of this name."""
    query = quote(f"{{ {name}: __typename }}")
    return request(f"GET /graphql?query={query} HTTP/1.1", "Host: x", "Accept: application/json", *headers)


def query(name: str) -> bytes:
    """Return the body of a POST request that selects a field of this name."""
    return json.dumps({"query": f"{{ {name}: __typename }}"}).encode()


POST = ("POST /graphql HTTP/1.1", "Host: x", "Content-Type: application/json")


def post(name: str, *headers: str, body: bytes | None = None) -> bytes:
    """Return a POST request that selects a field of this name, or has another body."""
    content = query(name) if body is None else body
    return request(*POST, *headers, f"Content-Length: {len(content)}", body=content)


def chunked(name: str, *headers: str, trailers: bytes = b"") -> bytes:
    """Return a POST request that selects a field of this name, with a body in two chunks."""
    content = query(name)
    pieces = (content[:5], content[5:])
    body = b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces)
    return request(*POST, *headers, "Transfer-Encoding: chunked", body=body + b"0\r\n" + trailers + b"\r\n")


LAST = get("last", "Connection: close")
#: The response to it.
ENDED = (200, "last")


def address_of(client: httpx.AsyncClient) -> Address:
    url = urlsplit(str(client.base_url))
    return present(url.hostname), present(url.port)


async def received(reader: asyncio.StreamReader) -> bytes:
    """Return all bytes until the connection ends.

    A server that closes a connection with unread input resets it. `reader.read()` would then lose the earlier bytes.
    """
    output = b""
    with contextlib.suppress(ConnectionResetError, BrokenPipeError):
        while data := await reader.read(65_536):
            output += data
    return output


async def exchange(address: Address, *pieces: bytes) -> tuple[tuple[int, str], ...]:
    """Send each piece in a separate TCP segment; return the responses until the server closes the connection."""
    reader, writer = await asyncio.open_connection(*address)
    writer.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    for piece in pieces:
        writer.write(piece)
        for _ in range(3):  # let the server, which runs in the same loop, read it
            await asyncio.sleep(0)
    try:
        return answers(await received(reader))
    finally:
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()


def answers(data: bytes) -> tuple[tuple[int, str], ...]:
    """Parse responses into their status and their field or error code; skip interim responses with status 100."""
    result = []
    while data:
        head, _, data = data.partition(b"\r\n\r\n")
        status = int(head.split(b" ", 2)[1])
        if status == 100:
            continue
        fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
        length = int(fields[b"content-length"])
        body, data = data[:length], data[length:]
        assert len(body) == length
        result.append((status, _field_or_code(body)))
    return tuple(result)


def _field_or_code(body: bytes) -> str:
    if not body:
        return ""
    result = json.loads(body)
    return result["errors"][0]["extensions"]["code"] if "errors" in result else " ".join(result["data"])
