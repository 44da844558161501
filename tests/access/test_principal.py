"""Token buckets: what a client may spend, by its class, on a clock that the test moves."""

import hashlib
import math

import pytest

from access import Allowance, Asking, Client, Clients, LimitError
from access.from_settings import clients_of
from settings import Settings

ALLOWANCE = Allowance(max_cost=50, rate=10, burst=100)


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_a_bucket_is_full_at_first_and_fills_again(clock):
    client = Client(ALLOWANCE, clock)
    for _ in range(10):
        client.charge(10)
    assert client.remaining == 0
    clock.now += 2
    assert client.remaining == 20
    clock.now += 1000
    assert client.remaining == 100


def test_what_is_not_there_is_refused_and_nothing_is_taken(clock):
    client = Client(ALLOWANCE, clock)
    client.charge(75)
    with pytest.raises(LimitError) as raised:
        client.charge(50)
    assert (raised.value.code, raised.value.details["seconds"]) == ("RATE_LIMITED", 3)
    assert client.remaining == 25
    clock.now += 2.5
    client.charge(50)


def test_what_costs_more_than_a_burst_waits_for_a_full_bucket(clock):
    client = Client(ALLOWANCE, clock)
    client.charge(150)
    assert client.remaining == -50
    clock.now += 14
    with pytest.raises(LimitError):
        client.charge(150)
    clock.now += 1
    client.charge(100)


def test_without_a_rate_nothing_is_counted():
    client = Client(Allowance(max_cost=50))
    for _ in range(1000):
        client.charge(50)


def test_one_operation_may_not_cost_more_than_its_bound(clock):
    asking = Asking(Client(ALLOWANCE, clock))
    with pytest.raises(LimitError) as raised:
        asking.spend(51, lambda: ("regions.nodes", 48))
    assert raised.value.code == "TOO_COSTLY"
    assert "51" in raised.value.sentence("en")
    assert "50" in raised.value.sentence("en")
    assert "48 of it is regions.nodes" in raised.value.sentence("en")
    asking.spend(50, lambda: ("regions.nodes", 47))


def test_an_operation_takes_its_cost_once(clock):
    client = Client(ALLOWANCE, clock)
    asking = Asking.by(client, {"cost": True})
    asking.admit()
    asking.spend(30, lambda: ("regions.nodes", 27))
    assert asking.told_cost(30) == {"cost": 30, "limit": 50, "remaining": 70, "rate": 10, "burst": 100}


def test_what_cannot_be_executed_costs_too(clock):
    client = Client(ALLOWANCE, clock)
    for _ in range(10):
        asking = Asking.by(client, None)
        client.charge(0)
        asking.refuse()
    with pytest.raises(LimitError, match="spent what it may"):
        asking.admit()


def test_the_plan_is_for_those_with_the_right():
    Asking.by(Client(Allowance(may_plan=True)), {"plan": True}).admit()
    with pytest.raises(LimitError) as raised:
        Asking.by(Client(Allowance()), {"plan": True}).admit()
    assert raised.value.code == "PLAN_NOT_ALLOWED"


def test_keys_are_known_by_their_hash():
    anonymous, key, trusted = Allowance(1), Allowance(2), Allowance(3, may_plan=True)
    clients = Clients(anonymous, key, trusted, [hashlib.sha256(b"one").hexdigest()],
                      [hashlib.sha256("ключ".encode()).hexdigest().upper()])
    assert clients.by_key("one").allowance is key
    assert clients.by_key("ключ").allowance is trusted
    assert clients.by_key("two") is None
    assert clients.by_key("one") is clients.by_key("one")


def test_each_class_has_its_own_bounds():
    one, two = (hashlib.sha256(key).hexdigest() for key in (b"one", b"two"))
    clients = clients_of(Settings(max_cost=(1, 2, 3), max_reads=(4, 5, 0), api_keys=[one], trusted_api_keys=[two]))
    allowances = [client.allowance for client in
                  (clients.by_address("192.0.2.1"), clients.by_key("one"), clients.by_key("two"))]
    assert [(each.max_cost, each.max_reads, each.may_plan) for each in allowances] == [
        (1, 4, False), (2, 5, False), (3, math.inf, True)]


def test_each_address_has_a_bucket_and_the_oldest_are_forgotten():
    clients = Clients(ALLOWANCE, ALLOWANCE, ALLOWANCE, (), ())
    first = clients.by_address("192.0.2.1")
    assert clients.by_address("192.0.2.1") is first
    assert clients.by_address("192.0.2.2") is not first
    for number in range(20_000):
        clients.by_address(f"address {number}")
    assert clients.by_address("192.0.2.1") is not first
