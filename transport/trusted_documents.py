"""Registered documents: in this mode no others are executed."""

import json
from collections.abc import Iterator
from pathlib import Path

from errors import ServiceError
from messages import Message
from transport.documents import sha_256
from transport.parameters import RequestParameters
from transport.refusal import DOCUMENT_NOT_REGISTERED, Refusal


class TrustedDocumentsError(ServiceError):
    """The registered documents cannot be read. path: the file. reason: why."""

    key = "terminal.no-trusted-documents"

    def __init__(self, path: Path, reason: object):
        super().__init__(path=path, reason=reason)


class TrustedDocuments:
    """Documents that were registered when the service was started.

    path: a file, or a folder with such files anywhere in it. `*.graphql` holds one document; `*.json` is an object of
    documents by id, as GraphQL Code Generator and Relay write it, or Apollo's manifest of operations. A client names
    a document by that id or by its SHA-256 (`documentId`, or `extensions.persistedQuery` as in automatic persisted
    queries), or sends the very text.

    Raises TrustedDocumentsError.
    """

    def __init__(self, path: Path):
        self._texts: dict[str, str] = {}
        files = sorted(p for p in path.rglob("*") if p.suffix in (".graphql", ".json")) if path.is_dir() else [path]
        for file in files:
            try:
                for id_, text in _documents(file):
                    hash_ = sha_256(text)
                    self._texts |= {hash_: text, f"sha256:{hash_}": text}
                    if id_ is not None:
                        self._texts[id_] = text
            except (OSError, ValueError, TypeError, KeyError) as error:
                raise TrustedDocumentsError(file, error) from error
        if not self._texts:
            raise TrustedDocumentsError(path, Message("terminal.no-documents"))

    def text(self, asked: RequestParameters) -> str:
        named = (asked.document_id, asked.persisted_hash)
        id_ = next((id_ for id_ in named if id_ is not None), None) or sha_256(asked.query or "")
        text = self._texts.get(id_)
        if text is None or asked.query not in (None, text):
            raise Refusal("http.document-not-registered", code=DOCUMENT_NOT_REGISTERED, status=403)
        return text

    def keep(self, asked: RequestParameters) -> None:
        """Nothing is added while the service runs."""


def _documents(file: Path) -> Iterator[tuple[str | None, str]]:
    content = file.read_text(encoding="utf-8")
    if file.suffix != ".json":
        yield None, content
        return
    members = json.loads(content)
    if not isinstance(members, dict):
        raise TypeError("it is no object")
    if "operations" in members and isinstance(members["operations"], list):
        members = {operation["id"]: operation["body"] for operation in members["operations"]}
    for id_, text in members.items():
        if not isinstance(text, str):
            raise TypeError(f"the document {id_!r} is no text")
        yield id_, text
