"""Prices of operations in a graph of known sizes: the shipped data."""

import pytest

from graph.query.links import Hop
from graph.query.pricing.price import VISIT
from graph.query.pricing.sizes import GraphSizes
from graph.sizes import graph_sizes
from resolvers.execution.bind import BoundOperation, bind
from resolvers.execution.prepare import OperationPreparer
from schema.public import CONDITIONS, GRAPHQL_SCHEMA
from settings import Settings
from tests.docs.examples import DOCUMENTS, examples

PREPARER = OperationPreparer(GRAPHQL_SCHEMA, CONDITIONS)
LIMIT = Settings().max_cost[0]

NESTED = "{ programs { nodes { cohorts { nodes { teams { nodes { members { nodes { name } } } } } } } } }"
STOPPED = "{territory: {adoptions: {some: {stage: {eq: STOPPED}}}}}"


@pytest.fixture(scope="module")
async def sizes(loaded_store) -> GraphSizes:
    return await graph_sizes(loaded_store)


def bound(query: str, sizes: GraphSizes | None, variables: dict | None = None) -> BoundOperation:
    return bind(PREPARER.prepare(query), variables or {}, sizes)


def cost(query: str, sizes: GraphSizes | None) -> int:
    return bound(query, sizes).cost


def practices(where: str, selected: str = "totalCount") -> str:
    return f"{{ practices(first: 1, where: {{{where}}}) {{ {selected} }} }}"


def test_nested_pages_cost_no_more_than_the_existing_nodes(sizes):
    assert cost(NESTED, None) > LIMIT
    assert cost(NESTED, sizes) < 100
    one = '{ region(id: "region:RU-AL") { teams { nodes { id } } } }'
    assert cost(one, sizes) < cost(one, None) == 1 + 1 + 1 + 20


def test_pages_multiply_by_the_largest_degree(sizes):
    query = "{ regions(first: 100) { nodes { municipalities(first: #) { nodes { id } } } } }"
    # The total number of municipalities is below 100 for each of 100 regions.
    assert cost(query.replace("#", "100"), sizes) < 102 + sizes.labels["Municipality"] * (1 + VISIT)
    assert cost(query.replace("#", "2"), sizes) < cost(query.replace("#", "5"), sizes)


def test_conditions_are_priced_by_the_relationships_that_they_traverse(sizes):
    adoptions = sizes.labels["Adoption"]
    for where, steps in (
        ("adoptions: {some: {stage: {eq: STOPPED}}}", 1),
        (f"adoptions: {{some: {STOPPED}}}", 3),
        (f"adoptions: {{none: {STOPPED}}}", 3),
        (f"adoptions: {{every: {STOPPED}}}", 3),
        (f"not: {{adoptions: {{some: {STOPPED}}}}}", 3),
    ):
        price = cost(practices(where), sizes)
        assert VISIT * steps * adoptions < price < VISIT * (steps + 0.5) * adoptions, where
        assert price < LIMIT  # within the default limit


def test_a_condition_below_several_nodes_is_priced_for_each_node(sizes):
    def below(count: int) -> int:
        return cost(
            f"{{ practices(first: {count}) {{ nodes {{ adoptions(first: 1, where: {{practice: {{adoptions:"
            f" {{some: {STOPPED}}}}}}}) {{ totalCount }} }} }} }}",
            sizes,
        )

    assert below(100) > 40 * below(2)


def test_a_filter_evaluated_twice_costs_twice_as_much(sizes):
    where = f"adoptions: {{some: {STOPPED}}}"
    once, twice = cost(practices(where), sizes), cost(practices(where, "totalCount nodes { id }"), sizes)
    assert 1.9 * once < twice < 2.1 * once


def test_a_list_that_begins_at_named_nodes_costs_less(sizes):
    named = practices('adoptions: {some: {territory: {id: {in: ["region:US-CA", "region:US-NY"]}}}}')
    assert cost(named, sizes) < cost(practices('adoptions: {some: {territory: {country: {eq: "US"}}}}'), sizes) / 4


