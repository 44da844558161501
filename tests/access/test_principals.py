"""A principal for each key and for each address."""

import hashlib

from access.allowance import Allowance
from access.principals import REMEMBERED, Principals

ANONYMOUS, KEY, TRUSTED = Allowance(1), Allowance(2), Allowance(3, may_plan=True)


def principals() -> Principals:
    one, two = (hashlib.sha256(key).hexdigest() for key in (b"one", b"two"))
    return Principals(ANONYMOUS, KEY, TRUSTED, [one], [two])


def test_a_key_has_the_allowance_of_its_class():
    found = principals()
    assert found.by_key("one").allowance is KEY
    assert found.by_key("two").allowance is TRUSTED
    assert found.by_key("three") is None
    assert found.by_key("one") is found.by_key("one")


def test_each_address_has_a_bucket_and_the_one_seen_longest_ago_is_forgotten():
    found = principals()
    first, second = found.by_address("192.0.2.1"), found.by_address("192.0.2.2")
    assert first.allowance is ANONYMOUS
    assert found.by_address("192.0.2.1") is first
    assert second is not first
    for number in range(REMEMBERED - 1):
        found.by_address(f"address {number}")
    assert found.by_address("192.0.2.1") is first
    assert found.by_address("192.0.2.2") is not second
