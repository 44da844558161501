"""Content negotiation; test_graphql_http.py has it over HTTP."""

import doctest

import pytest

from transport import negotiation
from transport.negotiation import ANSWERS, ANSWERS_TO_GET, GRAPHQL_RESPONSE, HTML, JSON, best
from transport.refusal import Refusal


def test_examples_in_the_docstrings_hold():
    assert doctest.testmod(negotiation).failed == 0


@pytest.mark.parametrize(
    ("accept", "offers", "chosen"),
    [
        ("", ANSWERS, JSON),
        ("application/*", ANSWERS, JSON),
        ("*/*;q=0.1, application/graphql-response+json", ANSWERS, GRAPHQL_RESPONSE),
        ("application/json;q=0, */*", ANSWERS, GRAPHQL_RESPONSE),
        ("text/html,application/xhtml+xml,*/*;q=0.8", ANSWERS_TO_GET, HTML),
        ("application/json;charset=latin1, application/graphql-response+json;q=0.1", ANSWERS, GRAPHQL_RESPONSE),
    ],
)
def test_the_best_offer(accept, offers, chosen):
    assert best(accept, offers) == chosen


@pytest.mark.parametrize("accept", ["text/html", "image/*", "application/json;q=0", "*/*;q=x"])
def test_where_no_offer_is_taken(accept):
    with pytest.raises(Refusal):
        best(accept, ANSWERS)
