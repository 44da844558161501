"""Execution of operations in tests."""

from typing import Any

from resolvers.execution.engine import Engine


async def ask(engine: Engine, query: str, **variables: Any) -> dict[str, Any]:
    """Execute an operation that must not have errors. Return its data."""
    response = await engine.execute(query, variables)
    assert "errors" not in response, response["errors"]
    return response["data"]


async def error_of(engine: Engine, query: str, **variables: Any) -> dict[str, Any]:
    """Execute an operation that must have one error. Return it."""
    (error,) = (await engine.execute(query, variables))["errors"]
    return error


def ids(connection: dict[str, Any]) -> list[str]:
    return [node["id"] for node in connection["nodes"]]
