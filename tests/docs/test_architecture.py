"""The statement that docs/architecture.md shows is the one that its query becomes."""

import re

from resolvers.execution.operations import Operations
from schema.public import CONDITIONS, SCHEMA
from settings import CHECKOUT

BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def words(text: str) -> list[str]:
    """A statement without its line breaks."""
    return re.findall(r"[$\w]+|\S", text)


def test_the_query_becomes_the_statement_that_is_shown():
    blocks = dict(BLOCK.findall((CHECKOUT / "docs" / "architecture.md").read_text(encoding="utf-8")))
    operation = Operations(SCHEMA._schema, CONDITIONS).prepare(blocks["graphql"], None)
    values = operation.variables({})
    [root] = operation.pattern(values, {}).roots
    assert words(root.statement(root.arguments(values)).text) == words(blocks["cypher"])
