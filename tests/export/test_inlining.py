"""Named fragments, `skip` and `include` are replaced by what they choose."""

import pytest
from graphql import parse, validate

from export.errors import ExportError
from export.paging import paged_operation
from resolvers.execution.errors import RequestError
from schema.public import GRAPHQL_SCHEMA


def columns(query: str, **variables) -> list[str]:
    operation = paged_operation(GRAPHQL_SCHEMA, parse(query), None, variables)
    assert validate(GRAPHQL_SCHEMA, parse(operation.text)) == [], operation.text
    return [column.name for column in operation.columns]


def test_what_is_skipped_has_no_column():
    assert columns("{ regions { nodes { id name @skip(if: true) isoCode @include(if: true) } } }") == ["id", "isoCode"]
    assert columns("{ regions { nodes { ...R @include(if: false) id } } } fragment R on Region { name }") == ["id"]
    assert columns(
        "{ regions { nodes { id ... @skip(if: true) { name } sources @skip(if: true) { totalCount } } } }"
    ) == ["id"]
    query = "query($f: Boolean = false) { regions { nodes { id name @include(if: $f) } } }"
    assert columns(query) == ["id"]
    assert columns(query, f=True) == ["id", "name"]


def test_rows_that_are_skipped_are_not_the_rows():
    assert columns("{ regions { nodes @skip(if: true) { id } totalCount } }") == ["totalCount"]
    assert columns("{ practices @skip(if: true) { nodes { id } } regions { nodes { name } } }") == ["name"]
    for query in (
        "{ regions @include(if: false) { nodes { id } } }",
        "{ regions { nodes { id @skip(if: true) } } }",
    ):
        with pytest.raises(ExportError, match="one root field"):
            columns(query)


def test_a_null_condition_is_refused():
    with pytest.raises(RequestError, match="f"):
        columns("query($f: Boolean = true) { regions { nodes { id @skip(if: $f) } } }", f=None)
