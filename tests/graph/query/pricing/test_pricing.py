"""The visits of a step and of a condition in a graph of known sizes."""

import math

from graph.model import MODEL
from graph.query.links import Hop
from graph.query.pricing.pricing import Parents, Pricing, count_operands, step
from graph.query.pricing.sizes import Degrees, GraphSizes
from graph.query.where.formula import TRUE, formula_of
from schema.public import CONDITIONS

#: Ten regions and forty municipalities, twenty of them in one region.
SIZES = GraphSizes(
    1,
    {**dict.fromkeys(MODEL.by_label, 0), "Region": 10, "Municipality": 40},
    {("Region", "IN_REGION", "in"): Degrees(40, 20), ("Municipality", "IN_REGION", "out"): Degrees(40, 1)},
)
WHERE = {"municipalities": {"some": {"population": {"gt": 1}}}}


def test_a_step_reaches_at_most_the_largest_degree_and_expects_the_mean():
    visited, ends = step(
        SIZES, Parents(2, 2, ("Region",), distinct=False), Hop(("IN_REGION",), "in"), ("Municipality",)
    )
    assert (visited, ends.count, ends.expected, ends.labels) == (8, 40, 8, ("Municipality",))


def test_a_step_from_distinct_nodes_follows_each_relationship_once():
    _, ends = step(SIZES, Parents(10, 10, ("Region",), distinct=True), Hop(("IN_REGION",), "in"), ("Municipality",))
    assert (ends.count, ends.distinct) == (40, True)


def test_a_condition_visits_the_nodes_at_the_end_of_its_link():
    tested = Parents(10, 10, ("Region",), distinct=True)
    formula = formula_of(CONDITIONS, "RegionWhere", WHERE, ("where",))
    assert Pricing(CONDITIONS, (), SIZES).visits(formula, tested) == 40
    assert Pricing(CONDITIONS, (), None).visits(formula, tested) == math.inf
    assert Pricing(CONDITIONS, (), None).visits(TRUE, tested) == 0


def test_operands_are_counted():
    assert count_operands({"id": {"in": ["a", "b"]}, "or": [{"name": {"eq": "x"}}, {"name": {"eq": None}}]}) == 3


def test_the_price_of_a_where_has_a_part_for_each_condition():
    price = Pricing(CONDITIONS, (), SIZES).where(
        "RegionWhere", {"isoCode": {"eq": "x"}, **WHERE}, Parents(10, 10, ("Region",), distinct=True), 10, 1, 2
    )
    assert [(part.name, part.own, part.visits) for part in price.parts] == [
        ("isoCode", 1, 0),
        ("municipalities", 1, 80),
    ]
    assert price.visits == 20
