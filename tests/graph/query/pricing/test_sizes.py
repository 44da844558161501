"""The sizes of a small graph, counted by hand."""

import pytest

from graph.model import MODEL
from graph.query.links import Hop
from graph.query.pricing.sizes import CHAIN, Degrees, GraphSizes, concrete_labels

#: Regions a, b and c border in a chain; a has three municipalities, b one.
SIZES = GraphSizes(
    1,
    {**dict.fromkeys(MODEL.by_label, 0), "Region": 3, "Municipality": 5},
    {
        ("Region", "BORDERS", "out"): Degrees(2, 1),
        ("Region", "BORDERS", "in"): Degrees(2, 1),
        ("Region", "IN_REGION", "in"): Degrees(4, 3),
        ("Municipality", "IN_REGION", "out"): Degrees(4, 1),
    },
)
TO_REGION, TO_MUNICIPALITIES = Hop(("IN_REGION",)), Hop(("IN_REGION",), "in")


def test_nodes_of_an_interface_are_those_of_its_types():
    assert SIZES.nodes(["Region"]) == 3
    assert SIZES.nodes(["Territory"]) == SIZES.nodes(["Region", "Municipality"]) == SIZES.nodes([]) == 8
    assert SIZES.nodes(["Territory", "Region"]) == 8


def test_degrees_by_direction():
    assert SIZES.relationships(["Region"], TO_MUNICIPALITIES) == 4
    assert SIZES.degree(["Region"], TO_MUNICIPALITIES) == 3
    assert SIZES.mean_degree(["Region"], TO_MUNICIPALITIES) == pytest.approx(4 / 3)
    assert SIZES.mean_degree(["Municipality"], TO_REGION) == pytest.approx(4 / 5)
    assert SIZES.relationships(["Region"], TO_REGION) == SIZES.degree(["Region"], TO_REGION) == 0


def test_both_directions_add_up():
    borders = Hop(("BORDERS",), "both")
    assert (SIZES.relationships(["Region"], borders), SIZES.degree(["Region"], borders)) == (4, 2)


def test_an_optional_step_also_reaches_its_start():
    optional = Hop(("IN_REGION",), optional=True)
    assert SIZES.degree(["Municipality"], optional) == 2
    assert SIZES.mean_degree(["Region"], optional) == 1


def test_of_several_labels_the_largest_degree_counts():
    assert SIZES.degree(["Region", "Municipality"], TO_REGION) == 1
    assert SIZES.mean_degree(["Territory"], TO_MUNICIPALITIES) == pytest.approx(4 / 3)


def test_a_chain_has_the_relationships_of_all_types_up_to_the_group_size():
    assert SIZES.chain(["Region"]) == pytest.approx((2 + 2 + 4) / 3)
    assert SIZES.chain(["Practice"]) == 0
    dense = GraphSizes(1, SIZES.labels, {("Region", "BORDERS", "out"): Degrees(900, 300)})
    assert dense.chain(["Region"]) == CHAIN


def test_no_labels_mean_all_node_types():
    assert concrete_labels([]) == list(MODEL.by_label)
    assert concrete_labels(["Territory", "Region"]) == ["Region", "Municipality"]
