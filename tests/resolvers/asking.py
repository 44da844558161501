"""Asking an engine, where an error is a failure of the test."""

from typing import Any

from resolvers.execution.engine import Engine


async def ask(engine: Engine, query: str, **variables: Any) -> dict[str, Any]:
    """The data of an answer without errors."""
    response = await engine.execute(query, variables)
    assert "errors" not in response, response["errors"]
    return response["data"]


def ids(connection: dict[str, Any]) -> list[str]:
    return [node["id"] for node in connection["nodes"]]
