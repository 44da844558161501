"""Parsing of request parameters from a POST body or a GET query string (GraphQL over HTTP, "Request")."""

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

import orjson

from errors import ErrorCode
from messages import Message
from transport.errors import Refusal

#: Types of the optional members, each with the message key that describes the type.
_OPTIONAL = {
    "operationName": (str, "http.a-string-or-null"),
    "variables": (dict, "http.an-object-or-null"),
    "extensions": (dict, "http.an-object-or-null"),
    "documentId": (str, "http.a-string-or-null"),
}
_SHA_256 = re.compile("[0-9a-f]{64}")
#: Part of the error of orjson for JSON that is nested more than 1024 levels deep.
_DEPTH = "depth limit exceeded"


@dataclass(frozen=True, slots=True)
class RequestParameters:
    """The parameters of a GraphQL request.

    query: text of the document; may be None if `document_id` or `persisted_hash` is present. document_id: id of a
    registered document. persisted_hash: SHA-256 of the document from `extensions.persistedQuery`.
    """

    query: str | None
    variables: dict[str, Any] | None = None
    operation_name: str | None = None
    extensions: dict[str, Any] | None = None
    document_id: str | None = None
    persisted_hash: str | None = None


def from_body(body: bytes) -> RequestParameters:
    """Parse a request body. Raises Refusal if it is not a JSON object in UTF-8 or a member has the wrong type."""
    try:
        members = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        if _DEPTH in str(error):
            raise _too_deep() from None
        raise Refusal("http.not-json", reason=error) from None
    if isinstance(members, list):
        raise Refusal("http.a-batch", code=ErrorCode.BATCH_NOT_SUPPORTED)
    if not isinstance(members, dict):
        raise Refusal("http.not-an-object")
    try:
        # orjson silently accepts duplicate keys.
        _STRICT.decode(body.decode())
    except RecursionError:
        raise _too_deep() from None
    return _validate(members)


def from_query_string(query_string: bytes) -> RequestParameters:
    """Parse a query string. Raises Refusal if a parameter is repeated, is not UTF-8 or has the wrong type."""
    try:
        pairs = parse_qsl(query_string.decode("ascii"), keep_blank_values=True, errors="strict")
    except UnicodeDecodeError:
        raise Refusal("http.not-utf8-parameters") from None
    for key, count in Counter(key for key, _ in pairs).items():
        if count > 1:
            raise Refusal("http.duplicate-parameter", member=key)
    # An empty parameter is treated as missing.
    members: dict[str, Any] = {key: value for key, value in pairs if value}
    for key in ("variables", "extensions"):
        if key in members:
            try:
                members[key] = orjson.loads(members[key])
            except orjson.JSONDecodeError as error:
                if _DEPTH in str(error):
                    raise _too_deep() from None
                raise Refusal("http.not-json-parameter", member=key, reason=error) from None
    return _validate(members)


def _validate(members: Mapping[str, Any]) -> RequestParameters:
    if not isinstance(members.get("query"), str | None):
        raise Refusal("http.wrong-member", member="query", expected=Message("http.a-string"))
    for name, (type_, expected) in _OPTIONAL.items():
        if not isinstance(members.get(name), type_ | None):
            raise Refusal("http.wrong-member", member=name, expected=Message(expected))
    # Some clients send an empty operation name for an anonymous operation.
    parameters = RequestParameters(
        members.get("query"),
        members.get("variables"),
        members.get("operationName") or None,
        members.get("extensions"),
        members.get("documentId"),
        _persisted_hash(members),
    )
    if parameters.query is None and parameters.document_id is None and parameters.persisted_hash is None:
        raise Refusal("http.no-query")
    return parameters


def _persisted_hash(members: Mapping[str, Any]) -> str | None:
    persisted = (members.get("extensions") or {}).get("persistedQuery")
    if persisted is None:
        return None
    hash_ = persisted.get("sha256Hash") if isinstance(persisted, dict) and persisted.get("version") == 1 else None
    if not isinstance(hash_, str) or not _SHA_256.fullmatch(hash_):
        raise Refusal("http.wrong-persisted-query")
    return hash_


def _too_deep() -> Refusal:
    return Refusal("http.too-deep", code=ErrorCode.JSON_TOO_DEEP)


def _reject_duplicate_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        repeated = next(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
        raise Refusal("http.duplicate-key", member=json.dumps(repeated, ensure_ascii=False))
    return members


_STRICT = json.JSONDecoder(object_pairs_hook=_reject_duplicate_keys)
