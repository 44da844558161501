"""The statement that docs/architecture.md shows is the one that its query becomes."""

import re

from resolvers.execution.bind import bind
from resolvers.execution.prepare import OperationPreparer
from schema.public import CONDITIONS, GRAPHQL_SCHEMA
from settings import CHECKOUT

BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def words(text: str) -> list[str]:
    """A statement without its line breaks."""
    return re.findall(r"[$\w]+|\S", text)


def test_the_query_becomes_the_statement_that_is_shown():
    blocks = dict(BLOCK.findall((CHECKOUT / "docs" / "architecture.md").read_text(encoding="utf-8")))
    operation = OperationPreparer(GRAPHQL_SCHEMA, CONDITIONS).prepare(blocks["graphql"])
    [(plan, arguments)] = bind(operation, {}, None).fields
    assert words(plan.statements.of(arguments).text) == words(blocks["cypher"])
