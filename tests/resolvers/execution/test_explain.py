"""The cost of an operation, computed before it runs."""

import pytest

from resolvers.execution.explain import explain

#: More conditions through relationships than one statement may hold.
TOO_LARGE = ", ".join(['{borders: {some: {borders: {some: {borders: {some: {id: {eq: "0"}}}}}}}}'] * 40)

COSTS = [
    ("{ __typename }", 1),
    ('{ region(id: "a") { id name population } }', 2),
    ("{ regions { nodes { id } } }", 1 + 1 + 20),
    ("{ regions(first: 3) { nodes { id } } }", 1 + 1 + 3),
    ("{ regions(last: 3) { edges { cursor node { id } } } }", 1 + 1 + 3),
    ("{ regions(first: 3) { totalCount } }", 1 + 1 + 5),
    ('{ regions(first: 3, where: {name: {eq: "x"}, population: {gt: 1, lt: 5}}) { totalCount } }', 1 + 1 + 3 + 5),
    (  # the condition that leaves out ended municipalities costs 1 for each list
        "{ regions(first: 10) { nodes { municipalities(first: 5) { nodes { region { id } } } } } }",
        1 + 1 + 10 * (1 + 1 + 1 + 5 * (1 + 1)),
    ),
    (
        "{ regions(first: 2) { ...F } ... { regions(first: 2) { ...F } } }"
        " fragment F on RegionConnection { nodes { id } }",
        1 + 1 + 2,
    ),
    (
        '{ node(id: "a") { ... on Region { municipalities(first: 9) { nodes { id } } } ... on Topic { id } } }',
        1 + 1 + 1 + 1 + 1 + 9,
    ),
    ('{ nodes(ids: ["a", "b", "c"]) { id } }', 1 + 1 + 3),
    ('{ search(text: "x", first: 5) { nodes { id } totalCount } }', 1 + 20 + 5),
    ('{ search(text: "x", last: 5) { nodes { id } totalCount } }', 1 + 20 + 5),
    ('{ search(text: "x", first: 5) { edges { node { id } fragment { text } } } }', 1 + 20 + 5 * (1 + 1)),
    (
        '{ region(id: "a") { recommendations(first: 2) { edges { peers { sharedPractices { id } } } } } }',
        1 + 1 + 50 + 2 * 5 * (1 + 3),
    ),
    ('{ neighbourhood(id: "a", depth: 2, first: 10) { nodes { id } } }', 1 + 20 + 5 * 10**2),
    ("{ __schema { types { name } } }", 1 + 1000),
    # a field with invalid arguments is not read
    ("{ regions(first: 1000000000) { nodes { id } } }", 1 + 1),
    ("{ regions(first: -1) { nodes { id } } }", 1 + 1),
    # each year for which a model may have to be trained
    (
        '{ region(id: "a") { a: recommendations(asOf: "1995") { confidence } b: peers(asOf: "1995-06") { asOf }'
        ' c: recommendations(asOf: "1996-01-01") { confidence } } }',
        1 + 1 + 50 + (50 + 10) + 50 + 2 * 5_000,
    ),
]


@pytest.mark.parametrize(("query", "cost"), COSTS, ids=[query[:60] for query, _ in COSTS])
def test_the_cost_of_an_operation_follows_from_the_schema(query, cost):
    assert explain(query)["cost"] == cost


def test_the_cost_depends_on_the_variables():
    query = (
        "query($n: Int = 7, $w: RegionWhere, $ids: [ID!]!, $more: Boolean!) { regions(first: $n, where: $w)"
        " { nodes { id } } nodes(ids: $ids) { id } topics(first: 50) @include(if: $more) { nodes { id } } }"
    )

    def cost(**variables) -> int:
        return explain(query, {"ids": [], "more": False, **variables})["cost"]

    assert cost() == 1 + 1 + 7 + 1
    assert cost(n=3) == 1 + 1 + 3 + 1
    assert cost(n=None) == 1 + 1 + 20 + 1
    assert cost(ids=["a", "b"]) == 1 + 1 + 7 + 1 + 2
    assert cost(w={"name": {"in": ["a", "b"]}, "not": {"id": {"eq": "c"}}}) == 1 + 1 + 3 + 7 + 1
    assert cost(more=True) == 1 + 1 + 7 + 1 + 1 + 50


def test_a_field_with_a_refused_statement_has_none_in_the_plan():
    plan = explain(f"{{ regions(where: {{or: [{TOO_LARGE}]}}) {{ totalCount nodes {{ id }} }} }}")
    assert [field["statement"] for field in plan["fields"]] == [None]
