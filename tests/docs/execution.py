"""The response and the statement of an example, as the code returns them."""

from resolvers.execution.bind import bind
from resolvers.execution.engine import Engine
from resolvers.execution.prepare import OperationPreparer
from schema.public import CONDITIONS, GRAPHQL_SCHEMA
from tests.docs.examples import Example, format_json
from tests.support.narrowing import instance

_PREPARER = OperationPreparer(GRAPHQL_SCHEMA, CONDITIONS)


async def answer(engine: Engine, example: Example) -> str:
    """Execute the operation and return its response, formatted for a document."""
    return format_json(await engine.execute(example.query, example.variables)) + "\n"


def statement(example: Example) -> str:
    """Return the statement that the only root field of the operation compiles to."""
    ((plan, arguments),) = bind(_PREPARER.prepare(example.query), example.variables or {}, None).fields
    return plan.statements.of(instance(arguments, tuple)).text
