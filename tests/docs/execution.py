"""What the running code makes of an example."""

from resolvers.execution.engine import Engine
from resolvers.execution.operations import Operations
from schema.public import CONDITIONS, SCHEMA
from tests.docs.examples import Example, laid_out

_OPERATIONS = Operations(SCHEMA._schema, CONDITIONS)  # noqa: SLF001 - strawberry's own way to the schema


async def answer(engine: Engine, example: Example) -> str:
    """The response to the operation, as it stands in a document."""
    return laid_out(await engine.execute(example.query, example.variables)) + "\n"


def statement(example: Example) -> str:
    """The statement that the operation's one root field becomes."""
    operation = _OPERATIONS.prepare(example.query, None)
    given = example.variables or {}
    values = operation.variables(given)
    (root,) = operation.pattern(values, given).roots
    return root.statement(root.arguments(values)).text
