"""Upgrade requests are processed without the upgrade, including their bodies (RFC 9110, section 7.8)."""

import pytest

from tests.support.http_clients import java
from tests.transport.conftest import endpoint
from tests.transport.raw import ENDED, LAST, POST, Exchange, address_of, chunked, exchange, get, post, query, request
from transport.request_heads import timed_protocol

#: The HTTP/2 upgrade headers of curl and Java's HttpClient.
H2C = ("Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA")
WEBSOCKET = (
    "Connection: keep-alive, Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Protocol: graphql-transport-ws",
)
A, BAD_REQUEST = (200, "a"), (400, "BAD_REQUEST")
NO_WEBSOCKET, NO_METHOD = (400, "WEBSOCKET_NOT_SUPPORTED"), (405, "METHOD_NOT_ALLOWED")

IGNORED = [
    Exchange("POST with h2c", post("a", *H2C) + LAST, (A, ENDED)),
    Exchange("GET with h2c", get("a", *H2C) + LAST, (A, ENDED)),
    Exchange("a GET with a body", get("a", *H2C, "Content-Length: 3") + b"xyz" + LAST, (A, ENDED)),
    Exchange(
        "Content-Length before the upgrade",
        request(*POST, f"Content-Length: {len(query('a'))}", *H2C, body=query("a")) + LAST,
        (A, ENDED),
    ),
    Exchange("a chunked body", chunked("a", *H2C) + LAST, (A, ENDED)),
    Exchange(
        "trailers",
        chunked("a", *H2C, trailers=b"X-Sum: 1\r\nUpgrade: h2c\r\nConnection: upgrade\r\n") + LAST,
        (A, ENDED),
    ),
    Exchange("a header sent as a trailer", chunked("a", trailers=b"X-API-Key: guess\r\n") + LAST, (A, ENDED)),
    Exchange(
        "an upgrade in the trailers only",
        chunked("a", trailers=b"Connection: upgrade\r\nUpgrade: h2c\r\n") + LAST,
        (A, ENDED),
    ),
    Exchange("mixed case", post("a", "cOnNeCtIoN: uPgRaDe", "uPGRADE: H2C") + LAST, (A, ENDED)),
    Exchange(
        "repeated headers",
        post("a", "Connection: keep-alive", "Upgrade: h2c", "Connection: upgrade", "Upgrade: tls/1.3") + LAST,
        (A, ENDED),
    ),
    Exchange(
        "several protocols", post("a", "Connection: upgrade", "Upgrade: foo/2, h2c, websocket") + LAST, (A, ENDED)
    ),
    Exchange(
        "an upgrade without a protocol", post("a", "Connection: upgrade", "Upgrade:", "X-Empty:") + LAST, (A, ENDED)
    ),
    Exchange("a header of a proxy", post("a", "Proxy-Connection: upgrade", "Upgrade: h2c") + LAST, (A, ENDED)),
    Exchange("a value that is not ASCII", post("a", *H2C, "X-Name: \xe9\xff") + LAST, (A, ENDED)),
    Exchange("a WebSocket handshake by POST", post("a", *WEBSOCKET) + LAST, (A, ENDED)),
    Exchange("Expect: 100-continue", post("a", *H2C, "Expect: 100-continue") + LAST, (A, ENDED)),
    Exchange(
        "three in a row",
        post("a", *H2C) + chunked("b", *H2C) + get("c", *H2C) + post("d") + LAST,
        (A, (200, "b"), (200, "c"), (200, "d"), ENDED),
    ),
    Exchange("the last request", post("a", "Connection: close, Upgrade", "Upgrade: h2c") + get("more"), (A,)),
    Exchange("HTTP/1.0", post("a", *H2C).replace(b"HTTP/1.1", b"HTTP/1.0") + get("more"), (A,)),
    Exchange("a request as the body", post("", *H2C, body=get("smuggled")) + LAST, (BAD_REQUEST, ENDED)),
    Exchange(
        "a request as a chunk",
        request(*POST, *H2C, "Transfer-Encoding: chunked", body=b"%x\r\n%b\r\n0\r\n\r\n" % (len(LAST), LAST)) + LAST,
        (BAD_REQUEST, ENDED),
    ),
]

