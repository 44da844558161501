"""What the running code makes of an example."""

from resolvers.execution.bind import bind
from resolvers.execution.engine import Engine
from resolvers.execution.prepare import OperationPreparer
from schema.public import CONDITIONS, GRAPHQL_SCHEMA
from tests.docs.examples import Example, laid_out
from tests.support.narrowing import instance

_PREPARER = OperationPreparer(GRAPHQL_SCHEMA, CONDITIONS)


async def answer(engine: Engine, example: Example) -> str:
    """The response to the operation, as it stands in a document."""
    return laid_out(await engine.execute(example.query, example.variables)) + "\n"


def statement(example: Example) -> str:
    """The statement that the operation's one root field becomes."""
    ((plan, arguments),) = bind(_PREPARER.prepare(example.query), example.variables or {}, None).fields
    return plan.statements.of(instance(arguments, tuple)).text
