"""`extensions.plan` and `python -m graph.explain`: what an operation becomes in the store."""

from typing import Any

from graph.query import QueryError
from resolvers.execution.bind import BoundField, BoundOperation


def plan_of(bound: BoundOperation, *, fast_path: bool) -> dict[str, Any]:
    """Return the plan of an operation, as JSON: its cost, and the statement and parameter types of each root field.

    A computed field has the name of its batch function instead of a statement. A field whose arguments are refused has
    neither. fast_path: whether the answer was completed by generated code, not by graphql-core.
    """
    return {"cost": bound.cost, "fastPath": fast_path, "fields": [_field(each) for each in bound.fields]}


def _field(bound: BoundField) -> dict[str, Any]:
    plan, arguments = bound
    field = plan.selection.field
    shown: dict[str, Any] = {"field": field.key, "statement": None, "parameters": [], "computed": None}
    if isinstance(arguments, Exception):
        return shown
    if deferred := field.deferred:
        shown["computed"] = deferred.name
        return shown
    try:
        statement = plan.statements.of(arguments)
    except QueryError:
        return shown
    shown["statement"] = statement.text
    shown["parameters"] = [{"name": name, "type": _type(value)} for name, value in statement.bind(arguments).items()]
    return shown


def _type(value: Any) -> str:
    """The Cypher type of a parameter; its value is not shown."""
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
