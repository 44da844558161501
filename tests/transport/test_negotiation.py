"""Content negotiation; test_graphql_http.py tests it over HTTP."""

import pytest

from transport.errors import Refusal
from transport.negotiation import GET_MEDIA_TYPES, GRAPHQL_RESPONSE, HTML, JSON, MEDIA_TYPES, best_media_type


@pytest.mark.parametrize(
    ("accept", "offers", "expected"),
    [
        ("", MEDIA_TYPES, JSON),
        ("application/*", MEDIA_TYPES, JSON),
        ("*/*;q=0.1, application/graphql-response+json", MEDIA_TYPES, GRAPHQL_RESPONSE),
        ("application/json;q=0, */*", MEDIA_TYPES, GRAPHQL_RESPONSE),
        ("text/html,application/xhtml+xml,*/*;q=0.8", GET_MEDIA_TYPES, HTML),
        ("application/json;charset=latin1, application/graphql-response+json;q=0.1", MEDIA_TYPES, GRAPHQL_RESPONSE),
    ],
)
def test_the_best_offer(accept, offers, expected):
    assert best_media_type(accept, offers) == expected


@pytest.mark.parametrize("accept", ["text/html", "image/*", "application/json;q=0", "*/*;q=x"])
def test_no_acceptable_offer_is_an_error(accept):
    with pytest.raises(Refusal):
        best_media_type(accept, MEDIA_TYPES)
