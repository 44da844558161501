"""The rows of a query are those of its first connection, else of its first list, else its one object."""

import pytest
from graphql import OperationDefinitionNode, parse

from export.errors import ExportError
from export.rows_field import rows_field
from schema.public import GRAPHQL_SCHEMA
from tests.support.narrowing import instance


def found(query: str) -> tuple[list[str], str, str | None]:
    operation = instance(parse(query).definitions[0], OperationDefinitionNode)
    rows = rows_field(GRAPHQL_SCHEMA, operation.selection_set)
    items = rows.items.name.value if rows.items else None
    return [field.name.value for field in rows.path], rows.row_type.name, items


def test_rows_are_those_of_the_first_connection():
    assert found("{ practices { nodes { id topics { nodes { id } } } } }") == (["practices"], "Practice", "nodes")
    query = '{ territory(id: "x") { name recommendations { edges { rank } confidence } adoptions { nodes { id } } } }'
    assert found(query) == (["territory", "recommendations"], "RecommendationEdge", "edges")


def test_the_groups_of_an_aggregate_are_paged_like_a_connection():
    query = "{ adoptions { aggregate(groupBy: [STAGE]) { groups { keys { key } count } } } }"
    assert found(query) == (["adoptions", "aggregate"], "AdoptionGroup", "groups")


def test_without_a_connection_they_are_those_of_the_first_list_or_the_object():
    assert found('{ compare(territories: ["a", "b"]) { territories { adoptionCount } } }')[0] == [
        "compare",
        "territories",
    ]
    assert found('{ region(id: "x") { name } }') == (["region"], "Region", None)
    assert found("{ practices { totalCount } }") == (["practices"], "PracticeConnection", None)
    assert found("{ practices { facets(by: [TOPICS]) { by } } }") == (["practices", "facets"], "PracticeFacet", None)


def test_other_queries_have_no_rows():
    for query, key in (
        ("{ practices { nodes { id } } topics { nodes { id } } }", "export.one-root-field"),
        ("{ dataVersion }", "export.one-root-field"),
        ("{ practices { nodes { id } edges { cursor } } }", "export.nodes-or-edges"),
        ("{ practices { aggregate { groups { count } b: groups { count } } } }", "export.nodes-or-edges"),
    ):
        with pytest.raises(ExportError) as error:
            found(query)
        assert error.value.key == key
