"""An upgrade that the service does not offer is ignored, and the body belongs to its request (RFC 9110, 7.8)."""

import pytest

from tests.support.http_clients import java
from tests.transport.conftest import endpoint
from tests.transport.raw import ENDED, LAST, POST, Exchange, address_of, chunked, exchange, get, post, query, request
from transport.slow_clients import timed_protocol

#: As curl and Java's HttpClient offer HTTP/2.
H2C = ("Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA")
WEBSOCKET = (
    "Connection: keep-alive, Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Protocol: graphql-transport-ws",
)
A, REFUSED = (200, "a"), (400, "BAD_REQUEST")
NO_WEBSOCKET, NO_METHOD = (400, "WEBSOCKET_NOT_SUPPORTED"), (405, "METHOD_NOT_ALLOWED")

IGNORED = [
    Exchange("POST with h2c", post("a", *H2C) + LAST, (A, ENDED)),
    Exchange("GET with h2c", get("a", *H2C) + LAST, (A, ENDED)),
    Exchange("a GET with a body", get("a", *H2C, "Content-Length: 3") + b"xyz" + LAST, (A, ENDED)),
    Exchange(
        "the length before the upgrade",
        request(*POST, f"Content-Length: {len(query('a'))}", *H2C, body=query("a")) + LAST,
        (A, ENDED),
    ),
    Exchange("a body in chunks", chunked("a", *H2C) + LAST, (A, ENDED)),
    Exchange(
        "trailers",
        chunked("a", *H2C, trailers=b"X-Sum: 1\r\nUpgrade: h2c\r\nConnection: upgrade\r\n") + LAST,
        (A, ENDED),
    ),
    Exchange("a trailer in the place of a header", chunked("a", trailers=b"X-API-Key: guess\r\n") + LAST, (A, ENDED)),
    Exchange(
        "an upgrade in the trailers only",
        chunked("a", trailers=b"Connection: upgrade\r\nUpgrade: h2c\r\n") + LAST,
        (A, ENDED),
    ),
    Exchange("names in odd case", post("a", "cOnNeCtIoN: uPgRaDe", "uPGRADE: H2C") + LAST, (A, ENDED)),
    Exchange(
        "headers that come twice",
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
    Exchange("a POST for a WebSocket", post("a", *WEBSOCKET) + LAST, (A, ENDED)),
    Exchange("a client that waits for 100", post("a", *H2C, "Expect: 100-continue") + LAST, (A, ENDED)),
    Exchange(
        "three in a row",
        post("a", *H2C) + chunked("b", *H2C) + get("c", *H2C) + post("d") + LAST,
        (A, (200, "b"), (200, "c"), (200, "d"), ENDED),
    ),
    Exchange("the last one", post("a", "Connection: close, Upgrade", "Upgrade: h2c") + get("more"), (A,)),
    Exchange("HTTP/1.0", post("a", *H2C).replace(b"HTTP/1.1", b"HTTP/1.0") + get("more"), (A,)),
    Exchange("a request as the body", post("", *H2C, body=get("smuggled")) + LAST, (REFUSED, ENDED)),
    Exchange(
        "a request as a chunk",
        request(*POST, *H2C, "Transfer-Encoding: chunked", body=b"%x\r\n%b\r\n0\r\n\r\n" % (len(LAST), LAST)) + LAST,
        (REFUSED, ENDED),
    ),
]

SMUGGLING = [
    Exchange(
        "length and chunks",
        request(*POST, *H2C, "Content-Length: 5", "Transfer-Encoding: chunked", body=b"0\r\n\r\n") + get("smuggled"),
        (REFUSED,),
    ),
    Exchange(
        "chunks and length",
        request(*POST, *H2C, "Transfer-Encoding: chunked", "Content-Length: 5", body=b"0\r\n\r\n") + get("smuggled"),
        (REFUSED,),
    ),
    Exchange(
        "two lengths",
        request(*POST, *H2C, "Content-Length: 0", "Content-Length: 5", body=b"abcde") + get("smuggled"),
        (REFUSED,),
    ),
    Exchange(
        "an encoding that is not the last",
        request(*POST, *H2C, "Transfer-Encoding: chunked, gzip", body=b"0\r\n\r\n") + get("smuggled"),
        (REFUSED,),
    ),
    Exchange(
        "an encoding without chunks", request(*POST, *H2C, "Transfer-Encoding: gzip") + get("smuggled"), (REFUSED,)
    ),
    Exchange(
        "a chunk without a size",
        request(*POST, *H2C, "Transfer-Encoding: chunked", body=b"z\r\n") + get("smuggled"),
        (REFUSED,),
    ),
    Exchange(
        "a folded header",
        post("a", "Connection: keep-alive,\r\n upgrade", "Upgrade: h2c") + get("smuggled"),
        (REFUSED,),
    ),
    Exchange("a folded protocol", post("a", "Connection: upgrade", "Upgrade:\r\n h2c") + get("smuggled"), (REFUSED,)),
    Exchange(
        "a space before the colon", post("a", "Connection: upgrade", "Upgrade : h2c") + get("smuggled"), (REFUSED,)
    ),
    Exchange(
        "a line that ends with LF",
        post("a", "Connection: upgrade", "Upgrade: h2c\nX-A: b") + get("smuggled"),
        (REFUSED,),
    ),
    Exchange("the preface of HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + b"\0\0\0\4\0\0\0\0\0", (REFUSED,)),
    Exchange("a tunnel", request("CONNECT x:443 HTTP/1.1", "Host: x:443") + get("smuggled"), (NO_METHOD,)),
    Exchange(
        "a tunnel to a path",
        request("CONNECT /graphql HTTP/1.1", "Host: x", "Content-Length: 3") + b"abc" + get("smuggled"),
        (NO_METHOD,),
    ),
    Exchange("a tunnel after an answer", post("a") + request("CONNECT x:443 HTTP/1.1", *H2C), (A, NO_METHOD)),
]

HANDSHAKES = [
    Exchange("a handshake", request("GET /graphql HTTP/1.1", "Host: x", *WEBSOCKET), (NO_WEBSOCKET,)),
    Exchange("at another address", request("GET /subscriptions HTTP/1.1", "Host: x", *WEBSOCKET), (NO_WEBSOCKET,)),
    Exchange(
        "in odd case",
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
#: All that is sent here: the attacks are `SMUGGLING`.
UPGRADES = [*IGNORED, *SMUGGLING, *HANDSHAKES]


@pytest.fixture(scope="module")
async def client():
    async with endpoint(server={"http": timed_protocol(60)}) as client:
        yield client


@pytest.fixture(scope="module")
def address(client):
    return address_of(client)


async def test_each_request_is_answered_once_and_nothing_in_a_body_is_a_request(address):
    for sent in UPGRADES:
        assert await exchange(address, sent.sent) == sent.answers, sent.name


async def test_an_upgrade_that_comes_in_pieces_is_ignored_too(address):
    for sent in [sent for sent in IGNORED if sent.answers[-1] == ENDED]:
        letters = [sent.sent[i : i + 1] for i in range(len(sent.sent))]
        assert await exchange(address, *letters) == sent.answers, sent.name


async def test_the_application_sees_the_other_headers_of_such_a_request(address):
    accept = post("a", *H2C, "Accept: application/graphql-response+json") + LAST
    assert await exchange(address, accept) == (A, ENDED)
    assert await exchange(address, post("a", *H2C, "Accept: image/png") + LAST) == ((406, "NOT_ACCEPTABLE"), ENDED)


async def test_a_handshake_is_answered_in_both_languages(client):
    headers = dict(header.split(": ") for header in WEBSOCKET)
    response = await client.get("/graphql", headers=headers)
    [error] = response.json()["errors"]
    assert response.status_code == 400
    assert response.headers["Content-Type"] == "application/json; charset=utf-8"
    assert response.headers["Connection"] == "close"
    assert "no WebSocket" in error["message"]
    assert "WebSocket" in error["extensions"]["messageRu"]


# --- The clients that do it


async def test_curl_that_offers_http_2_is_answered(client, curl):
    for arguments in (
        ["--data", query("a").decode()],
        ["--data", query("a").decode(), "-H", "Expect: 100-continue"],
        ["--data", query("a").decode(), "-H", "Transfer-Encoding: chunked"],
    ):
        said = await curl(
            "--http2", "-H", "Content-Type: application/json", *arguments, *[f"{client.base_url}/graphql"] * 2
        )
        assert said == b'{"data":{"a":"Query"}}' * 2


async def test_java_that_offers_http_2_is_answered(client):
    assert await java(f"{client.base_url}/graphql", query("a").decode(), 2) == [[200, {"data": {"a": "Query"}}]] * 2
