"""The HTTP status and headers of an executed operation."""

from access.errors import RATE_LIMITED, TOO_DEEP, LimitError
from graph.query.errors import BadPage
from resolvers.execution.response import Response
from transport.negotiation import GRAPHQL_RESPONSE, JSON
from transport.outcome import outcome

RETRYABLE, INVALID = LimitError(RATE_LIMITED, limit=5.0, seconds=7), BadPage("first", "query.size", size=0, limit=100)


def test_an_executed_operation_has_the_status_200_whatever_errors_its_fields_have():
    for response in (Response({"data": {"a": 1}}), Response({"data": {"a": None}, "errors": ["..."]}, [INVALID])):
        assert outcome(response, JSON) == outcome(response, GRAPHQL_RESPONSE) == (200, {})


def test_a_refused_operation_has_an_error_status_only_in_the_media_type_of_graphql():
    response = Response.refusing(LimitError(TOO_DEEP, limit=20))
    assert outcome(response, GRAPHQL_RESPONSE) == (400, {})
    assert outcome(response, JSON) == (200, {})


def test_a_rate_limit_has_the_same_status_for_all_media_types():
    response = Response.refusing(RETRYABLE)
    assert response["errors"][0]["extensions"]["retryAfter"] == 7
    assert outcome(response, JSON) == outcome(response, GRAPHQL_RESPONSE) == (429, {"Retry-After": "7"})
