"""Bytes on a connection, as clients of every kind send them, and the answers that come back."""

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
    """What is sent on one connection, and the answers: each a status, and the field or the code of the error in it.

    The server closes the connection in the end: where nothing sent makes it so, `sent` ends with `LAST`.
    """

    name: str
    sent: bytes
    answers: tuple[tuple[int, str], ...]

    @property
    def statuses(self) -> tuple[int, ...]:
        return tuple(status for status, _ in self.answers)


def request(start: str, *headers: str, body: bytes = b"") -> bytes:
    """A request: its first line, headers and body, sent as they stand."""
    return "\r\n".join((start, *headers, "", "")).encode("latin-1") + body


def get(name: str, *headers: str) -> bytes:
    """Asks for a field of this name by GET."""
    query = quote(f"{{ {name}: __typename }}")
    return request(f"GET /graphql?query={query} HTTP/1.1", "Host: x", "Accept: application/json", *headers)


def query(name: str) -> bytes:
    """The body of a POST that asks for a field of this name."""
    return json.dumps({"query": f"{{ {name}: __typename }}"}).encode()


POST = ("POST /graphql HTTP/1.1", "Host: x", "Content-Type: application/json")


def post(name: str, *headers: str, body: bytes | None = None) -> bytes:
    """Asks for a field of this name by POST. body: another one."""
    content = query(name) if body is None else body
    return request(*POST, *headers, f"Content-Length: {len(content)}", body=content)


def chunked(name: str, *headers: str, trailers: bytes = b"") -> bytes:
    """Asks for a field of this name by POST, in two chunks."""
    content = query(name)
    pieces = (content[:5], content[5:])
    body = b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces)
    return request(*POST, *headers, "Transfer-Encoding: chunked", body=body + b"0\r\n" + trailers + b"\r\n")


LAST = get("last", "Connection: close")
#: The answer to it.
ENDED = (200, "last")


def address_of(client: httpx.AsyncClient) -> Address:
    url = urlsplit(str(client.base_url))
    return present(url.hostname), present(url.port)


async def exchange(address: Address, *pieces: bytes) -> tuple[tuple[int, str], ...]:
    """The answers to what is sent, each piece in a segment of its own, until the server closes the connection."""
    reader, writer = await asyncio.open_connection(*address)
    writer.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    for piece in pieces:
        writer.write(piece)
        for _ in range(3):  # the server, in the same loop, reads it
            await asyncio.sleep(0)
    try:
        return answers(await reader.read())
    finally:
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()


def answers(said: bytes) -> tuple[tuple[int, str], ...]:
    """Status and meaning of each answer; without those of status 100."""
    found = []
    while said:
        head, _, said = said.partition(b"\r\n\r\n")
        status = int(head.split(b" ", 2)[1])
        if status == 100:
            continue
        fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
        length = int(fields[b"content-length"])
        body, said = said[:length], said[length:]
        assert len(body) == length
        found.append((status, _meaning(body)))
    return tuple(found)


def _meaning(body: bytes) -> str:
    if not body:
        return ""
    result = json.loads(body)
    return result["errors"][0]["extensions"]["code"] if "errors" in result else " ".join(result["data"])
