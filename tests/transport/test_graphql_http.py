"""GraphQL over HTTP: methods, media types and status codes; no input causes status 500."""

import asyncio
import json
import logging

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.transport.conftest import MAX_BODY_SIZE

JSON = "application/json"
GRAPHQL_RESPONSE = "application/graphql-response+json"
RECOMMENDED = f"{GRAPHQL_RESPONSE}; charset=utf-8, {JSON}; charset=utf-8"
HELLO = '{ echo(text: "привет") }'


async def post(client: httpx.AsyncClient, body, accept: str = JSON, **headers: str) -> httpx.Response:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return await client.post("/graphql", content=content, headers={"Content-Type": JSON, "Accept": accept, **headers})


def error_of(response: httpx.Response, status: int, code: str) -> str:
    """Return the message of a response that consists of one error."""
    assert response.status_code == status, response.text
    assert response.headers["Content-Type"].endswith("json; charset=utf-8")
    assert list(response.json()) == ["errors"]
    [error] = response.json()["errors"]
    assert error["extensions"]["code"] == code
    return error["message"]


# --- Requests


async def test_post_answers_a_query(client):
    response = await post(client, {"query": HELLO})
    assert (response.status_code, response.json()) == (200, {"data": {"echo": "привет"}})
    assert response.headers["Content-Type"] == "application/json; charset=utf-8"


async def test_post_accepts_variables_operation_name_and_extensions(client):
    response = await post(
        client,
        {
            "query": 'query A { echo(text: "a") } query B($t: String!) { echo(text: $t) }',
            "variables": {"t": "b"},
            "operationName": "B",
            "extensions": {"any": [1]},
        },
    )
    assert response.json() == {"data": {"echo": "b"}}


@pytest.mark.parametrize("member", ["variables", "operationName", "extensions"])
async def test_a_null_member_is_treated_as_missing(client, member):
    response = await post(client, {"query": HELLO, member: None})
    assert response.json() == {"data": {"echo": "привет"}}


async def test_post_treats_an_empty_operation_name_as_missing(client):
    response = await post(client, {"query": HELLO, "operationName": ""})
    assert response.json() == {"data": {"echo": "привет"}}


async def test_get_answers_a_query(client):
    response = await client.get(
        "/graphql",
        params={
            "query": 'query A { echo(text: "a") } query B($t: String!) { echo(text: $t) }',
            "variables": json.dumps({"t": "ё & +"}),
            "operationName": "B",
            "extensions": "{}",
        },
    )
    assert (response.status_code, response.json()) == (200, {"data": {"echo": "ё & +"}})


async def test_get_treats_empty_parameters_as_missing(client):
    response = await client.get("/graphql", params={"query": HELLO, "operationName": "", "variables": ""})
    assert response.json() == {"data": {"echo": "привет"}}


async def test_post_executes_a_mutation(client):
    assert (await post(client, {"query": "mutation { change }"})).json() == {"data": {"change": "changed"}}


@pytest.mark.parametrize("accept", [JSON, GRAPHQL_RESPONSE])
async def test_get_rejects_a_mutation(client, accept):
    response = await client.get("/graphql", params={"query": "mutation { change }"}, headers={"Accept": accept})
    assert "by POST" in error_of(response, 405, "METHOD_NOT_ALLOWED")
    assert response.headers["Allow"] == "POST"


async def test_get_checks_the_selected_operation(client):
    params = {"query": 'query A { echo(text: "a") } mutation B { change }', "operationName": "B"}
    assert (await client.get("/graphql", params=params)).status_code == 405
    assert (await client.get("/graphql", params={**params, "operationName": "A"})).status_code == 200


async def test_head_returns_the_headers_of_get(client):
    response = await client.head("/graphql", params={"query": HELLO})
    assert (response.status_code, response.content) == (200, b"")
    assert response.headers["Content-Type"] == "application/json; charset=utf-8"


# --- Media types


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (JSON, JSON),
        (GRAPHQL_RESPONSE, GRAPHQL_RESPONSE),
        (RECOMMENDED, GRAPHQL_RESPONSE),
        (f"{JSON}, {GRAPHQL_RESPONSE}", JSON),
        (f"{JSON};q=0.5, {GRAPHQL_RESPONSE};q=0.8", GRAPHQL_RESPONSE),
        (f"{JSON};q=0, */*", GRAPHQL_RESPONSE),
        (f"*/*, {GRAPHQL_RESPONSE}", GRAPHQL_RESPONSE),
        ("*/*", JSON),
        ("", JSON),
        ("application/*", JSON),
        ("text/html, application/json;q=0.1", JSON),
        ("APPLICATION/JSON; Charset=UTF-8", JSON),
    ],
)
async def test_the_response_has_the_preferred_media_type(client, accept, media_type):
    response = await post(client, {"query": HELLO}, accept)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == f"{media_type}; charset=utf-8"
    assert "Accept" in response.headers["Vary"]


