"""Which document a request means: its text, or the id of a text that is known."""

import contextlib
import hashlib
from typing import Protocol

from cachetools import LRUCache

from transport.parameters import RequestParameters
from transport.refusal import (
    PERSISTED_QUERY_NOT_FOUND,
    PERSISTED_QUERY_NOT_SUPPORTED,
    Refusal,
)

#: Documents that are kept at most, however short they are.
MAX_ENTRIES = 10_000


class Documents(Protocol):
    """Knows documents by their ids."""

    def text(self, asked: RequestParameters) -> str:
        """The document that is asked for. Raises Refusal where it is not known, or may not be executed."""

    def keep(self, asked: RequestParameters) -> None:
        """The document of this request can be executed: it may be kept."""


class PersistedQueries:
    """Automatic persisted queries as Apollo defines them: a client sends the SHA-256 of a document, and the document
    with it only where the service does not know it yet (https://www.apollographql.com/docs/apollo-server/performance/apq).

    Kept are those that were used last, up to `max_bytes` of text in UTF-8; with 0, none.
    """

    def __init__(self, max_bytes: int):
        self._max_bytes = max_bytes
        least = max_bytes // MAX_ENTRIES
        self._texts: LRUCache[str, str] = LRUCache(max_bytes, lambda text: max(len(text.encode()), least))

    def text(self, asked: RequestParameters) -> str:
        if asked.document_id is not None:
            raise Refusal("http.no-registered-documents")
        hash_ = asked.persisted_hash
        if hash_ is None:
            assert asked.query is not None, "a request without a document is refused before"
            return asked.query
        if not self._max_bytes:
            raise Refusal("http.persisted-query-not-supported", code=PERSISTED_QUERY_NOT_SUPPORTED, status=200)
        if asked.query is not None:
            if hash_ != sha_256(asked.query):
                raise Refusal("http.persisted-query-mismatch")
            return asked.query
        text = self._texts.get(hash_)
        if text is None:
            raise Refusal("http.persisted-query-not-found", code=PERSISTED_QUERY_NOT_FOUND, status=200)
        return text

    def keep(self, asked: RequestParameters) -> None:
        if asked.persisted_hash is not None and asked.query is not None:
            with contextlib.suppress(ValueError):  # it is larger than the whole cache
                self._texts[asked.persisted_hash] = asked.query


def sha_256(text: str) -> str:
    """The hash by which clients name a document; half characters have none that matches."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
