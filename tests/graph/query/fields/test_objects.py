"""Computed objects: the selected members by type, and their attributes."""

from graph.query.fields.computed import ComputedField
from graph.query.fields.node import NodeSelection
from graph.query.fields.objects import ObjectSelection, attributes_of
from tests.graph.query.selections import selected
from tests.support.narrowing import instance


def computed_value(query: str):
    root = selected(query)
    (field,) = [field for field in (root.field, *root.fields) if isinstance(field, ComputedField)]
    return field.value


RECOMMENDATIONS = """{ region(id: "x") { recommendations {
    confidence list: edges { score n: node { id } contributions { factor } } pageInfo { hasNextPage } } } }"""


def test_attributes_have_the_path_of_python_names():
    assert attributes_of(computed_value(RECOMMENDATIONS)) == {
        "confidence",
        "edges",
        "edges.score",
        "edges.node",
        "edges.contributions",
        "edges.contributions.factor",
        "page_info",
        "page_info.has_next_page",
    }
    assert attributes_of(None) == attributes_of(NodeSelection({"Region": ()})) == frozenset()


def test_a_member_has_its_key_its_attribute_and_its_value():
    value = instance(computed_value(RECOMMENDATIONS), ObjectSelection)
    ((confidence, edges, info),) = value.types.values()
    assert [(each.key, each.attribute) for each in (confidence, edges, info)] == [
        ("confidence", "confidence"),
        ("list", "edges"),
        ("pageInfo", "page_info"),
    ]
    assert confidence.value is None
    ((_, node, _),) = instance(edges.value, ObjectSelection).types.values()
    assert isinstance(node.value, NodeSelection)


def test_only_the_lists_of_a_container_have_the_length_of_its_arguments():
    value = instance(computed_value(RECOMMENDATIONS), ObjectSelection)
    assert value.holds_lists
    ((confidence, edges, _),) = value.types.values()
    assert (confidence.items, edges.items) == (1, None)
    inner = instance(edges.value, ObjectSelection)
    assert not inner.holds_lists
    ((_, _, contributions),) = inner.types.values()
    assert isinstance(contributions.items, int)
