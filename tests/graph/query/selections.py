"""Selections for tests: whole connections, and the root fields of operations."""

from typing import Any

from graphql import parse
from graphql.execution import Executor
from graphql.execution.values import VariableValues

from graph.model import MODEL
from graph.query.arguments import Arguments, page_arguments
from graph.query.compiler import Compiler
from graph.query.fields.connection.edges import CursorField, EdgeNodeField, EdgesField
from graph.query.fields.connection.nodes import NodesField
from graph.query.fields.connection.page_info import PageInfoField
from graph.query.fields.connection.total_count import TotalCountField
from graph.query.fields.node import NodeSelection
from graph.query.fields.to_many import ToManyField
from graph.query.fields.value import ValueField
from graph.query.statement import Statement
from resolvers.execution.selections import RootSelection, SelectionBuilder
from schema.public import CONDITIONS, GRAPHQL_SCHEMA
from tests.support.narrowing import instance


def whole_connection(label: str) -> ToManyField:
    """Return a connection of all nodes with a label, with all its members and the ids of the nodes."""
    node = NodeSelection({t.label: (ValueField("id", "id"),) for t in MODEL.concrete(label)})
    return ToManyField(
        "list",
        None,
        label,
        0,
        f"{label}Connection",
        (
            NodesField("nodes", node),
            EdgesField("edges", f"{label}Edge", (CursorField("cursor"), EdgeNodeField("node", node))),
            PageInfoField(
                "pageInfo",
                tuple((name, name) for name in ("hasNextPage", "hasPreviousPage", "startCursor", "endCursor")),
            ),
            TotalCountField("totalCount"),
        ),
    )


def compiled(label: str, arguments: Arguments) -> Statement:
    """Return the statement of a connection of all nodes with a label, for these arguments."""
    return Compiler(CONDITIONS, (arguments,)).root(whole_connection(label))


def selected(query: str, **variables: Any) -> RootSelection:
    """Return the selection of an operation with one root field."""
    schema = GRAPHQL_SCHEMA
    executor = instance(Executor.build(schema, parse(query), raw_variable_values=variables), Executor)
    (root,) = SelectionBuilder(schema, executor).roots()
    return root


def statement_of(query: str, **variables: Any) -> tuple[Statement, tuple[Arguments, ...]]:
    """Return the statement of an operation with one root field, and its arguments."""
    root = selected(query, **variables)
    arguments = tuple(reader.read(VariableValues({}, variables)) for reader in root.slots)
    return Compiler(CONDITIONS, arguments).root(root.field), arguments


def list_of(members: str) -> ToManyField:
    """Return the selected list of two regions with these members."""
    return instance(selected(f"{{ regions(first: 2) {{ {members} }} }}").field, ToManyField)


def page_statement(members: str, **page: Any) -> tuple[Statement, tuple[Arguments, ...]]:
    """Return the statement of a list of two regions with these members, and its arguments."""
    arguments = (page_arguments({"first": 2, **page}, "Region"),)
    return Compiler(CONDITIONS, arguments).root(list_of(members)), arguments


def read(members: str, row: list[Any], **page: Any) -> Any:
    """Return the list of two regions with these members, read from a row."""
    statement, arguments = page_statement(members, **page)
    return statement.read(row, arguments)[0]
