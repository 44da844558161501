"""Bind an operation to one request: variables, variant, arguments and price. No statement is sent."""

import math
from typing import Any, NamedTuple

from graphql import GraphQLError
from graphql.execution.values import VariableValues

from access.bounds import DEFAULT_BOUNDS, Bounds
from access.value_limits import check_conditions, check_values
from graph.query import INTROSPECTION, TRAINING_YEAR, Arguments, GraphSizes, Price, QueryError, WhereExtent
from resolvers.execution.prepare import PreparedOperation
from resolvers.execution.variants import OperationVariant, RootFieldPlan


class BoundField(NamedTuple):
    """A root field and its arguments, or the error that replaces them."""

    plan: RootFieldPlan
    arguments: tuple[Arguments, ...] | QueryError | GraphQLError

    @property
    def key(self) -> str:
        """The response key."""
        return self.plan.selection.key


class BoundOperation(NamedTuple):
    """An operation with the variables of one request.

    variables: as the client sent them. prices: of the root fields, then of trainings and introspection.
    """

    operation: PreparedOperation
    variables: dict[str, Any]
    variant: OperationVariant
    fields: list[BoundField]
    cost: int
    prices: tuple[Price, ...]

    def most_expensive_part(self) -> tuple[str, int]:
        """Return the path and the price of the most expensive part."""
        path, price = Price("", parts=self.prices).most_expensive_part()
        return ".".join(path[1:]), math.ceil(price)


def bind(
    operation: PreparedOperation, variables: dict[str, Any], sizes: GraphSizes | None, bounds: Bounds = DEFAULT_BOUNDS
) -> BoundOperation:
    """Return the operation bound to these variables. A field with invalid arguments costs 1.

    sizes: of the graph; None before they are known. Raises RequestError for invalid variables, and LimitError for
    values and conditions beyond the bounds.
    """
    check_values(variables, bounds)
    values = operation.variables.coerce(variables, suggestions=bounds.suggestions)
    variant = operation.variants.of(values, variables)
    fields = [BoundField(plan, _arguments(plan, values)) for plan in variant.fields]
    _check_conditions(fields, bounds)
    years, prices = frozenset[str](), list[Price]()
    for plan, arguments in fields:
        if isinstance(arguments, Exception):
            price = Price(plan.selection.key, 1)
        else:
            price, training_years = plan.prices.of(arguments, sizes)
            years |= training_years
        prices.append(price)
    if years:
        prices.append(Price("asOf", TRAINING_YEAR * len(years)))
    if variant.introspection:
        prices.append(Price("__schema", INTROSPECTION * variant.introspection))
    cost = math.ceil(1 + sum([price.total for price in prices]))
    return BoundOperation(operation, variables, variant, fields, cost, tuple(prices))


def _arguments(plan: RootFieldPlan, values: VariableValues) -> tuple[Arguments, ...] | QueryError | GraphQLError:
    """Return the arguments of each slot of a root field, or the first error."""
    try:
        return tuple([reader.read(values) for reader in plan.selection.slots])
    except (QueryError, GraphQLError) as error:
        return error


def _check_conditions(fields: list[BoundField], bounds: Bounds) -> None:
    """Raise LimitError if the conditions of all fields together exceed the bounds."""
    comparisons = depth = 0
    for plan, arguments in fields:
        if isinstance(arguments, Exception):
            continue
        extent = plan.extents.of(arguments)
        comparisons, depth = comparisons + extent.comparisons, max(depth, extent.depth)
    check_conditions(WhereExtent(comparisons, depth), bounds)