async def test_a_client_without_accept_gets_json(address):
    reader, writer = await asyncio.open_connection(*address)
    body = json.dumps({"query": HELLO}).encode()
    writer.write(
        b"POST /graphql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
        b"Content-Length: %d\r\n\r\n" % len(body) + body
    )
    response = await reader.read()
    writer.close()
    assert b"200 OK" in response
    assert b"content-type: application/json; charset=utf-8" in response


@pytest.mark.parametrize(
    "accept",
    [
        "text/html",
        "image/png",
        f"{JSON};q=0",
        f"{JSON}; charset=utf-16",
        f"{JSON};q=much",
        ",;,",
    ],
)
async def test_an_unsupported_media_type_is_not_acceptable(client, accept):
    message = error_of(await post(client, {"query": HELLO}, accept), 406, "NOT_ACCEPTABLE")
    assert GRAPHQL_RESPONSE in message


FAILURES = [
    ({"query": "{"}, "syntax error"),
    ({"query": "{ nothing }"}, "invalid document"),
    ({"query": "query($t: String!) { echo(text: $t) }", "variables": {"t": None}}, "invalid variables"),
    ({"query": HELLO, "operationName": "Other"}, "unknown operation"),
]


@pytest.mark.parametrize(("accept", "status"), [(JSON, 200), (GRAPHQL_RESPONSE, 400)])
@pytest.mark.parametrize("body", [body for body, _ in FAILURES], ids=[name for _, name in FAILURES])
async def test_the_status_of_an_operation_that_is_not_executed(client, body, accept, status):
    response = await post(client, body, accept)
    assert response.status_code == status
    assert list(response.json()) == ["errors"]


@pytest.mark.parametrize("accept", [JSON, GRAPHQL_RESPONSE])
async def test_a_field_error_gives_a_partial_response(client, accept):
    response = await post(client, {"query": "{ fail }"}, accept)
    assert response.status_code == 200
    assert response.json()["data"] == {"fail": None}


# --- Rejected requests


REFUSED_BODIES = [
    (b"", "not valid JSON"),
    (b'{"query": "{', "not valid JSON"),
    (b"query { a }", "not valid JSON"),
    (b'{"query": NaN}', "not valid JSON"),
    (b'{"query": "\xff"}', "not valid JSON in UTF-8"),
    ('{"query": "{ echo(text: \\"ё\\") }"}'.encode("cp1251"), "not valid JSON in UTF-8"),
    ('{"query": "{ a }"}'.encode("utf-16"), "not valid JSON in UTF-8"),
    (b'\xef\xbb\xbf{"query": "{ a }"}', "not valid JSON in UTF-8"),
    (b'{"query": "\xed\xa0\x80"}', "not valid JSON in UTF-8"),
    (b'{"query": "\\ud800"}', "not valid JSON"),
    (b'{"query": "\x00"}', "not valid JSON"),
    (b"null", "must be a JSON object"),
    (b"1", "must be a JSON object"),
    (b'"{ a }"', "must be a JSON object"),
    (b"{}", 'no "query"'),
    (b'{"query": null}', 'no "query"'),
    (b'{"qeury": "{ a }"}', 'no "query"'),
    (b'{"query": 1}', '"query" must be a string'),
    (b'{"query": ["{ a }"]}', '"query" must be a string'),
    (b'{"query": {"a": 1}}', '"query" must be a string'),
    (b'{"query": "{ a }", "variables": "{}"}', '"variables" must be an object or null'),
    (b'{"query": "{ a }", "variables": [1]}', '"variables" must be an object or null'),
    (b'{"query": "{ a }", "variables": false}', '"variables" must be an object or null'),
    (b'{"query": "{ a }", "operationName": 0}', '"operationName" must be a string or null'),
    (b'{"query": "{ a }", "operationName": ["A"]}', '"operationName" must be a string or null'),
    (b'{"query": "{ a }", "extensions": "x"}', '"extensions" must be an object or null'),
    (b'{"query": "{ a }", "query": "{ b }"}', 'the key "query" twice'),
    (b'{"query": "{ a }", "variables": {"x": {"y": 1, "y": 1}}}', 'the key "y" twice'),
]


@pytest.mark.parametrize("accept", [JSON, GRAPHQL_RESPONSE])
@pytest.mark.parametrize(("body", "reason"), REFUSED_BODIES, ids=[str(body)[:50] for body, _ in REFUSED_BODIES])
async def test_an_invalid_body_is_rejected(client, body, reason, accept):
    response = await post(client, body, accept)
    assert reason in error_of(response, 400, "BAD_REQUEST")
    assert response.headers["Content-Type"].startswith(accept)


@pytest.mark.parametrize(
    ("body", "code", "reason"),
    [
        (b"[" * 4000 + b"]" * 4000, "JSON_TOO_DEEP", "nested too deeply"),
        (
            b'{"query": "", "variables": ' + b'{"a": ' * 1000 + b"1" + b"}" * 1000 + b"}",
            "JSON_TOO_DEEP",
            "nested too deeply",
        ),
        (b'[{"query": "{ a }"}]', "BATCH_NOT_SUPPORTED", "each operation in its own request"),
    ],
    ids=["lists", "objects", "batch"],
)
async def test_a_body_with_a_specific_error_code(client, body, code, reason):
    assert reason in error_of(await post(client, body), 400, code)


