"""Parsing of request parameters; test_graphql_http.py tests it over HTTP."""

import pytest

from transport.errors import Refusal
from transport.parameters import RequestParameters, from_body, from_query_string

HASH = "0" * 64


def test_all_parameters():
    body = (
        b'{"query": "{ a }", "variables": {"b": 1}, "operationName": "C", "documentId": "d", "extensions": '
        b'{"persistedQuery": {"version": 1, "sha256Hash": "%s"}}}' % HASH.encode()
    )
    assert from_body(body) == RequestParameters(
        "{ a }", {"b": 1}, "C", {"persistedQuery": {"version": 1, "sha256Hash": HASH}}, "d", HASH
    )
    assert from_query_string(b"query=%7Ba%7D&variables=%7B%22b%22:1%7D&operationName=") == RequestParameters(
        "{a}", {"b": 1}
    )


@pytest.mark.parametrize(
    ("parse", "text", "key"),
    [
        (from_body, b"{", "http.not-json"),
        (from_body, b"[]", "http.a-batch"),
        (from_body, b"1", "http.not-an-object"),
        (from_body, b'{"query": "a", "query": "b"}', "http.duplicate-key"),
        (from_body, b'{"query": "a", "variables": []}', "http.wrong-member"),
        (from_body, b'{"query": ' + b"[" * 2000 + b"]" * 2000 + b"}", "http.too-deep"),
        (from_body, b"{}", "http.no-query"),
        (from_query_string, b"query=a&query=b", "http.duplicate-parameter"),
        (from_query_string, b"query=%ff", "http.not-utf8-parameters"),
        (from_query_string, b"query=a&variables=x", "http.not-json-parameter"),
        (from_query_string, b"query=", "http.no-query"),
    ],
)
def test_an_invalid_request_is_rejected(parse, text, key):
    with pytest.raises(Refusal) as raised:
        parse(text)
    assert raised.value.key == key
