"""The price of an operation: how much it may read at most, before it runs.

The unit is one node or object of the answer. A node or relationship that is only looked at, because a filter, a count
or an order asks for it, costs VISIT. The price of each kind of field stands beside its compiler:
`graph.query.compiler`, `graph.query.connections`; that of a condition here, by the plan of `graph.query.semijoin`.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.query.arguments import Arguments
from graph.query.conditions import Catalog
from graph.query.formula import FALSE, TRUE, Formula, Some, formula_of, links_of
from graph.query.links import Hop
from graph.query.sizes import GraphSizes

#: Of a node or relationship that is looked at, beside one that is answered. By the processor's time of both stores and
#: of the service; see docs/performance.md.
VISIT = 0.1
#: Of `totalCount`.
TOTAL_COUNT = 5
#: Of a year for which the recommender may have to be trained, whether it has been or not.
TRAINING_YEAR = 5_000
#: Of `__schema` and `__type`: graphql-core answers them, which takes as long as a thousand nodes.
INTROSPECTION = 1000


@dataclass(frozen=True, slots=True)
class Price:
    """The price of a part of an operation, all of its occurrences together.

    name: of the field, argument or condition. own: without its parts. visits: nodes and relationships that are looked
    at; infinite where the sizes of the graph are not known.
    """

    name: str
    own: float = 0.0
    visits: float = 0.0
    parts: tuple["Price", ...] = ()

    @property
    def total(self) -> float:
        """The whole price. Visits that are not known cost nothing: pages and conditions are priced all the same."""
        visits = self.visits if math.isfinite(self.visits) else 0.0
        return self.own + VISIT * visits + sum(part.total for part in self.parts)

    @property
    def reads(self) -> float:
        """The nodes and relationships that are read at most; infinite where that is not known."""
        return self.own + self.visits + sum(part.reads for part in self.parts)

    def dearest(self) -> tuple[tuple[str, ...], float]:
        """The names that lead to the innermost part that has at least half of the price, and the price of that part."""
        path, price, half = [self.name], self, self.total / 2
        while heavy := [part for part in price.parts if part.total >= half]:
            price = max(heavy, key=lambda part: part.total)
            path.append(price.name)
        return tuple(path), price.total


@dataclass(frozen=True, slots=True)
class Parents:
    """The nodes to which a field belongs.

    count: how many at most; expected: with mean degrees instead of the largest. distinct: whether each occurs once.
    """

    count: float
    expected: float
    labels: tuple[str, ...]
    distinct: bool


@dataclass(frozen=True, slots=True)
class Pricing:
    """What prices are made from. sizes: of the graph; None before they are known."""

    catalog: Catalog
    arguments: Sequence[Arguments]
    sizes: GraphSizes | None

    def where(self, group: str, given: Mapping[str, Any], tested: Parents, scanned: float, lists: float,
              times: float) -> Price:
        """The price of the `where` of a connection.

        tested: the nodes of all lists that are tested; scanned: the nodes and relationships that are looked at to find
        them; lists: how many lists there are, one for each parent; times: how often each is filtered.
        """
        parts = tuple(
            Price(name, leaves(value) * lists, times * self.visits(
                formula_of(self.catalog, group, {name: value}, ("where",)), tested, lists))
            for name, value in given.items())
        return Price("where", visits=times * scanned, parts=parts)

    def visits(self, formula: Formula, tested: Parents, lists: float = 1) -> float:
        """The relationships that are looked at to test nodes, with mean degrees: a test of all nodes is exact.

        lists: how many lists the nodes stand in: a far node is tested once for each.
        """
        if self.sizes is None:
            return 0.0 if formula in (TRUE, FALSE) else math.inf
        return sum(self._visits_of_link(some, tested, lists) for some in links_of(formula))

    def _visits_of_link(self, some: Some, tested: Parents, lists: float) -> float:
        if some.formula == TRUE and len(some.link.hops) == 1:  # the first end is enough
            return tested.expected
        reached, visits = tested, 0.0
        for i, hop in enumerate(some.link.hops):
            ends = some.link.labels if i == len(some.link.hops) - 1 else ()
            looked_at, reached = self.step(reached, hop, ends)
            visits += looked_at
            if hop.shares_ends and some.needs_semi_join:  # rows are grouped by the end
                every = lists * self.sizes.nodes(ends)
                reached = Parents(min(reached.count, every), min(reached.expected, every), ends, distinct=lists == 1)
        return visits + self.visits(some.formula, reached, lists)

    def step(self, start: Parents, hop: Hop, ends: tuple[str, ...]) -> tuple[float, Parents]:
        """The relationships that a step from some nodes looks at, and the ends with these labels that it reaches.

        An end counts as often as it is reached. The sizes have to be known.
        """
        largest, mean = self.sizes.degree(start.labels, hop), self.sizes.mean_degree(start.labels, hop)
        count, expected = start.count * largest, start.expected * min(mean, largest)
        if start.distinct:
            most = self.sizes.relationships(start.labels, hop) + hop.optional * start.count
            count, expected = min(count, most), min(expected, most)
        looked_at = max(expected, start.expected)
        if start.distinct and ends and not hop.optional:
            most = self.sizes.relationships(ends, hop.reversed)
            count, expected = min(count, most), min(expected, most)
        return looked_at, Parents(count, expected, ends, start.distinct and not hop.shares_ends)


def leaves(given: Any) -> int:
    """How many values the conditions of a `where` are compared with."""
    if isinstance(given, Mapping):
        return sum(leaves(value) for value in given.values())
    if isinstance(given, list):
        return sum(leaves(value) for value in given)
    return given is not None
