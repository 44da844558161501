"""Registered documents; if they are configured, no other documents are executed."""

import json
from collections.abc import Iterator
from pathlib import Path

from errors import ErrorCode, ServiceError
from messages import Message
from transport.documents import sha_256
from transport.errors import Refusal
from transport.parameters import RequestParameters


class TrustedDocumentsError(ServiceError):
    """The registered documents cannot be read. path: file or folder at fault. reason: cause of the error."""

    key = "terminal.no-trusted-documents"

    def __init__(self, path: Path, reason: object):
        super().__init__(path=path, reason=reason)


class TrustedDocuments:
    """Documents registered at startup.

    A client identifies a document by its id or SHA-256 (`documentId`, or `extensions.persistedQuery` as in automatic
    persisted queries), or sends the exact text.

    path: a file, or a folder that is searched recursively. A `*.graphql` file contains one document. A `*.json` file is
    an object that maps ids to documents, as written by GraphQL Code Generator and Relay, or an Apollo operation
    manifest. built_in: a file of the service itself, such as that of the explorer.

    Raises:
        TrustedDocumentsError: a file cannot be read, or the path has no documents.
    """

    def __init__(self, path: Path, built_in: Path | None = None):
        self._texts: dict[str, str] = {}
        files = sorted(p for p in path.rglob("*") if p.suffix in (".graphql", ".json")) if path.is_dir() else [path]
        if built_in is not None:
            self._register([built_in])
        if not self._register(files):
            raise TrustedDocumentsError(path, Message("terminal.no-documents"))

    def _register(self, files: list[Path]) -> int:
        """Register the documents of the files and return their number."""
        count = 0
        for file in files:
            try:
                for id_, text in _documents(file):
                    count += 1
                    hash_ = sha_256(text)
                    self._texts |= {hash_: text, f"sha256:{hash_}": text}
                    if id_ is not None:
                        self._texts[id_] = text
            except (OSError, ValueError, TypeError, KeyError) as error:
                raise TrustedDocumentsError(file, error) from error
        return count

    def text(self, parameters: RequestParameters) -> str:
        ids = (parameters.document_id, parameters.persisted_hash)
        id_ = next((id_ for id_ in ids if id_ is not None), None) or sha_256(parameters.query or "")
        text = self._texts.get(id_)
        if text is None or parameters.query not in (None, text):
            raise Refusal("http.document-not-registered", code=ErrorCode.DOCUMENT_NOT_REGISTERED, status=403)
        return text

    def save(self, parameters: RequestParameters) -> None:
        """Do nothing: documents are registered only at startup."""


def _documents(file: Path) -> Iterator[tuple[str | None, str]]:
    content = file.read_text(encoding="utf-8")
    if file.suffix != ".json":
        yield None, content
        return
    members = json.loads(content)
    if not isinstance(members, dict):
        raise TypeError("not a JSON object")
    if "operations" in members and isinstance(members["operations"], list):
        members = {operation["id"]: operation["body"] for operation in members["operations"]}
    for id_, text in members.items():
        if not isinstance(text, str):
            raise TypeError(f"the document {id_!r} is not a string")
        yield id_, text
