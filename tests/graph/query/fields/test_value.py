"""Stored properties of nodes and of relationships."""

from graph.query.arguments import page_arguments
from graph.query.fields.value import ValueField
from graph.query.pricing.pricing import Pricing
from schema.public import CONDITIONS
from tests.graph.query.selections import list_of, page_statement

ARGUMENTS = (page_arguments({"first": 2}, "Region"),)


def test_a_property_is_read_under_its_response_key():
    ((iso, population),) = list_of("nodes { iso: isoCode population }").members[0].node.types.values()
    assert (iso, population) == (ValueField("iso", "isoCode"), ValueField("population", "population"))
    statement, arguments = page_statement("nodes { iso: isoCode population }")
    assert "RETURN [n0.isoCode, n0.population]" in statement.text
    assert statement.read([[["RU-TA", 4]]], arguments)[0] == {"nodes": [{"iso": "RU-TA", "population": 4}]}


def test_a_property_costs_nothing_beyond_its_node():
    costs = {
        list_of(f"nodes {{ {members} }}").price(Pricing(CONDITIONS, ARGUMENTS, None), None).total
        for members in ("__typename", "isoCode", "isoCode population country")
    }
    assert len(costs) == 1
