"""A node over a link."""

from graph.query.arguments import plain_arguments
from graph.query.compiler import Compiler
from graph.query.fields.by_id import ByIdField
from graph.query.fields.node import NodeSelection
from graph.query.fields.to_one import ToOneField
from graph.query.links import Hop, Link
from graph.query.pricing.pricing import Parents, Pricing
from schema.public import CONDITIONS
from tests.graph.query.selections import selected


def test_a_node_without_selected_fields_is_still_returned():
    link = Link((Hop(("IN_REGION",)),), ("Region",))
    field = ByIdField(
        "x",
        "Municipality",
        0,
        NodeSelection({"Municipality": (ToOneField("region", link, NodeSelection({"Region": ()})),)}),
    )
    arguments = (plain_arguments({"id": "municipality:a"}),)
    statement = Compiler(CONDITIONS, arguments).root(field)
    assert "MATCH (n0)-[:IN_REGION]->(n1:Region) RETURN [true] LIMIT 1" in statement.text
    assert statement.read([[[True]]], arguments)[0] == {"region": {}}


def test_the_price_is_one_node_per_parent():
    field = ToOneField("region", Link((Hop(("IN_REGION",)),), ("Region",)), NodeSelection({"Region": ()}))
    price = field.price(Pricing(CONDITIONS, (), None), Parents(5, 5, ("Municipality",), distinct=True))
    assert (price.name, price.total) == ("region", 5)


def test_the_selected_field_has_the_link_and_its_lists():
    field = selected('{ municipality(id: "x") { r: region { borders { totalCount } } } }').field
    ((region,),) = field.node.types.values()
    assert isinstance(region, ToOneField)
    assert (region.key, region.link.labels) == ("r", ("Region",))
    assert [place.path for place in region.lists()] == [("r", "borders")]
