"""Compile a selection into one Cypher statement and the reader of its row.

A row is a list, never a map: the position is the contract between the statement and its reader. Thus no response key,
alias or property name can clash, the message is small, and both stores return the same form. Every identifier in the
text comes from the model; every value is a parameter.
"""

from collections.abc import Sequence
from typing import Any

from graph.query.arguments import Arguments
from graph.query.compilation import Compilation
from graph.query.errors import TooManyConditions
from graph.query.fields.field import Field
from graph.query.fields.node import NodeReader, NodeSelection
from graph.query.pricing.pricing import Parents, Pricing
from graph.query.pricing.sizes import GraphSizes
from graph.query.rows import Reading, Row
from graph.query.statement import LARGEST_BATCH, Statement
from graph.query.where.conditions import Catalog

#: The maximum length of a row that groups rows, in characters. The row repeats a semi-join for each list it filters,
#: and the conditions of a list for each of its facets.
MAX_ROW = 40_000
#: The slot of `fetch`: `arguments[-1]` holds the ids to fetch, one list per selection.
IDS = -1


class Compiler:
    """A compiler of statements for arguments of one shape."""

    def __init__(self, catalog: Catalog, arguments: Sequence[Arguments]):
        self.catalog, self.arguments = catalog, arguments

    def root(self, field: Field) -> Statement:
        """Return the statement of a root field. Raises TooManyConditions."""
        compilation, columns = Compilation(self.catalog, self.arguments), list[str]()
        reader = field.compile(compilation, None, columns)

        def reads(arguments: Sequence[Arguments], fetched: Sequence[int], sizes: GraphSizes | None) -> float:
            price = field.price(Pricing(self.catalog, arguments, sizes), None)
            return price.reads if price else 0.0

        return Statement(
            _row(columns, compilation),
            compilation.parameters,
            reader,
            reads,
            _largest_batch(compilation),
            None if compilation.has_deferred else reader,
        )

    def fetch(self, selections: Sequence[tuple[NodeSelection, str]]) -> Statement:
        """Return the statement that fetches nodes by id. It reads a map from id to object per selection and label.

        Raises TooManyConditions.
        """
        compilation = Compilation(self.catalog, self.arguments)
        columns: list[str] = []
        readers: list[NodeReader] = []
        for i, (selection, label) in enumerate(selections):
            node, id_ = compilation.names.new("n"), compilation.names.new("i")
            expression, reader = selection.of(label).compile(compilation, node)
            returned = compilation.returned(f"[{node}.id, {expression}]", node)
            columns.append(
                f"COLLECT {{ UNWIND {compilation.parameters.add(IDS, (str(i),))} AS {id_}"
                f" MATCH ({node}:{label} {{id: {id_}}}){returned} }}"
            )
            readers.append(reader)

        def read(row: list[Any], reading: Reading) -> list[dict[str, Row]]:
            return [
                {id_: reader(node, reading) for id_, node in column}
                for column, reader in zip(row, readers, strict=True)
            ]

        def reads(arguments: Sequence[Arguments], fetched: Sequence[int], sizes: GraphSizes | None) -> float:
            pricing = Pricing(self.catalog, arguments, sizes)
            prices = [
                (count, selection.of(label).prices(pricing, Parents(count, count, (label,), distinct=True)))
                for (selection, label), count in zip(selections, fetched, strict=True)
            ]
            return sum(count + sum(part.reads for part in parts) for count, parts in prices)

        return Statement(_row(columns, compilation), compilation.parameters, read, reads, _largest_batch(compilation))


def _row(columns: Sequence[str], compilation: Compilation) -> str:
    """Return the expression of the row. Raises TooManyConditions if a store would take seconds to plan it."""
    row = f"[{', '.join(columns)}]"
    if compilation.groups_rows and len(row) > MAX_ROW:
        raise TooManyConditions("where" if any(each.where for each in compilation.arguments) else "facets")
    return row


def _largest_batch(compilation: Compilation) -> int:
    """Return the largest batch: Neo4j rejects a subquery that groups rows within the expression of a batch."""
    return 1 if compilation.groups_rows else LARGEST_BATCH
