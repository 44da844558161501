"""From a selection to one Cypher statement and the function that reads its row.

A row is a list, never a map: the position is the contract between the statement and its reader, so that no
response key, alias or property name can clash, the message is small, and both stores answer alike. Every
identifier in the text comes from the model; every value is a parameter.
"""

from collections.abc import Sequence

from graph.query.arguments import Arguments
from graph.query.computed import computed_price
from graph.query.conditions import Catalog
from graph.query.connections import ConnectionCompiler, connection_price
from graph.query.errors import TooManyConditions
from graph.query.names import Names
from graph.query.parameters import Parameters
from graph.query.price import Parents, Price, Pricing
from graph.query.readers import ColumnReader, ObjectReader, OneReader, VariantsReader
from graph.query.rows import Reader, Reading, Row
from graph.query.selection import (
    ByIdField,
    ComputedField,
    Field,
    NodeSelection,
    ToManyField,
    ToOneField,
    TranslatedField,
    ValueField,
)
from graph.query.sizes import GraphSizes
from graph.query.statement import LARGEST_BATCH, Statement

#: Characters of a row with semi-joins, which stand in it once for each list that they filter.
MAX_ROW = 40_000
#: The slot of `fetch`: `arguments[-1]` holds the ids to fetch, one list for each selection.
IDS = -1


