"""A query is rewritten so that its list is read page by page; the result is a valid query."""

import pytest
from graphql import parse, validate

from export.errors import ExportError
from export.paging import paged_operation
from resolvers.execution.errors import RequestError
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


def test_variables_have_their_defaults_and_types():
    query = "query($n: Int%s) { practices(first: $n) { nodes { id } } }"
    assert paged(query % " = 3").limit == 3
    assert paged(query % " = 3", n=5).limit == 5
    assert paged(query % " = 3", n=None).limit is None
    assert paged('query($c: String = "x") { practices(after: $c) { nodes { id } } }').after == "x"
    for type_, variables in (("!", {}), ("", {"n": "x"}), ("", {"n": [1]}), ("", {"n": 2.5}), ("", {"n": True})):
        with pytest.raises(RequestError) as refused:
            paged(query % type_, **variables)
        assert "$n" in str(refused.value.errors[0])


def test_groups_are_paged_and_their_keys_are_named_by_the_variable():
    operation = paged(
        "query($by: [AdoptionDimension!] = [STAGE]) { adoptions { aggregate(groupBy: $by, first: 5) {"
        " groups { keys { key } count } } } }",
        by=["TERRITORY", "RUNNING_ON_DECADE"],
    )
    assert (operation.path, operation.items, operation.limit) == (("adoptions", "aggregate"), "groups", 5)
    assert [column.name for column in operation.columns] == ["TERRITORY.key", "RUNNING_ON_DECADE.key", "count"]
    row = {"keys": [{"key": "region:a"}, {"key": None}], "count": 2}
    assert [column.value(row) for column in operation.columns] == ["region:a", None, 2]


def test_the_rows_of_facets_are_their_buckets():
    operation = paged("{ practices { facets(by: [TOPICS]) { bucketCount buckets { key where } } } }")
    assert (operation.items, operation.nested) == (None, "buckets")
    assert [(column.name, column.lists) for column in operation.columns] == [
        ("by", 0),
        ("bucketCount", 0),
        ("key", 0),
        ("where", 0),
    ]
