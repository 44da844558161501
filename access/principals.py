"""All principals: those with an API key, and one for each address without."""

import functools
from collections.abc import Iterable

from access.allowance import Allowance
from access.api_keys import ApiKeys
from access.principal import Principal

#: Addresses that are remembered; the one that was seen longest ago is forgotten first.
REMEMBERED = 10_000


class Principals:
    """Finds the principal of a request by its key or address.

    anonymous, key, trusted: the allowance of each class. keys, trusted_keys: the SHA-256 of each key, in hexadecimal.
    """

    def __init__(
        self, anonymous: Allowance, key: Allowance, trusted: Allowance, keys: Iterable[str], trusted_keys: Iterable[str]
    ):
        self._keys = ApiKeys(
            (digest, Principal(allowance))
            for digests, allowance in ((keys, key), (trusted_keys, trusted))
            for digest in digests
        )
        self._by_address = functools.lru_cache(REMEMBERED)(lambda _: Principal(anonymous))

    def by_key(self, key: str) -> Principal | None:
        """Return the holder of this key, or None."""
        return self._keys.holder_of(key)

    def by_address(self, address: str) -> Principal:
        """Return the principal without a key at this address."""
        return self._by_address(address)
