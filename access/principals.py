"""The principals of the service: one per API key, and one per address of clients without a key."""

import functools
from collections.abc import Iterable

from access.allowance import Allowance
from access.api_keys import ApiKeys
from access.principal import Principal

#: Size of the cache of addresses; the least recently seen address is evicted first.
MAX_ADDRESSES = 10_000


class Principals:
    """Look up the principal of a request by API key or address.

    anonymous, key, trusted: allowance of each class. keys, trusted_keys: SHA-256 of each key, in hexadecimal.
    """

    def __init__(
        self, anonymous: Allowance, key: Allowance, trusted: Allowance, keys: Iterable[str], trusted_keys: Iterable[str]
    ):
        self._keys = ApiKeys(
            (digest, Principal(allowance))
            for digests, allowance in ((keys, key), (trusted_keys, trusted))
            for digest in digests
        )
        self._by_address = functools.lru_cache(MAX_ADDRESSES)(lambda _: Principal(anonymous))

    def by_key(self, key: str) -> Principal | None:
        """Return the holder of this key, or None if the key is unknown."""
        return self._keys.holder_of(key)

    def by_address(self, address: str) -> Principal:
        """Return the anonymous principal for this address."""
        return self._by_address(address)
