"""The document of a request: its text, or the id or hash of a known document."""

import contextlib
import hashlib
from typing import Protocol

from cachetools import LRUCache

from errors import ErrorCode
from transport.errors import Refusal
from transport.parameters import RequestParameters

#: Maximum number of cached documents, regardless of their size.
MAX_ENTRIES = 10_000


class Documents(Protocol):
    """A source of documents by id or hash."""

    def text(self, parameters: RequestParameters) -> str:
        """Return the text of the requested document. Raises Refusal if it is unknown or must not be executed."""

    def save(self, parameters: RequestParameters) -> None:
        """Save the document of a successfully executed request, if the source accepts new documents."""


class PersistedQueries:
    """Automatic persisted queries as defined by Apollo.

    A client sends the SHA-256 of a document, and the document itself only if the service does not know it yet
    (https://www.apollographql.com/docs/apollo-server/performance/apq).

    max_bytes: size of the LRU cache, in bytes of UTF-8 text; 0 disables persisted queries.
    """

    def __init__(self, max_bytes: int):
        self._max_bytes = max_bytes
        minimum = max_bytes // MAX_ENTRIES
        self._texts: LRUCache[str, str] = LRUCache(max_bytes, lambda text: max(len(text.encode()), minimum))

    def text(self, parameters: RequestParameters) -> str:
        if parameters.document_id is not None:
            raise Refusal("http.no-registered-documents")
        hash_ = parameters.persisted_hash
        if hash_ is None:
            assert parameters.query is not None, "requests without a document are rejected during parsing"
            return parameters.query
        if not self._max_bytes:
            raise Refusal(
                "http.persisted-query-not-supported", code=ErrorCode.PERSISTED_QUERY_NOT_SUPPORTED, status=200
            )
        if parameters.query is not None:
            if hash_ != sha_256(parameters.query):
                raise Refusal("http.persisted-query-mismatch")
            return parameters.query
        text = self._texts.get(hash_)
        if text is None:
            raise Refusal("http.persisted-query-not-found", code=ErrorCode.PERSISTED_QUERY_NOT_FOUND, status=200)
        return text

    def save(self, parameters: RequestParameters) -> None:
        if parameters.persisted_hash is not None and parameters.query is not None:
            with contextlib.suppress(ValueError):  # larger than the whole cache
                self._texts[parameters.persisted_hash] = parameters.query


def sha_256(text: str) -> str:
    """Return the hash that identifies a document. For text with lone surrogates it matches no client's hash."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
