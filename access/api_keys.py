"""API keys: the service keeps their hashes only."""

import hashlib
import hmac
from collections.abc import Iterable

from access.principal import Principal


class ApiKeys:
    """Finds the principal of a key.

    holders: the SHA-256 of each key, in hexadecimal, and its holder. Keys are random and long, so that a plain hash
    keeps them.
    """

    def __init__(self, holders: Iterable[tuple[str, Principal]]):
        self._holders = [(bytes.fromhex(digest), holder) for digest, holder in holders]

    def holder_of(self, key: str) -> Principal | None:
        """Return the holder of this key, or None. Takes the same time for every key."""
        digest, found = hashlib.sha256(key.encode("utf-8", "surrogateescape")).digest(), None
        for known, holder in self._holders:
            if hmac.compare_digest(known, digest):
                found = holder
        return found
