"""API keys, of which the service stores only the hashes."""

import hashlib
import hmac
from collections.abc import Iterable

from access.principal import Principal


class ApiKeys:
    """Look up principals by API key.

    holders: pairs of a key's SHA-256, in hexadecimal, and its holder. A plain hash is sufficient because keys are long
    and random.
    """

    def __init__(self, holders: Iterable[tuple[str, Principal]]):
        self._holders = [(bytes.fromhex(digest), holder) for digest, holder in holders]

    def holder_of(self, key: str) -> Principal | None:
        """Return the holder of this key, or None if the key is unknown. The duration does not depend on the key."""
        digest, result = hashlib.sha256(key.encode("utf-8", "surrogateescape")).digest(), None
        for known, holder in self._holders:
            if hmac.compare_digest(known, digest):
                result = holder
        return result
