"""The plan of an operation, for `extensions.plan` and `python -m graph.explain`."""

from typing import Any

from graph.query import QueryError
from resolvers.execution.bind import BoundField, BoundOperation


def plan_of(bound: BoundOperation, *, fast_path: bool) -> dict[str, Any]:
    """Return the plan of an operation, as JSON: its cost, and the statement and parameter types of each root field.

    A computed field has the name of its batch function instead of a statement. A field with refused arguments has
    neither. fast_path: whether generated code, not graphql-core, completes the response.
    """
    return {"cost": bound.cost, "fastPath": fast_path, "fields": [_field(each) for each in bound.fields]}


def _field(bound: BoundField) -> dict[str, Any]:
    plan, arguments = bound
    field = plan.selection.field
    entry: dict[str, Any] = {"field": field.key, "statement": None, "parameters": [], "computed": None}
    if isinstance(arguments, Exception):
        return entry
    if deferred := field.deferred:
        entry["computed"] = deferred.name
        return entry
    try:
        statement = plan.statements.of(arguments)
    except QueryError:
        return entry
    entry["statement"] = statement.text
    entry["parameters"] = [{"name": name, "type": _type(value)} for name, value in statement.bind(arguments).items()]
    return entry


def _type(value: Any) -> str:
    """Return the Cypher type of a parameter, whose value is not shown."""
    match value:
        case None:
            return "NULL"
        case bool():
            return "BOOLEAN"
        case int():
            return "INTEGER"
        case float():
            return "FLOAT"
        case str():
            return "STRING"
        case list() | tuple():
            types = sorted({_type(member) for member in value}) or ["NOTHING"]
            return f"LIST<{' | '.join(types)}>"
    return "MAP"
