"""Sums of prices, and the part that costs the most."""

import math

from graph.query.pricing.price import VISIT, Price

PRICE = Price("", parts=(Price("a", 1, parts=(Price("b", 10, visits=100), Price("c", 2))), Price("d", 3)))


def test_a_price_is_the_sum_of_its_parts():
    assert PRICE.total == 1 + 10 + 100 * VISIT + 2 + 3
    assert PRICE.reads == 1 + 10 + 100 + 2 + 3


def test_unknown_visits_cost_nothing_and_are_endless_reads():
    unknown = Price("a", 1, visits=math.inf)
    assert (unknown.total, unknown.reads) == (1, math.inf)


def test_the_dearest_part_has_half_of_the_price():
    assert PRICE.dearest() == (("", "a", "b"), 20)
    assert Price("x", 5, parts=(Price("y", 1),)).dearest() == (("x",), 6)
