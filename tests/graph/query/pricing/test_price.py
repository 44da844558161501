"""Sums of prices, and the most expensive part."""

import math

from graph.query.pricing.price import VISIT, Price

PRICE = Price("", parts=(Price("a", 1, parts=(Price("b", 10, visits=100), Price("c", 2))), Price("d", 3)))


def test_a_price_is_the_sum_of_its_parts():
    assert PRICE.total == 1 + 10 + 100 * VISIT + 2 + 3
    assert PRICE.reads == 1 + 10 + 100 + 2 + 3


def test_unknown_visits_cost_nothing_and_count_as_infinite_reads():
    unknown = Price("a", 1, visits=math.inf)
    assert (unknown.total, unknown.reads) == (1, math.inf)


def test_the_most_expensive_part_has_at_least_half_of_the_price():
    assert PRICE.most_expensive_part() == (("", "a", "b"), 20)
    assert Price("x", 5, parts=(Price("y", 1),)).most_expensive_part() == (("x",), 6)
