"""A node looked up by its id."""

import pytest

from graph.query.arguments import plain_arguments
from graph.query.compiler import Compiler
from graph.query.fields.by_id import ById, ByIdField
from graph.query.fields.node import NodeSelection
from graph.query.fields.to_many import ToManyField
from graph.query.fields.translated import TranslatedField
from graph.query.fields.value import ValueField
from graph.query.pricing.pricing import Pricing
from schema.public import CONDITIONS
from tests.graph.query.selections import selected

REGION = NodeSelection({"Region": (ValueField("a", "id"), TranslatedField("b", "name", 1))})


@pytest.mark.parametrize(("lang", "order"), [("RU", "n0.nameRu, n0.nameEn"), ("EN", "n0.nameEn, n0.nameRu")])
def test_a_node_by_id_is_one_row_with_the_columns_in_order(lang, order):
    field = ByIdField("x", "Region", 0, REGION)
    arguments = (plain_arguments({"id": "region:RU-TA"}), plain_arguments({"lang": lang}, "lang"))
    statement = Compiler(CONDITIONS, arguments).root(field)
    assert statement.text == (
        f"RETURN [head(COLLECT {{ MATCH (n0:Region {{id: $p0}}) RETURN [n0.id, coalesce({order})] LIMIT 1 }})] AS d"
    )
    assert statement.bind(arguments) == {"p0": "region:RU-TA"}
    value, _ = statement.read([["region:RU-TA", "Татарстан"]], arguments)
    assert (value, value.type) == ({"a": "region:RU-TA", "b": "Татарстан"}, "Region")
    assert statement.read([None], arguments)[0] is None


def test_a_node_costs_one_and_its_stored_properties_nothing():
    arguments = (plain_arguments({"id": "region:a"}),)
    assert ByIdField("x", "Region", 0, REGION).price(Pricing(CONDITIONS, arguments, None), None).total == 1


def test_the_selected_field_has_a_slot_for_the_id():
    root = selected('{ r: region(id: "region:a") { name codes { nodes { value } } } }')
    assert isinstance(root.field, ByIdField)
    assert (root.field.key, root.field.label, root.field.slot, len(root.slots)) == ("r", "Region", 0, 3)
    (fields,) = root.field.node.types.values()
    assert [type(field) for field in fields] == [TranslatedField, ToManyField]
    assert [place.path for place in root.field.lists()] == [("r", "codes")]
    assert ById("Region").arguments({"id": "region:a"}).values == {"id": "region:a"}
