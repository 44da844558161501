"""The charges of a request, its permissions and its deadline."""

import asyncio

import pytest
from graphql import OperationType

from access.allowance import Allowance
from access.errors import LimitError
from access.principal import Principal
from access.request_context import ONLY_QUERY, REFUSAL_COST, RequestContext
from tests.access.clock import Clock

ALLOWANCE = Allowance(max_cost=50, rate=10, burst=100)


@pytest.fixture
def principal() -> Principal:
    return Principal(ALLOWANCE, Clock())


def test_an_operation_is_charged_once(principal):
    context = RequestContext.of(principal, {"cost": True})
    context.admit()
    context.admit()
    assert principal.rate_limit.remaining == 99
    context.spend(30, lambda: ("regions.nodes", 27))
    assert (context.cost, context.shows_cost, context.shows_plan) == (30, True, False)
    assert context.cost_report() == {"cost": 30, "limit": 50, "remaining": 70, "rate": 10, "burst": 100}


def test_unbounded_values_are_null_in_the_cost_report():
    context = RequestContext()
    context.admit()
    assert context.cost_report() == {"cost": 1, "limit": None, "remaining": None, "rate": None, "burst": None}


def test_a_too_costly_operation_is_not_charged(principal):
    context = RequestContext(principal)
    context.admit()
    with pytest.raises(LimitError, match="The operation costs 51"):
        context.spend(51, lambda: ("regions.nodes", 48))
    assert (context.cost, principal.rate_limit.remaining) == (1, 99)


def test_an_operation_that_cannot_be_executed_is_charged(principal):
    for _ in range(10):
        RequestContext(principal).refuse()
    assert principal.rate_limit.remaining == 100 - 10 * REFUSAL_COST
    with pytest.raises(LimitError, match="The rate limit is exceeded"):
        RequestContext(principal).admit()


def test_a_plan_without_permission_is_rejected_on_admission(principal):
    RequestContext.of(Principal(Allowance(may_plan=True)), {"plan": True}).admit()
    with pytest.raises(LimitError) as raised:
        RequestContext.of(principal, {"plan": True}).admit()
    assert raised.value.code == "PLAN_NOT_ALLOWED"


def test_a_request_may_be_restricted_to_queries():
    assert OperationType.MUTATION in RequestContext().allowed_types
    assert RequestContext.of(Principal(), None, ONLY_QUERY).allowed_types == {OperationType.QUERY}


async def test_the_deadline_is_fixed_by_the_first_access():
    context, now = RequestContext(), asyncio.get_running_loop().time()
    assert context.deadline is None
    context.wait = 5.0
    deadline = context.deadline
    assert now + 5 <= deadline <= asyncio.get_running_loop().time() + 5
    await asyncio.sleep(0)
    assert context.deadline == deadline
