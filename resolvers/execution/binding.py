"""An operation with the arguments of one request, and its price: all that is known before anything is sent."""

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

from graphql import GraphQLError
from graphql.execution.values import VariableValues

from access.bounds import DEFAULT_BOUNDS, Bounds
from access.value_limits import check_conditions
from graph.query import INTROSPECTION, TRAINING_YEAR, Arguments, GraphSizes, Price, QueryError, WhereExtent
from resolvers.execution.operations import Pattern, Root


class BoundOperation(NamedTuple):
    """The root fields with their arguments, or the error that they have instead; the price; that of each field."""

    roots: Sequence[tuple[Root, tuple[Arguments, ...] | QueryError | GraphQLError]]
    cost: int
    prices: tuple[Price, ...]

    def dearest(self) -> tuple[str, int]:
        """The part that costs the most, as a path, and its price."""
        path, price = Price("", parts=self.prices).dearest()
        return ".".join(path[1:]), math.ceil(price)


def bind(pattern: Pattern, variables: VariableValues, sizes: GraphSizes | None,
         bounds: Bounds = DEFAULT_BOUNDS) -> BoundOperation:
    """The operation with these variables. A field whose arguments are wrong costs 1.

    Raises LimitError for conditions that pass their bounds.
    """
    roots: list[tuple[Root, Any]] = []
    for root in pattern.roots:
        try:
            roots.append((root, root.arguments(variables)))
        except (QueryError, GraphQLError) as error:
            roots.append((root, error))
    read = [(root, arguments) for root, arguments in roots if not isinstance(arguments, Exception)]
    extents = [root.extent(arguments) for root, arguments in read]
    check_conditions(WhereExtent(sum(each.comparisons for each in extents),
                                 max((each.depth for each in extents), default=0)), bounds)
    priced = [root.price(arguments, sizes) for root, arguments in read]
    years = frozenset().union(*(each.years for each in priced))
    prices = [each.price for each in priced] + [
        Price(root.selection.key, 1) for root, arguments in roots if isinstance(arguments, Exception)]
    if years:
        prices.append(Price("asOf", TRAINING_YEAR * len(years)))
    if pattern.introspection:
        prices.append(Price("__schema", INTROSPECTION * pattern.introspection))
    return BoundOperation(roots, math.ceil(1 + sum(price.total for price in prices)), tuple(prices))
