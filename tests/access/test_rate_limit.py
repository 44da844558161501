"""The token bucket, with a clock controlled by the test."""

import math

import pytest

from access.errors import LimitError
from access.rate_limit import RateLimit
from tests.access.clock import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_a_bucket_starts_full_and_refills(clock):
    limit = RateLimit(10, 100, clock)
    for _ in range(10):
        limit.charge(10)
    assert limit.remaining == 0
    clock.now += 2
    assert limit.remaining == 20
    clock.now += 1000
    assert limit.remaining == 100


def test_a_rejected_charge_takes_no_tokens(clock):
    limit = RateLimit(10, 100, clock)
    limit.charge(75)
    with pytest.raises(LimitError) as raised:
        limit.charge(50)
    assert (raised.value.code, raised.value.details["seconds"]) == ("RATE_LIMITED", 3)
    assert limit.remaining == 25
    clock.now += 2.5
    limit.charge(50)


def test_a_cost_above_the_burst_needs_a_full_bucket(clock):
    limit = RateLimit(10, 100, clock)
    limit.charge(150)
    assert limit.remaining == -50
    clock.now += 14
    with pytest.raises(LimitError):
        limit.charge(150)
    clock.now += 1
    limit.charge(100)


def test_charging_in_debt_may_make_the_balance_negative(clock):
    limit = RateLimit(10, 100, clock)
    limit.charge_in_debt(130)
    assert limit.remaining == -30


def test_without_a_rate_nothing_is_charged():
    limit = RateLimit()
    for _ in range(1000):
        limit.charge(50)
    limit.charge_in_debt(50)
    assert limit.remaining == math.inf
