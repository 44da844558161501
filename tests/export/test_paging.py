"""A query is rewritten so that its list is read page by page; the result is a valid query."""

import pytest
from graphql import parse, validate

from export.errors import ExportError
from export.paging import paged_operation
from schema.public import GRAPHQL_SCHEMA


def paged(query: str, **variables):
    operation = paged_operation(GRAPHQL_SCHEMA, parse(query), None, variables)
    assert validate(GRAPHQL_SCHEMA, parse(operation.text)) == [], operation.text
    return operation


def test_the_page_is_replaced_by_variables():
    operation = paged(
        "query($n: Int, $c: String, $where: PracticeWhere) { p: practices(first: $n, after: $c, where: $where)"
        " { ...P } } fragment P on PracticeConnection { edges { node { ...N } } } fragment N on Practice { id name }",
        n=5,
        c="cursor",
    )
    assert (operation.path, operation.items, operation.limit, operation.after) == (("p",), "edges", 5, "cursor")
    assert "$n" not in operation.text
    assert "practices(where: $where, first: $export_size, after: $export_after)" in operation.text
    assert [column.name for column in operation.columns] == ["id", "name"]


def test_a_query_without_a_connection_has_no_page():
    operation = paged('{ region(id: "x") { name } }')
    assert (operation.items, operation.limit) == (None, None)
    assert "export_size" not in operation.text


def test_the_end_of_a_list_is_refused():
    for argument in ("last: 5", 'before: "x"'):
        with pytest.raises(ExportError):
            paged(f"{{ practices({argument}) {{ nodes {{ id }} }} }}")