@pytest.mark.parametrize(
    ("query_string", "reason"),
    [
        ("", 'no "query"'),
        ("query=", 'no "query"'),
        ("query={a}&query={b}", '"query" is repeated'),
        ("query=%FF", "not UTF-8"),
        ("query=%ED%A0%80", "not UTF-8"),
        ("query={a}&variables={", '"variables" is not valid JSON'),
        ("query={a}&variables=[]", '"variables" must be an object or null'),
        ("query={a}&variables=1", '"variables" must be an object or null'),
        ("query={a}&extensions=x", '"extensions" is not valid JSON'),
    ],
)
async def test_an_invalid_query_string_is_rejected(client, query_string, reason):
    assert reason in error_of(await client.get(f"/graphql?{query_string}"), 400, "BAD_REQUEST")


@pytest.mark.parametrize(
    "headers",
    [
        {"Content-Type": ""},
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/x-www-form-urlencoded"},
        {"Content-Type": "application/graphql"},
        {"Content-Type": "application/json; charset=windows-1251"},
        {"Content-Encoding": "gzip"},
    ],
)
async def test_a_body_of_an_unsupported_type_is_rejected(client, headers):
    response = await post(client, {"query": HELLO}, **headers)
    assert "application/json" in error_of(response, 415, "UNSUPPORTED_MEDIA_TYPE")


async def test_a_body_without_content_type_is_rejected(client):
    response = await client.post("/graphql", content=json.dumps({"query": HELLO}))
    error_of(response, 415, "UNSUPPORTED_MEDIA_TYPE")


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS"])
async def test_other_methods_are_rejected(client, method):
    response = await client.request(method, "/graphql", json={"query": HELLO})
    error_of(response, 405, "METHOD_NOT_ALLOWED")
    assert response.headers["Allow"] == "GET, HEAD, POST"


@pytest.mark.parametrize("factor", [1.1, 5, 40])
async def test_a_large_body_is_rejected(client, factor):
    body = {"query": HELLO, "variables": {"x": "x" * int(MAX_BODY_SIZE * factor)}}
    assert str(MAX_BODY_SIZE) in error_of(await post(client, body), 413, "REQUEST_TOO_LARGE")


async def test_a_large_chunked_body_is_rejected(client):
    async def chunks():
        for _ in range(30):
            yield b" " * 1000

    response = await client.post("/graphql", content=chunks(), headers={"Content-Type": JSON})
    error_of(response, 413, "REQUEST_TOO_LARGE")


async def test_a_body_of_the_maximum_size_is_accepted(client):
    start = b'{"query": "{ echo(text: \\"a\\") }", "extensions": {"x": "'
    body = start + b"x" * (MAX_BODY_SIZE - len(start) - 3) + b'"}}'
    assert len(body) == MAX_BODY_SIZE
    assert (await post(client, body)).json() == {"data": {"echo": "a"}}


async def test_a_client_that_disconnects_does_not_affect_others(address, client, caplog):
    _, writer = await asyncio.open_connection(*address)
    writer.write(b"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
    await writer.drain()
    writer.close()
    await writer.wait_closed()
    assert (await post(client, {"query": HELLO})).status_code == 200
    assert caplog.records == []


async def test_an_internal_error_has_an_id_that_is_also_logged(client, caplog):
    caplog.set_level(logging.ERROR)
    response = await post(client, {"query": "{ breakTheEngine }"})
    message = error_of(response, 500, "INTERNAL_SERVER_ERROR")
    id_ = response.json()["errors"][0]["extensions"]["id"]
    assert id_ in message
    assert "internal details" not in response.text
    [record] = [record for record in caplog.records if id_ in record.getMessage()]
    assert "internal details" in str(record.exc_info[1])


async def test_errors_have_a_russian_message(client):
    response = await post(client, b'{"query": 1}')
    assert error_of(response, 400, "BAD_REQUEST") == '"query" must be a string.'
    assert response.json()["errors"][0]["extensions"]["messageRu"] == "Поле «query»: ожидается строка."


# --- Arbitrary input


MEMBERS = st.fixed_dictionaries(
    {},
    optional={
        name: st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just(HELLO),
            lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
            max_leaves=5,
        )
        for name in ("query", "variables", "operationName", "extensions", "other")
    },
)
ANY_BODY = st.binary() | MEMBERS.map(lambda members: json.dumps(members).encode())


@given(ANY_BODY)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_any_body_gets_a_graphql_response_and_never_status_500(client, body):
    response = await post(client, body)
    assert response.status_code in (200, 400)
    assert response.json().keys() <= {"data", "errors"}


@pytest.mark.parametrize("field", ["loneSurrogate", "largeInteger"])
async def test_values_that_orjson_rejects_are_serialised(client, field):
    response = await post(client, {"query": f"{{ {field} }}"})
    assert response.status_code == 200
    assert json.loads(response.content)["data"][field] == {"loneSurrogate": "\ud800", "largeInteger": 2**70}[field]
