"""Selections of connections, in the graph's own words."""

from graph.model import MODEL
from graph.query.arguments import Arguments
from graph.query.compiler import Compiler
from graph.query.selection import (
    ConnectionSelection,
    CursorField,
    EdgeNodeField,
    EdgeSelection,
    EdgesField,
    NodeSelection,
    NodesField,
    PageInfoField,
    ToManyField,
    TotalCountField,
    ValueField,
)
from graph.query.statement import Statement
from schema.public import CONDITIONS


def whole_connection(label: str) -> ToManyField:
    """All nodes with a label, everything that a connection has, their ids."""
    node = NodeSelection({t.label: (ValueField("id", "id"),) for t in MODEL.concrete(label)})
    return ToManyField("list", None, label, 0, ConnectionSelection(f"{label}Connection", (
        NodesField("nodes", node),
        EdgesField("edges", EdgeSelection(f"{label}Edge", (CursorField("cursor"), EdgeNodeField("node", node)))),
        PageInfoField("pageInfo", tuple((name, name) for name in (
            "hasNextPage", "hasPreviousPage", "startCursor", "endCursor"))),
        TotalCountField("totalCount"),
    )))


def compiled(label: str, arguments: Arguments) -> Statement:
    """The statement of all nodes with a label, as the arguments ask for them."""
    return Compiler(CONDITIONS, (arguments,)).root(whole_connection(label))
