"""The variants of an operation: each combination of skipped and included fields is planned once."""

import pytest

from access.bounds import Bounds
from resolvers.execution.bind import BoundOperation, bind
from resolvers.execution.errors import RequestError
from resolvers.execution.prepare import OperationPreparer
from schema.public import CONDITIONS, GRAPHQL_SCHEMA

PREPARER = OperationPreparer(GRAPHQL_SCHEMA, CONDITIONS)


SWITCHED = "query($a: Boolean!) { regions @include(if: $a) { totalCount } b: dataVersion @skip(if: $a) }"


def bound(query: str, variables: dict | None = None, **bounds) -> BoundOperation:
    return bind(PREPARER.prepare(query), variables or {}, None, Bounds(**bounds))


def test_each_variant_is_planned_once():
    on, off = bound(SWITCHED, {"a": True}), bound(SWITCHED, {"a": False})
    assert [field.key for each in (on, off) for field in each.fields] == ["regions", "b"]
    assert bound(SWITCHED, {"a": True}).variant is on.variant is not off.variant


def test_null_in_skip_or_include_is_a_client_error():
    with pytest.raises(RequestError):
        bound("query($s: Boolean = false) { dataVersion @skip(if: $s) }", {"s": None})