class Compiler:
    """Compiles one statement. `arguments[slot]` decides which conditions, order and direction it has."""

    def __init__(self, catalog: Catalog, arguments: Sequence[Arguments]):
        self.catalog = catalog
        self.arguments = arguments
        self.parameters = Parameters()
        self.names = Names()
        self.has_computed = False
        self.has_semi_join = False

    def root(self, field: ByIdField | ToManyField) -> Statement:
        """The statement of a root field."""
        columns: list[str] = []
        reader = self.field(field, None, columns)
        row = self._checked(f"[{', '.join(columns)}]")

        def reads(arguments: Sequence[Arguments], fetched: Sequence[int], sizes: GraphSizes | None) -> float:
            return field_price(Pricing(self.catalog, arguments, sizes), field, None).reads

        return Statement(row, self.parameters, reader, reads, self.has_computed, self._largest_batch)

    def fetch(self, wanted: Sequence[tuple[NodeSelection, str]]) -> Statement:
        """The statement that fetches nodes by id: for each selection and label, a map from id to object."""
        columns, readers = [], []
        for i, (selection, label) in enumerate(wanted):
            node, id_ = self.names.new("n"), self.names.new("i")
            expression, reader = self.node(NodeSelection({label: selection.types[label]}), node)
            returned = self.returned(f"[{node}.id, {expression}]", node)
            columns.append(f"COLLECT {{ UNWIND {self.parameters.add(IDS, (str(i),))} AS {id_}"
                           f" MATCH ({node}:{label} {{id: {id_}}}){returned} }}")
            readers.append(reader)

        def read(row: list, reading: Reading) -> list[dict[str, Row]]:
            return [{id_: reader(node, reading) for id_, node in column}
                    for column, reader in zip(row, readers, strict=True)]

        def reads(arguments: Sequence[Arguments], fetched: Sequence[int], sizes: GraphSizes | None) -> float:
            pricing = Pricing(self.catalog, arguments, sizes)
            prices = [(count, node_price(pricing, NodeSelection({label: selection.types[label]}),
                                         Parents(count, count, (label,), distinct=True)))
                      for (selection, label), count in zip(wanted, fetched, strict=True)]
            return sum(count + sum(part.reads for part in parts) for count, parts in prices)

        row = self._checked(f"[{', '.join(columns)}]")
        return Statement(row, self.parameters, read, reads, largest_batch=self._largest_batch)

    def _checked(self, row: str) -> str:
        """The row. Raises TooManyConditions where a store would plan it for seconds."""
        if self.has_semi_join and len(row) > MAX_ROW:
            raise TooManyConditions
        return row

    @property
    def _largest_batch(self) -> int:
        """Neo4j takes no subquery that groups rows within the expression of a batch."""
        return 1 if self.has_semi_join else LARGEST_BATCH

    def node(self, selection: NodeSelection, variable: str) -> tuple[str, ObjectReader | VariantsReader]:
        """The expression of a node's row, and its reader; a row of several possible types begins with which."""
        compiled = [(label, *self._concrete(label, fields, variable)) for label, fields in selection.types.items()]
        if len(compiled) == 1:
            return compiled[0][1:]
        cases = " ".join(f"WHEN {variable}:{label} THEN [{i}, {expression}]"
                         for i, (label, expression, _) in enumerate(compiled))
        return f"CASE {cases} END", VariantsReader(tuple(reader for _, _, reader in compiled))

    def _concrete(self, label: str, fields: Sequence[Field], variable: str) -> tuple[str, ObjectReader]:
        columns: list[str] = []
        items = tuple((f.key, self.field(f, variable, columns)) for f in fields if not isinstance(f, ComputedField))
        computed = tuple(f for f in fields if isinstance(f, ComputedField))
        if computed:
            columns.append(f"{variable}.id")
            self.has_computed = True
        reader = ObjectReader(label, items, computed, len(columns) - 1)
        return f"[{', '.join(columns) or 'true'}]", reader

    def field(self, field: Field, variable: str | None, columns: list[str]) -> Reader:
        """Appends the columns of a field and returns its reader."""
        match field:
            case ValueField(property=name):
                return self.column(columns, f"{variable}.{name}")
            case TranslatedField(base=base, slot=slot):
                (language,) = self.arguments[slot].shape
                order = ("En", "Ru") if language == "EN" else ("Ru", "En")
                names = ", ".join(f"{variable}.{base}{suffix}" for suffix in order)
                return self.column(columns, f"coalesce({names})")
            case ToOneField(link=link, node=node):
                end = self.names.new("n")
                return self._one(columns, link.match(variable, end), node, end)
            case ByIdField(label=label, slot=slot, node=node):
                end, id_ = self.names.new("n"), self.parameters.add(slot, ("id",))
                return self._one(columns, f"MATCH ({end}:{label} {{id: {id_}}})", node, end)
            case ToManyField():
                return ConnectionCompiler(self, field, variable).compile(columns)

    @staticmethod
    def column(columns: list[str], expression: str) -> ColumnReader:
        columns.append(expression)
        return ColumnReader(len(columns) - 1)

    def _one(self, columns: list[str], match: str, node: NodeSelection, end: str) -> OneReader:
        expression, reader = self.node(node, end)
        columns.append(f"head(COLLECT {{ {match}{self.returned(expression, end)} LIMIT 1 }})")
        return OneReader(len(columns) - 1, reader)

    def returned(self, expression: str, *variables: str) -> str:
        """The RETURN of an expression in these variables.

        Where a subquery in it groups rows, Neo4j takes the expression for an aggregation, and asks for the variables.
        """
        if not self.has_semi_join:
            return f" RETURN {expression}"
        row = self.names.new("z")
        return f" WITH {', '.join(variables)}, {expression} AS {row} RETURN {row}"


def field_price(pricing: Pricing, field: Field, parents: Parents | None) -> Price | None:
    """The price of a field of some nodes, or of a root field where parents is None; None for a stored value."""
    match field:
        case ToOneField(key=key, node=node):
            ends = Parents(parents.count, parents.expected, tuple(node.types), distinct=parents.count == 1)
            return Price(key, parents.count, parts=node_price(pricing, node, ends))
        case ByIdField(key=key, node=node):
            return Price(key, 1, parts=node_price(pricing, node, Parents(1, 1, tuple(node.types), distinct=True)))
        case ToManyField():
            return connection_price(pricing, field, parents, node_price)
        case ComputedField():
            return computed_price(pricing, field, parents or Parents(1, 1, (), distinct=True), node_price)
    return None


def node_price(pricing: Pricing, selection: NodeSelection, nodes: Parents) -> tuple[Price, ...]:
    """The prices of the fields of nodes: of those of the dearest type."""
    choices = []
    for label, fields in selection.types.items():
        typed = Parents(nodes.count, nodes.expected, (label,), nodes.distinct)
        choices.append(tuple(price for field in fields if (price := field_price(pricing, field, typed))))
    return max(choices, key=lambda prices: sum(price.total for price in prices), default=())
