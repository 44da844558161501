"""The parameters of a GraphQL request, out of a POST's body or a GET's address (GraphQL over HTTP, "Request")."""

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

import orjson

from messages import Message
from transport.refusal import BATCH_NOT_SUPPORTED, JSON_TOO_DEEP, Refusal

#: The kinds of the optional members, and the text that names the kind.
_OPTIONAL = {
    "operationName": (str, "http.a-string-or-null"),
    "variables": (dict, "http.an-object-or-null"),
    "extensions": (dict, "http.an-object-or-null"),
    "documentId": (str, "http.a-string-or-null"),
}
_SHA_256 = re.compile("[0-9a-f]{64}")
#: What orjson says of JSON that is nested more than 1024 levels deep.
_DEPTH = "depth limit exceeded"


@dataclass(frozen=True, slots=True)
class RequestParameters:
    """What a client asks for.

    query: the document; None where one of the next two names it. document_id: of a registered document.
    persisted_hash: the SHA-256 of the document, `extensions.persistedQuery`.
    """

    query: str | None
    variables: dict[str, Any] | None = None
    operation_name: str | None = None
    extensions: dict[str, Any] | None = None
    document_id: str | None = None
    persisted_hash: str | None = None


def from_body(body: bytes) -> RequestParameters:
    """Raises Refusal: it is no JSON object in UTF-8, or a member is not of its kind."""
    try:
        members = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        if _DEPTH in str(error):
            raise _too_deep() from None
        raise Refusal("http.not-json", reason=error) from None
    if isinstance(members, list):
        raise Refusal("http.a-batch", code=BATCH_NOT_SUPPORTED)
    if not isinstance(members, dict):
        raise Refusal("http.not-an-object")
    try:
        # orjson takes the last of several equal keys in silence.
        _STRICT.decode(body.decode())
    except RecursionError:
        raise _too_deep() from None
    return _checked(members)


def from_query_string(query_string: bytes) -> RequestParameters:
    """Raises Refusal: a parameter is given twice, is not UTF-8 or not of its kind."""
    try:
        pairs = parse_qsl(query_string.decode("ascii"), keep_blank_values=True, errors="strict")
    except UnicodeDecodeError:
        raise Refusal("http.not-utf8-parameters") from None
    for key, count in Counter(key for key, _ in pairs).items():
        if count > 1:
            raise Refusal("http.duplicate-parameter", member=key)
    # An empty parameter counts as left out.
    members: dict[str, Any] = {key: value for key, value in pairs if value}
    for key in ("variables", "extensions"):
        if key in members:
            try:
                members[key] = orjson.loads(members[key])
            except orjson.JSONDecodeError as error:
                if _DEPTH in str(error):
                    raise _too_deep() from None
                raise Refusal("http.not-json-parameter", member=key, reason=error) from None
    return _checked(members)


def _checked(members: Mapping[str, Any]) -> RequestParameters:
    if not isinstance(members.get("query"), str | None):
        raise Refusal("http.wrong-member", member="query", expected=Message("http.a-string"))
    for name, (kind, expected) in _OPTIONAL.items():
        if not isinstance(members.get(name), kind | None):
            raise Refusal("http.wrong-member", member=name, expected=Message(expected))
    # Several clients send an empty name for an operation without one.
    asked = RequestParameters(
        members.get("query"),
        members.get("variables"),
        members.get("operationName") or None,
        members.get("extensions"),
        members.get("documentId"),
        _persisted_hash(members),
    )
    if asked.query is None and asked.document_id is None and asked.persisted_hash is None:
        raise Refusal("http.no-query")
    return asked


def _persisted_hash(members: Mapping[str, Any]) -> str | None:
    persisted = (members.get("extensions") or {}).get("persistedQuery")
    if persisted is None:
        return None
    hash_ = persisted.get("sha256Hash") if isinstance(persisted, dict) and persisted.get("version") == 1 else None
    if not isinstance(hash_, str) or not _SHA_256.fullmatch(hash_):
        raise Refusal("http.wrong-persisted-query")
    return hash_


def _too_deep() -> Refusal:
    return Refusal("http.too-deep", code=JSON_TOO_DEEP)


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        repeated = next(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
        raise Refusal("http.duplicate-key", member=json.dumps(repeated, ensure_ascii=False))
    return members


_STRICT = json.JSONDecoder(object_pairs_hook=_without_duplicates)
