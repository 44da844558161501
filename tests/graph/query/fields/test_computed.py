"""Fields computed by batch functions."""

import pytest

from graph.query.arguments import plain_arguments
from graph.query.compilation import Compilation
from graph.query.compiler import Compiler
from graph.query.fields.by_id import ByIdField
from graph.query.fields.computed import ComputedField
from graph.query.fields.node import NodeSelection
from graph.query.fields.objects import ObjectSelection
from graph.query.pricing.cost import Cost
from graph.query.pricing.pricing import Parents, Pricing
from schema.public import CONDITIONS
from tests.graph.query.selections import selected


def test_a_computed_field_is_pending_with_the_id_of_its_node():
    computed = ComputedField("r", "recommendations", None, None)
    field = ByIdField("x", "Region", 0, NodeSelection({"Region": (computed,)}))
    arguments = (plain_arguments({"id": "region:a"}),)
    value, reading = Compiler(CONDITIONS, arguments).root(field).read([["region:a"]], arguments)
    (pending,) = reading.pending
    assert (pending.field, pending.parent_id) == (computed, "region:a")
    assert pending.row is value


def test_a_statement_with_a_computed_field_has_no_field_reader():
    node = NodeSelection({"Region": (ComputedField("r", "recommendations", None, None),)})
    statement = Compiler(CONDITIONS, (plain_arguments({"id": "region:a"}),)).root(ByIdField("x", "Region", 0, node))
    assert statement.field_reader is None


def test_a_computed_field_cannot_be_compiled():
    with pytest.raises(TypeError):
        ComputedField("r", "peers", None, None).compile(Compilation(CONDITIONS, ()), "n0", [])


@pytest.mark.parametrize(
    ("arguments", "price"),
    [({}, 3 * (20 + 10)), ({"first": 4}, 3 * (20 + 4)), ({"first": 1_000}, 3 * (20 + 100)), ({"first": -1}, 3 * 20)],
)
def test_the_price_follows_from_the_requested_number_of_objects(arguments, price):
    node = NodeSelection({"Practice": ()})
    field = ComputedField("r", "x", 0, node, cost=Cost(weight=20, items="first", default=10))
    pricing = Pricing(CONDITIONS, (plain_arguments(arguments),), None)
    assert field.price(pricing, Parents(3, 3, ("Region",), distinct=True)).total == price


def test_the_selection_has_the_attributes_of_computed_objects():
    root = selected(
        """query($date: PartialDate) { region(id: "x") {
        recommendations(asOf: $date) { edges { score node { name } } pageInfo { hasNextPage } } } }""",
        date="1999-05",
    )
    computed = next(field for field in root.fields if isinstance(field, ComputedField))
    assert isinstance(computed.value, ObjectSelection)
    assert computed.value.holds_lists
    assert {"edges", "edges.score", "edges.node"} <= computed.selected
    assert computed.deferred is computed
    assert computed.training_years([plain_arguments({}), plain_arguments({"asOf": "1999-05"})]) == {"1999"}
    assert computed.training_years([plain_arguments({}), plain_arguments({})]) == set()