SMUGGLING = [
    Exchange(
        "Content-Length and chunked",
        request(*POST, *H2C, "Content-Length: 5", "Transfer-Encoding: chunked", body=b"0\r\n\r\n") + get("smuggled"),
        (BAD_REQUEST,),
    ),
    Exchange(
        "chunked and Content-Length",
        request(*POST, *H2C, "Transfer-Encoding: chunked", "Content-Length: 5", body=b"0\r\n\r\n") + get("smuggled"),
        (BAD_REQUEST,),
    ),
    Exchange(
        "two values of Content-Length",
        request(*POST, *H2C, "Content-Length: 0", "Content-Length: 5", body=b"abcde") + get("smuggled"),
        (BAD_REQUEST,),
    ),
    Exchange(
        "chunked is not the last encoding",
        request(*POST, *H2C, "Transfer-Encoding: chunked, gzip", body=b"0\r\n\r\n") + get("smuggled"),
        (BAD_REQUEST,),
    ),
    Exchange(
        "a transfer encoding without chunked",
        request(*POST, *H2C, "Transfer-Encoding: gzip") + get("smuggled"),
        (BAD_REQUEST,),
    ),
    Exchange(
        "a chunk without a size",
        request(*POST, *H2C, "Transfer-Encoding: chunked", body=b"z\r\n") + get("smuggled"),
        (BAD_REQUEST,),
    ),
    Exchange(
        "a folded header",
        post("a", "Connection: keep-alive,\r\n upgrade", "Upgrade: h2c") + get("smuggled"),
        (BAD_REQUEST,),
    ),
    Exchange(
        "a folded protocol", post("a", "Connection: upgrade", "Upgrade:\r\n h2c") + get("smuggled"), (BAD_REQUEST,)
    ),
    Exchange(
        "a space before the colon", post("a", "Connection: upgrade", "Upgrade : h2c") + get("smuggled"), (BAD_REQUEST,)
    ),
    Exchange(
        "a line that ends with LF",
        post("a", "Connection: upgrade", "Upgrade: h2c\nX-A: b") + get("smuggled"),
        (BAD_REQUEST,),
    ),
    Exchange("the preface of HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + b"\0\0\0\4\0\0\0\0\0", (BAD_REQUEST,)),
    Exchange("a tunnel", request("CONNECT x:443 HTTP/1.1", "Host: x:443") + get("smuggled"), (NO_METHOD,)),
    Exchange(
        "a tunnel to a path",
        request("CONNECT /graphql HTTP/1.1", "Host: x", "Content-Length: 3") + b"abc" + get("smuggled"),
        (NO_METHOD,),
    ),
    Exchange("a tunnel after an answer", post("a") + request("CONNECT x:443 HTTP/1.1", *H2C), (A, NO_METHOD)),
]

HANDSHAKES = [
    Exchange("a WebSocket handshake", request("GET /graphql HTTP/1.1", "Host: x", *WEBSOCKET), (NO_WEBSOCKET,)),
    Exchange("at another address", request("GET /subscriptions HTTP/1.1", "Host: x", *WEBSOCKET), (NO_WEBSOCKET,)),
    Exchange(
        "in mixed case",
        request("GET /graphql HTTP/1.1", "Host: x", "connection: UPGRADE", "upgrade: h2c, WebSocket"),
        (NO_WEBSOCKET,),
    ),
    Exchange(
        "with frames after it",
        request("GET /graphql HTTP/1.1", "Host: x", *WEBSOCKET) + b"\x81\x85abcd\0\0\0\0\0" + get("smuggled"),
        (NO_WEBSOCKET,),
    ),
    Exchange(
        "after an answer", get("a") + request("GET /graphql HTTP/1.1", "Host: x", *WEBSOCKET) + LAST, (A, NO_WEBSOCKET)
    ),
]
#: All cases of this module; `SMUGGLING` are the attacks.
UPGRADES = [*IGNORED, *SMUGGLING, *HANDSHAKES]


@pytest.fixture(scope="module")
async def client():
    async with endpoint(server={"http": timed_protocol(60)}) as client:
        yield client


@pytest.fixture(scope="module")
def address(client):
    return address_of(client)


async def test_each_request_is_answered_once_and_no_body_is_parsed_as_a_request(address):
    for case in UPGRADES:
        assert await exchange(address, case.sent) == case.answers, case.name


async def test_an_upgrade_that_arrives_byte_by_byte_is_ignored(address):
    for case in [case for case in IGNORED if case.answers[-1] == ENDED]:
        pieces = [case.sent[i : i + 1] for i in range(len(case.sent))]
        assert await exchange(address, *pieces) == case.answers, case.name


async def test_the_application_receives_the_other_headers_of_an_upgrade_request(address):
    accept = post("a", *H2C, "Accept: application/graphql-response+json") + LAST
    assert await exchange(address, accept) == (A, ENDED)
    assert await exchange(address, post("a", *H2C, "Accept: image/png") + LAST) == ((406, "NOT_ACCEPTABLE"), ENDED)


async def test_a_websocket_handshake_is_rejected_in_both_languages(client):
    headers = dict(header.split(": ") for header in WEBSOCKET)
    response = await client.get("/graphql", headers=headers)
    [error] = response.json()["errors"]
    assert response.status_code == 400
    assert response.headers["Content-Type"] == "application/json; charset=utf-8"
    assert response.headers["Connection"] == "close"
    assert "no WebSocket" in error["message"]
    assert "WebSocket" in error["extensions"]["messageRu"]


# --- Clients that send upgrade requests


async def test_curl_with_http2_gets_a_response(client, curl):
    for arguments in (
        ["--data", query("a").decode()],
        ["--data", query("a").decode(), "-H", "Expect: 100-continue"],
        ["--data", query("a").decode(), "-H", "Transfer-Encoding: chunked"],
    ):
        output = await curl(
            "--http2", "-H", "Content-Type: application/json", *arguments, *[f"{client.base_url}/graphql"] * 2
        )
        assert output == b'{"data":{"a":"Query"}}' * 2


@pytest.mark.slow
async def test_java_with_http2_gets_a_response(client):
    assert await java(f"{client.base_url}/graphql", query("a").decode(), 2) == [[200, {"data": {"a": "Query"}}]] * 2
