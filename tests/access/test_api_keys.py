"""Lookup of API keys by hash."""

import hashlib

from access.api_keys import ApiKeys
from access.principal import Principal


def test_a_key_is_found_by_its_hash():
    one, other = Principal(), Principal()
    keys = ApiKeys(
        [(hashlib.sha256(b"one").hexdigest(), one), (hashlib.sha256("ключ".encode()).hexdigest().upper(), other)]
    )
    assert keys.holder_of("one") is one
    assert keys.holder_of("ключ") is other
    assert keys.holder_of("two") is None
    assert keys.holder_of("\udcff") is None
