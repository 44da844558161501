"""Lookup of principals by key and by address."""

import hashlib

from access.allowance import Allowance
from access.principals import MAX_ADDRESSES, Principals

ANONYMOUS, KEY, TRUSTED = Allowance(1), Allowance(2), Allowance(3, may_plan=True)


def create_principals() -> Principals:
    one, two = (hashlib.sha256(key).hexdigest() for key in (b"one", b"two"))
    return Principals(ANONYMOUS, KEY, TRUSTED, [one], [two])


def test_a_key_has_the_allowance_of_its_class():
    principals = create_principals()
    assert principals.by_key("one").allowance is KEY
    assert principals.by_key("two").allowance is TRUSTED
    assert principals.by_key("three") is None
    assert principals.by_key("one") is principals.by_key("one")


def test_each_address_has_its_own_principal_and_the_least_recently_seen_is_evicted():
    principals = create_principals()
    first, second = principals.by_address("192.0.2.1"), principals.by_address("192.0.2.2")
    assert first.allowance is ANONYMOUS
    assert principals.by_address("192.0.2.1") is first
    assert second is not first
    for number in range(MAX_ADDRESSES - 1):
        principals.by_address(f"address {number}")
    assert principals.by_address("192.0.2.1") is first
    assert principals.by_address("192.0.2.2") is not second
