"""`rateLimit`: the cost of the operation, and the client's bucket after it."""

import math
from datetime import UTC, datetime, timedelta

import pytest

from access.allowance import Allowance
from access.principal import Principal
from access.request_context import RequestContext
from resolvers.fields.rate_limit import MAX_INT, RateLimitReport, rate_limit_of
from resolvers.service import create_engine
from tests.support.stores import embedded_store

ALL = "cost limit remaining resetAt"


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def engine(tmp_path):
    """An engine whose store is never used."""
    return create_engine(embedded_store(tmp_path))


async def test_the_cost_and_the_remaining_budget_are_reported(engine):
    clock = Clock()
    principal = Principal(Allowance(max_cost=1_000, rate=10, burst=100), clock)
    for spent in (2, 4):
        before = datetime.now(UTC)
        context = RequestContext(principal, shows_cost=True)
        response = await engine.execute(f"{{ rateLimit {{ {ALL} }} }}", context=context)
        [report] = response["data"].values()
        cost = response["extensions"]["cost"]
        assert (report["cost"], report["limit"], report["remaining"]) == (
            cost["cost"],
            cost["burst"],
            cost["remaining"],
        )
        assert (report["cost"], report["limit"], report["remaining"]) == (2, 100, 100 - spent)
        full = datetime.strptime(report["resetAt"], "%Y-%m-%dT%H:%M:%S%z") - timedelta(seconds=spent / 10)
        assert before <= full <= datetime.now(UTC) + timedelta(seconds=1)
    clock.now += 0.2
    again = await engine.execute("{ rateLimit { remaining } }", context=RequestContext(principal, shows_cost=True))
    assert again["data"]["rateLimit"]["remaining"] == 100 - 4 + 2 - 2


async def test_the_cost_is_that_of_the_whole_operation(engine):
    response = await engine.execute(
        "{ rateLimit { cost } __schema { description } }", context=RequestContext(shows_cost=True)
    )
    assert response["data"]["rateLimit"]["cost"] == response["extensions"]["cost"]["cost"] > 1_000


async def test_without_a_rate_limit_all_but_the_cost_is_null(engine):
    response = await engine.execute(f"{{ a: rateLimit {{ {ALL} __typename }} }}")
    assert response == {
        "data": {"a": {"cost": 2, "limit": None, "remaining": None, "resetAt": None, "__typename": "RateLimit"}}
    }


@pytest.mark.parametrize(
    ("allowance", "paid", "expected"),
    [
        (Allowance(rate=10, burst=100), 0, RateLimitReport(7, 100, 100, "2026-01-31T23:59:59Z")),
        (Allowance(rate=10, burst=100), 1, RateLimitReport(7, 100, 99, "2026-02-01T00:00:00Z")),
        (Allowance(rate=10, burst=100), 150, RateLimitReport(7, 100, 0, "2026-02-01T00:00:14Z")),
        (Allowance(rate=10**9, burst=10**10), 0, RateLimitReport(7, MAX_INT, MAX_INT, "2026-01-31T23:59:59Z")),
        (Allowance(rate=10, burst=math.inf), 5, RateLimitReport(7)),
        (Allowance(burst=100), 5, RateLimitReport(7)),
    ],
)
def test_the_bucket_of_a_client(allowance, paid, expected):
    client = Principal(allowance, Clock())
    client.rate_limit.charge_in_debt(paid)
    assert rate_limit_of(client, 7, datetime(2026, 1, 31, 23, 59, 59, tzinfo=UTC)) == expected
