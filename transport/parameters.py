"""The parameters of a GraphQL request, out of a POST's body or a GET's address (GraphQL over HTTP, "Request")."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

import orjson

from transport.refusal import Refusal

#: The kinds of the optional members, and the text that names the kind.
_OPTIONAL = {
    "operationName": (str, "a-string-or-null"),
    "variables": (dict, "an-object-or-null"),
    "extensions": (dict, "an-object-or-null"),
}


@dataclass(frozen=True, slots=True)
class Parameters:
    """What a client asks for. `extensions` may be sent, but nothing here reads them."""

    query: str
    variables: dict[str, Any] | None
    operation_name: str | None


def from_body(body: bytes) -> Parameters:
    """Raises Refusal: it is no JSON object in UTF-8, or a member is not of its kind."""
    try:
        members = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise Refusal("not-json", reason=error) from None
    if not isinstance(members, dict):
        raise Refusal("not-an-object")
    try:
        # orjson takes the last of several equal keys in silence.
        _STRICT.decode(body.decode())
    except RecursionError:
        raise Refusal("too-deep") from None
    return _checked(members)


def from_query_string(query_string: bytes) -> Parameters:
    """Raises Refusal: a parameter is given twice, is not UTF-8 or not of its kind."""
    try:
        pairs = parse_qsl(query_string.decode("ascii"), keep_blank_values=True, errors="strict")
    except UnicodeDecodeError:
        raise Refusal("not-utf8-parameters") from None
    for key, count in Counter(key for key, _ in pairs).items():
        if count > 1:
            raise Refusal("duplicate-parameter", member=key)
    # An empty parameter counts as left out.
    members: dict[str, Any] = {key: value for key, value in pairs if value}
    for key in ("variables", "extensions"):
        if key in members:
            try:
                members[key] = orjson.loads(members[key])
            except orjson.JSONDecodeError as error:
                raise Refusal("not-json-parameter", member=key, reason=error) from None
    return _checked(members)


def _checked(members: Mapping[str, Any]) -> Parameters:
    if members.get("query") is None:
        raise Refusal("no-query")
    if not isinstance(members["query"], str):
        raise Refusal("wrong-member", member="query", expected="a-string")
    for name, (kind, expected) in _OPTIONAL.items():
        if not isinstance(members.get(name), kind | None):
            raise Refusal("wrong-member", member=name, expected=expected)
    # Several clients send an empty name for an operation without one.
    return Parameters(members["query"], members.get("variables"), members.get("operationName") or None)


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        repeated = next(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
        raise Refusal("duplicate-key", member=json.dumps(repeated, ensure_ascii=False))
    return members


_STRICT = json.JSONDecoder(object_pairs_hook=_without_duplicates)
