"""An operation with the arguments of one request, and its price: all that is known before anything is sent."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from graphql import GraphQLError
from graphql.execution.values import VariableValues

from graph.query.arguments import Arguments
from graph.query.conditions import WhereExtent
from graph.query.errors import QueryError
from graph.query.price import INTROSPECTION, TRAINING_YEAR, Price
from graph.query.sizes import GraphSizes
from resolvers.operations import Pattern, Root


class BoundOperation(NamedTuple):
    """The root fields with their arguments, or the error that they have instead; the price; that of each field; the
    extent of all conditions."""

    roots: Sequence[tuple[Root, tuple[Arguments, ...] | QueryError | GraphQLError]]
    cost: int
    prices: tuple[Price, ...]
    extent: WhereExtent

    def dearest(self) -> tuple[str, int]:
        """The part that costs the most, as a path, and its price."""
        path, price = Price("", parts=self.prices).dearest()
        return ".".join(path[1:]), math.ceil(price)


def bind(pattern: Pattern, variables: VariableValues, sizes: GraphSizes | None) -> BoundOperation:
    """The operation with these variables. A field whose arguments are wrong costs 1."""
    roots, prices, extents, years = [], [], [], set()
    for root in pattern.roots:
        try:
            arguments = root.arguments(variables)
        except (QueryError, GraphQLError) as error:
            roots.append((root, error))
            prices.append(Price(root.selection.key, 1))
            continue
        price = root.price(arguments, sizes)
        roots.append((root, arguments))
        prices.append(price.price)
        extents.append(price.extent)
        years |= price.years
    if years:
        prices.append(Price("asOf", TRAINING_YEAR * len(years)))
    if pattern.introspection:
        prices.append(Price("__schema", INTROSPECTION * pattern.introspection))
    extent = WhereExtent(sum(each.comparisons for each in extents), max((each.depth for each in extents), default=0))
    return BoundOperation(roots, math.ceil(1 + sum(price.total for price in prices)), tuple(prices), extent)
