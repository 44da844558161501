"""A refused request: the status, the headers and the message of its error."""

from errors import ErrorCode
from transport.errors import Refusal


def test_a_refusal_is_a_bad_request_by_default():
    refusal = Refusal("http.no-query")
    assert (refusal.status, refusal.code, refusal.headers) == (400, ErrorCode.BAD_REQUEST, {})


def test_a_refusal_has_the_given_code_status_headers_and_details():
    headers = {"Allow": "POST"}
    refusal = Refusal("http.too-large", code=ErrorCode.REQUEST_TOO_LARGE, status=413, headers=headers, limit=70)
    headers.clear()
    assert (refusal.status, refusal.headers) == (413, {"Allow": "POST"})
    (entry,) = refusal.formatted()
    assert "70" in entry["message"]
    assert "70" in entry["extensions"]["messageRu"]
    assert entry["extensions"]["code"] == "REQUEST_TOO_LARGE"
