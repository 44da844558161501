"""The price of an operation, or of a part of it: the most that it may read, computed before it runs.

The unit is one node or object of the response. A node or relationship that is only visited, for a filter, a count or
an order, costs VISIT. The price of each kind of field is in its module in `graph.query.fields`, that of conditions in
`graph.query.pricing.pricing`.
"""

import math
from dataclasses import dataclass
from functools import cached_property

#: The price of a visited node or relationship, relative to a returned one. It follows from the processor time of both
#: stores and of the service; see docs/performance.md.
VISIT = 0.1
#: The price of `totalCount`.
TOTAL_COUNT = 5
#: The price of a year for which the recommender may have to be trained, charged even if it has been.
TRAINING_YEAR = 5_000
#: The price of `__schema` and `__type`: resolving either takes graphql-core as long as a thousand nodes.
INTROSPECTION = 1000


@dataclass(frozen=True)
class Price:
    """The price of a part of an operation, for all its occurrences together.

    name: the field, argument or condition. own: the price without the parts. visits: the number of visited nodes and
    relationships; infinite if the sizes of the graph are unknown.
    """

    name: str
    own: float = 0.0
    visits: float = 0.0
    parts: tuple["Price", ...] = ()

    @cached_property
    def total(self) -> float:
        """Return the whole price. Unknown visits cost nothing; pages and conditions are still priced."""
        visits = self.visits if math.isfinite(self.visits) else 0.0
        return self.own + VISIT * visits + sum(part.total for part in self.parts)

    @property
    def reads(self) -> float:
        """Return the maximum number of nodes and relationships read; infinite if unknown."""
        return self.own + self.visits + sum(part.reads for part in self.parts)

    def most_expensive_part(self) -> tuple[tuple[str, ...], float]:
        """Return the names that lead to the innermost part with at least half of the price, and its price."""
        path, price, half = [self.name], self, self.total / 2
        while heavy := [part for part in price.parts if part.total >= half]:
            price = max(heavy, key=lambda part: part.total)
            path.append(price.name)
        return tuple(path), price.total
