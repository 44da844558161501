"""Which document a request means: its text, or the id of a text that is known."""

import hashlib
from collections import OrderedDict
from typing import Protocol

from transport.parameters import Parameters
from transport.refusal import (
    PERSISTED_QUERY_NOT_FOUND,
    PERSISTED_QUERY_NOT_SUPPORTED,
    Refusal,
)

#: Documents that are kept at most, however short they are.
MAX_ENTRIES = 10_000


class Documents(Protocol):
    """Knows documents by their ids."""

    def text(self, asked: Parameters) -> str:
        """The document that is asked for. Raises Refusal where it is not known, or may not be executed."""

    def keep(self, asked: Parameters) -> None:
        """The document of this request can be executed: it may be kept."""


class PersistedQueries:
    """Automatic persisted queries as Apollo defines them: a client sends the SHA-256 of a document, and the document
    with it only where the service does not know it yet (https://www.apollographql.com/docs/apollo-server/performance/apq).

    Kept are those that were used last, up to `max_bytes` of text in UTF-8; with 0, none.
    """

    def __init__(self, max_bytes: int):
        self._max_bytes, self._bytes = max_bytes, 0
        self._texts: OrderedDict[str, str] = OrderedDict()

    def text(self, asked: Parameters) -> str:
        if asked.document_id is not None:
            raise Refusal("no-registered-documents")
        hash_ = asked.persisted_hash
        if hash_ is None:
            return asked.query
        if not self._max_bytes:
            raise Refusal("persisted-query-not-supported", code=PERSISTED_QUERY_NOT_SUPPORTED, status=200)
        if asked.query is not None:
            if hash_ != sha_256(asked.query):
                raise Refusal("persisted-query-mismatch")
            return asked.query
        if hash_ not in self._texts:
            raise Refusal("persisted-query-not-found", code=PERSISTED_QUERY_NOT_FOUND, status=200)
        self._texts.move_to_end(hash_)
        return self._texts[hash_]

    def keep(self, asked: Parameters) -> None:
        hash_ = asked.persisted_hash
        if hash_ is None or asked.query is None or hash_ in self._texts:
            return
        size = len(asked.query.encode())
        if size > self._max_bytes:
            return
        self._texts[hash_] = asked.query
        self._bytes += size
        while self._bytes > self._max_bytes or len(self._texts) > MAX_ENTRIES:
            _, dropped = self._texts.popitem(last=False)
            self._bytes -= len(dropped.encode())


def sha_256(text: str) -> str:
    """The hash by which clients name a document; half characters have none that matches."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
