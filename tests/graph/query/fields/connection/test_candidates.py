"""The candidate nodes of a list, counted in a graph of known sizes."""

import math

from graph.model import MODEL
from graph.query.fields.connection.candidates import candidate_nodes
from graph.query.pricing.pricing import Parents, Pricing
from graph.query.pricing.sizes import Degrees, GraphSizes
from schema.declare import path
from schema.public import CONDITIONS

#: Ten regions and forty municipalities, twenty of them in one region.
SIZES = GraphSizes(
    1,
    {**dict.fromkeys(MODEL.by_label, 0), "Region": 10, "Municipality": 40},
    {("Region", "IN_REGION", "in"): Degrees(40, 20), ("Municipality", "IN_REGION", "out"): Degrees(40, 1)},
)
IN_REGION = path("<IN_REGION", "Municipality")
ONE, ALL = Parents(1, 1, ("Region",), distinct=True), Parents(10, 10, ("Region",), distinct=True)


def candidates(where=None, *, link=None, parents=None, ordered=False, sizes: GraphSizes | None = SIZES):
    """Return the numbers of candidates, of expected candidates and of nodes visited but not returned."""
    nodes, scanned = candidate_nodes(
        Pricing(CONDITIONS, (), sizes), link, "Municipality", parents, where or {}, ordered=ordered
    )
    return nodes.count, nodes.expected, scanned


def test_a_list_of_all_nodes_is_scanned_only_for_a_condition_or_another_order():
    assert candidates() == (40, 40, 0)
    assert candidates(ordered=True) == (40, 40, 40)
    assert candidates({"population": {"gt": 5}}) == (40, 40, 40)


def test_a_condition_that_cannot_be_met_leaves_no_candidates():
    for parents in (None, ALL):
        assert candidates({"or": []}, link=IN_REGION, parents=parents) == (0, 0, 0)


def test_named_nodes_are_the_only_candidates():
    assert candidates({"id": {"in": ["municipality:a", "municipality:b"]}})[:2] == (2, 2)
    # One region: at most 20 municipalities, on average 4.
    assert candidates({"region": {"isoCode": {"eq": "RU-TA"}}})[:2] == (20, 4)


def test_over_a_link_the_largest_degree_bounds_one_parent_and_the_total_all():
    assert candidates(link=IN_REGION, parents=ONE)[:2] == (20, 4)
    assert candidates(link=IN_REGION, parents=ALL)[:2] == (40, 40)


def test_without_sizes_the_candidates_are_unknown():
    assert candidates(sizes=None) == (math.inf, math.inf, 0)
    assert candidates({"population": {"gt": 5}}, sizes=None) == (math.inf, math.inf, math.inf)
    assert candidates(link=IN_REGION, parents=ONE, sizes=None) == (math.inf, math.inf, 0)
