"""What prices are made from, and the price of conditions, by the plan of `graph.query.where.semijoin`."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.query.arguments import Arguments
from graph.query.links import Hop
from graph.query.pricing.price import Price
from graph.query.pricing.sizes import GraphSizes
from graph.query.where.conditions import Catalog
from graph.query.where.formula import FALSE, TRUE, Formula, Some, formula_of, links_of


@dataclass(frozen=True, slots=True)
class Parents:
    """The nodes to which a field belongs.

    count: how many at most; expected: with mean degrees instead of the largest. distinct: whether each occurs once.
    """

    count: float
    expected: float
    labels: tuple[str, ...]
    distinct: bool


#: The one parent of a root field.
ROOT = Parents(1, 1, (), distinct=True)


@dataclass(frozen=True, slots=True)
class Pricing:
    """What prices are made from. sizes: of the graph; None before they are known."""

    catalog: Catalog
    arguments: Sequence[Arguments]
    sizes: GraphSizes | None

    def where(
        self, group: str, given: Mapping[str, Any], tested: Parents, scanned: float, lists: float, times: float
    ) -> Price:
        """The price of the `where` of a connection.

        tested: the nodes of all lists that are tested; scanned: the nodes and relationships that are looked at to find
        them; lists: how many lists there are, one for each parent; times: how often each is filtered.
        """
        parts = tuple(
            Price(
                name,
                leaves(value) * lists,
                times * self.visits(formula_of(self.catalog, group, {name: value}, ("where",)), tested, lists),
            )
            for name, value in given.items()
        )
        return Price("where", visits=times * scanned, parts=parts)

    def visits(self, formula: Formula, tested: Parents, lists: float = 1) -> float:
        """The relationships that are looked at to test nodes, with mean degrees: a test of all nodes is exact.

        lists: how many lists the nodes stand in: a far node is tested once for each.
        """
        sizes = self.sizes
        if sizes is None:
            return 0.0 if formula in (TRUE, FALSE) else math.inf
        return sum(self._visits_of_link(sizes, some, tested, lists) for some in links_of(formula))

    def _visits_of_link(self, sizes: GraphSizes, some: Some, tested: Parents, lists: float) -> float:
        if some.formula == TRUE and len(some.link.hops) == 1:  # the first end is enough
            return tested.expected
        reached, visits = tested, 0.0
        for i, hop in enumerate(some.link.hops):
            ends = some.link.labels if i == len(some.link.hops) - 1 else ()
            looked_at, reached = step(sizes, reached, hop, ends)
            visits += looked_at
            if hop.shares_ends and some.needs_semi_join:  # rows are grouped by the end
                every = lists * sizes.nodes(ends)
                reached = Parents(min(reached.count, every), min(reached.expected, every), ends, distinct=lists == 1)
        return visits + self.visits(some.formula, reached, lists)


def step(sizes: GraphSizes, start: Parents, hop: Hop, ends: tuple[str, ...]) -> tuple[float, Parents]:
    """The relationships that a step from some nodes looks at, and the ends with these labels that it reaches.

    An end counts as often as it is reached.
    """
    largest, mean = sizes.degree(start.labels, hop), sizes.mean_degree(start.labels, hop)
    count, expected = start.count * largest, start.expected * min(mean, largest)
    if start.distinct:
        most = sizes.relationships(start.labels, hop) + hop.optional * start.count
        count, expected = min(count, most), min(expected, most)
    looked_at = max(expected, start.expected)
    if start.distinct and ends and not hop.optional:
        most = sizes.relationships(ends, hop.reversed)
        count, expected = min(count, most), min(expected, most)
    return looked_at, Parents(count, expected, ends, start.distinct and not hop.shares_ends)


def leaves(given: Any) -> int:
    """How many values the conditions of a `where` are compared with."""
    if isinstance(given, Mapping):
        return sum(leaves(value) for value in given.values())
    if isinstance(given, list):
        return sum(leaves(value) for value in given)
    return given is not None
