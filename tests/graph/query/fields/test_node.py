"""Nodes of one type or of several."""

from graph.query.arguments import plain_arguments
from graph.query.compiler import Compiler
from graph.query.fields.by_id import ByIdField
from graph.query.fields.node import NodeSelection
from graph.query.fields.to_one import ToOneField
from graph.query.fields.value import ValueField
from graph.query.pricing.pricing import Parents, Pricing
from schema.declare import path
from schema.public import CONDITIONS
from tests.graph.query.selections import selected


def test_a_row_of_several_types_holds_the_type_index():
    node = NodeSelection({"Region": (ValueField("iso", "isoCode"),), "Municipality": (ValueField("kind", "kind"),)})
    field = ByIdField("x", "Territory", 0, node)
    arguments = (plain_arguments({"id": "municipality:a"}),)
    statement = Compiler(CONDITIONS, arguments).root(field)
    assert "CASE WHEN n0:Region THEN [0, [n0.isoCode]] WHEN n0:Municipality THEN [1, [n0.kind]] END" in statement.text
    value, _ = statement.read([[1, ["CITY"]]], arguments)
    assert (value, value.type) == ({"kind": "CITY"}, "Municipality")


def test_a_node_costs_as_much_as_its_most_expensive_type():
    region = ToOneField("region", path("IN_REGION", "Region"), NodeSelection({"Region": ()}))
    node = NodeSelection({"Region": (ValueField("id", "id"),), "Municipality": (region,)})
    (price,) = node.prices(Pricing(CONDITIONS, (), None), Parents(3, 3, (), distinct=True))
    assert (price.name, price.total) == ("region", 3)


def test_a_selection_equals_only_itself():
    node = NodeSelection({"Region": ()})
    assert node == node
    assert node != NodeSelection({"Region": ()})
    assert node.of("Region").types == node.types


def test_the_lists_of_all_types_have_their_paths():
    field = selected("""{ territory(id: "x") {
        ... on Region { a: borders { nodes { codes { totalCount } } } }
        ... on Municipality { a: codes { edges { node { sources { pageInfo { hasNextPage } } } } } }
    } }""").field
    assert {place.path: place.indicators for place in field.lists()} == {
        ("territory", "a"): ("edges",),
        ("territory", "a", "nodes", "codes"): ("totalCount",),
    }
    assert len(list(field.lists())) == 3
