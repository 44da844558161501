"""The inputs of prices, and the price of conditions, by the plan of `graph.query.where.semijoin`."""

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
    """The nodes that have a field.

    count: the maximum number; expected: the number by mean degrees, not by the largest. distinct: whether each node
    occurs once.
    """

    count: float
    expected: float
    labels: tuple[str, ...]
    distinct: bool


#: The single parent of a root field.
ROOT = Parents(1, 1, (), distinct=True)


@dataclass(frozen=True, slots=True)
class Pricing:
    """The inputs of prices. sizes: the sizes of the graph; None before they are known."""

    catalog: Catalog
    arguments: Sequence[Arguments]
    sizes: GraphSizes | None

    def where(
        self, group: str, conditions: Mapping[str, Any], tested: Parents, scanned: float, lists: float, times: float
    ) -> Price:
        """Return the price of the `where` of a connection.

        tested: the nodes of all lists that are tested; scanned: the number of nodes and relationships visited to find
        them; lists: the number of lists, one per parent; times: the number of times each list is filtered.
        """
        parts = tuple(
            Price(
                name,
                count_operands(value) * lists,
                times * self.visits(formula_of(self.catalog, group, {name: value}, ("where",)), tested, lists),
            )
            for name, value in conditions.items()
        )
        return Price("where", visits=times * scanned, parts=parts)

    def visits(self, formula: Formula, tested: Parents, lists: float = 1) -> float:
        """Return the number of relationships visited to test nodes, by mean degrees: exact for a test of all nodes.

        lists: the number of lists with these nodes. A far node is tested once per list.
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
            visited, reached = step(sizes, reached, hop, ends)
            visits += visited
            if hop.shares_ends and some.needs_semi_join:  # rows are grouped by the end
                limit = lists * sizes.nodes(ends)
                reached = Parents(min(reached.count, limit), min(reached.expected, limit), ends, distinct=lists == 1)
        return visits + self.visits(some.formula, reached, lists)


def step(sizes: GraphSizes, start: Parents, hop: Hop, ends: tuple[str, ...]) -> tuple[float, Parents]:
    """Return the number of relationships that a step from some nodes visits, and the ends with these labels.

    An end counts each time it is reached.
    """
    largest, mean = sizes.degree(start.labels, hop), sizes.mean_degree(start.labels, hop)
    count, expected = start.count * largest, start.expected * min(mean, largest)
    if start.distinct:
        limit = sizes.relationships(start.labels, hop) + hop.optional * start.count
        count, expected = min(count, limit), min(expected, limit)
    visited = max(expected, start.expected)
    if start.distinct and ends and not hop.optional:
        limit = sizes.relationships(ends, hop.reversed)
        count, expected = min(count, limit), min(expected, limit)
    return visited, Parents(count, expected, ends, start.distinct and not hop.shares_ends)


def count_operands(where: Any) -> int:
    """Return the number of operands in the conditions of a `where`."""
    if isinstance(where, Mapping):
        return sum(count_operands(value) for value in where.values())
    if isinstance(where, list):
        return sum(count_operands(value) for value in where)
    return where is not None
