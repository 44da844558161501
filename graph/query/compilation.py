"""What the parts of one statement share while it is compiled."""

from collections.abc import Sequence

from graph.query.arguments import Arguments
from graph.query.names import Names
from graph.query.parameters import StatementParameters
from graph.query.where.conditions import Catalog


class Compilation:
    """One statement under way.

    `arguments[slot]` decides which conditions, order and direction it has.

    Attributes
    ----------
    has_deferred
        Whether a field is left to be worked out when the row has been read.
    has_semi_join
        Whether a subquery groups rows.
    """

    def __init__(self, catalog: Catalog, arguments: Sequence[Arguments]):
        self.catalog, self.arguments = catalog, arguments
        self.parameters, self.names = StatementParameters(), Names()
        self.has_deferred = self.has_semi_join = False

    def returned(self, expression: str, *variables: str) -> str:
        """The RETURN of an expression in these variables.

        Where a subquery in it groups rows, Neo4j takes the expression for an aggregation, and asks for the variables.
        """
        if not self.has_semi_join:
            return f" RETURN {expression}"
        row = self.names.new("z")
        return f" WITH {', '.join(variables)}, {expression} AS {row} RETURN {row}"
