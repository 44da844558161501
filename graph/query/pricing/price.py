"""The price of an operation, or of a part of it: how much it may read at most, before it runs.

The unit is one node or object of the answer. A node or relationship that is only looked at, because a filter, a count
or an order asks for it, costs VISIT. The price of each kind of field stands in its module in `graph.query.fields`, that
of a condition in `graph.query.pricing.pricing`.
"""

import math
from dataclasses import dataclass

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
