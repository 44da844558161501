"""The state that the parts of one statement share during compilation."""

from collections.abc import Sequence

from graph.query.arguments import Arguments
from graph.query.names import Names
from graph.query.parameters import StatementParameters
from graph.query.where.conditions import Catalog


class Compilation:
    """The state of the compilation of one statement.

    `arguments[slot]` determines the conditions, the order and the direction of the list with this slot.

    Attributes
    ----------
    parameters, names
        The parameters of the statement and the names of its variables so far.
    has_deferred
        Whether a field is computed after the row has been read.
    groups_rows
        Whether a subquery groups rows.
    """

    def __init__(self, catalog: Catalog, arguments: Sequence[Arguments]):
        self.catalog, self.arguments = catalog, arguments
        self.parameters, self.names = StatementParameters(), Names()
        self.has_deferred = self.groups_rows = False

    def returned(self, expression: str, *variables: str) -> str:
        """Return the RETURN clause of an expression over these variables.

        If a subquery groups rows, Neo4j treats the expression as an aggregation and requires the variables in a WITH.
        """
        if not self.groups_rows:
            return f" RETURN {expression}"
        row = self.names.new("z")
        return f" WITH {', '.join(variables)}, {expression} AS {row} RETURN {row}"
