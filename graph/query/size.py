"""How many nodes a root field reads at most, as far as its pages tell."""

import math
from collections.abc import Sequence

from graph.query.arguments import Arguments
from graph.query.selection import (
    ByIdField,
    ConnectionSelection,
    EdgeNodeField,
    EdgesField,
    Field,
    NodeSelection,
    NodesField,
    ToManyField,
    ToOneField,
    TotalCountField,
)


def most_rows(field: Field, arguments: Sequence[Arguments], *, root: bool = True) -> float:
    """The nodes of its answer if every page is full; infinite where more is read than is answered.

    That is where a list over all nodes of a type is counted, filtered or ordered by another property than the id, and
    where a list below a node is filtered and counted.
    """
    match field:
        case ByIdField(node=node) | ToOneField(node=node):
            return most_rows_of_node(node, arguments)
        case ToManyField(slot=slot, connection=connection):
            given = arguments[slot]
            whole = any(isinstance(selected, TotalCountField) for selected in connection.fields)
            filtered = bool(given.values["where"])
            if (root and (whole or not given.page.order.by_id)) or (filtered and (root or whole)):
                return math.inf
            return given.page.size * (1 + _of_connection(connection, arguments))
    return 0


def most_rows_of_node(node: NodeSelection, arguments: Sequence[Arguments]) -> float:
    """A node and those of its answer."""
    return 1 + _of_node(node, arguments)


def _of_node(node: NodeSelection, arguments: Sequence[Arguments]) -> float:
    return max(sum(most_rows(field, arguments, root=False) for field in fields) for fields in node.types.values())


def _of_connection(connection: ConnectionSelection, arguments: Sequence[Arguments]) -> float:
    total = 0.0
    for selected in connection.fields:
        if isinstance(selected, NodesField):
            total += _of_node(selected.node, arguments)
        elif isinstance(selected, EdgesField):
            total += sum(_of_node(part.node, arguments) if isinstance(part, EdgeNodeField)
                         else most_rows(part, arguments, root=False)
                         for part in selected.edge.fields if isinstance(part, (EdgeNodeField, ToOneField, ToManyField)))
    return total
