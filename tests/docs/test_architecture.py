"""The statement in docs/architecture.md is the one that its query compiles to."""

import re

from resolvers.execution.bind import bind
from resolvers.execution.prepare import OperationPreparer
from schema.public import CONDITIONS, GRAPHQL_SCHEMA
from settings import CHECKOUT

BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def tokens(text: str) -> list[str]:
    """Split a statement into tokens, regardless of whitespace."""
    return re.findall(r"[$\w]+|\S", text)


def test_the_query_compiles_to_the_documented_statement():
    blocks = dict(BLOCK.findall((CHECKOUT / "docs" / "architecture.md").read_text(encoding="utf-8")))
    operation = OperationPreparer(GRAPHQL_SCHEMA, CONDITIONS).prepare(blocks["graphql"])
    [(plan, arguments)] = bind(operation, {}, None).fields
    assert tokens(plan.statements.of(arguments).text) == tokens(blocks["cypher"])
