"""`nodes`: the nodes of a page."""

from graph.query.arguments import page_arguments
from graph.query.pricing.pricing import Pricing
from schema.public import CONDITIONS
from tests.graph.query.selections import list_of, read


def test_the_nodes_are_in_the_order_of_the_rows():
    rows = [[["b", 2], "region:b"], [["a", None], "region:a"]]
    value = read("nodes { iso: isoCode population } edges { cursor }", [rows])
    assert value["nodes"] == [{"iso": "b", "population": 2}, {"iso": "a", "population": None}]
    assert read("nodes { isoCode }", [[]]) == {"nodes": []}


def test_each_node_costs_one_and_has_the_prices_of_its_fields():
    arguments = page_arguments({"first": 2}, "Region"), page_arguments({"first": 10}, "Municipality")
    pricing = Pricing(CONDITIONS, arguments, None)
    plain, nested = (
        list_of(members).price(pricing, None).total
        for members in ("nodes { isoCode }", "nodes { isoCode municipalities(first: 10) { nodes { id } } }")
    )
    # Below the two regions: two lists, and ten municipalities in each.
    assert nested - plain == 2 + 2 * 10