def test_conditions_that_cannot_be_met_are_cheap(sizes):
    assert cost(practices("or: []"), sizes) < 20
    assert cost(practices("id: {in: []}, adoptions: {some: {stage: {eq: STOPPED}}}"), sizes) < 20


def test_cached_prices_contain_no_values_of_a_request(sizes):
    operation = PREPARER.prepare("query($w: PracticeWhere) { practices(where: $w) { totalCount } }")
    for count in (3, 4):
        bound_operation = bind(operation, {"w": {"id": {"in": [f"secret {i}" for i in range(count)]}}}, sizes)
    ((plan, arguments),) = bound_operation.fields
    plan.statements.of(arguments)
    caches = (plan.prices._prices, plan.statements._root)  # noqa: SLF001 - the memos are private
    assert all(caches)
    assert "secret" not in repr(caches)


def test_the_most_expensive_part_is_named(sizes):
    both = practices(f'adoptions: {{some: {STOPPED}}}, name: {{contains: "a"}}')
    path, price = bound(both, sizes).most_expensive_part()
    assert path == "practices.where.adoptions"
    assert price > VISIT * 3 * sizes.labels["Adoption"]
    path, _ = bound(
        "{ regions { nodes { id } } topics(first: 100) { nodes { practices(first: 100) {"
        " nodes { adoptions(first: 100) { nodes { id } } } } } } }",
        sizes,
    ).most_expensive_part()
    assert path.startswith("topics.nodes.practices.nodes.adoptions")


def test_examples_cost_less_than_half_of_the_limit(sizes):
    for document in DOCUMENTS:
        for example in examples(document):
            if "equals" not in example.query:  # the example of an invalid query
                price = bound(example.query, sizes, example.variables).cost
                assert price < LIMIT / 2, f"{example}: {price}"


@pytest.mark.parametrize(
    "field",
    [
        'territory(id: "region:a") { list: recommendations',
        'practice(id: "practice:a") { list: nextAdopters',
        'practice(id: "practice:a") { list: diffusion',
        'project(id: "project:a") { list: related',
    ],
)
def test_a_backward_page_of_a_ranked_list_costs_as_much_as_a_forward_page(field):
    def of(page: str) -> int:
        return cost(f"{{ {field}{page} {{ nodes {{ id }} edges {{ cursor }} }} }} }}", None)

    assert of("(last: 5)") == of("(first: 5)") < of("(last: 90)") == of("(first: 90)")
    assert of("") == of("(first: 20)") == of("(before: null)")


def test_sources_that_are_null_cost_nothing():
    with_sources = "edges { cursor sources(first: 50) { nodes { id } } }"
    for query in ("{ regions(first: 10) { # } }", '{ region(id: "region:a") { sources(first: 10) { # } } }'):
        assert cost(query.replace("#", with_sources), None) == cost(query.replace("#", "edges { cursor }"), None)
    query = '{ region(id: "region:a") { borders(first: 10) { # } } }'
    assert cost(query.replace("#", with_sources), None) > 500


def test_the_beginning_of_an_id_is_priced_as_a_scan_of_all_nodes(sizes):
    prefix, exact = cost(practices('id: {startsWith: "practice:s"}'), sizes), cost(practices('id: {eq: "p"}'), sizes)
    assert exact < VISIT * sizes.labels["Practice"] < prefix == cost(practices('nameRu: {startsWith: "s"}'), sizes)


def test_borders_of_territories_are_priced_by_the_number_of_borders(sizes):
    price = cost('{ territories(first: 1, where: {borders: {some: {category: {eq: "x"}}}}) { totalCount } }', sizes)
    territories, borders = sizes.nodes(["Territory"]), sizes.relationships(["Region"], Hop(("BORDERS",), "both"))
    assert VISIT * territories < price < VISIT * (3 * territories + 2 * borders)
