"""Read the arguments of an operation's fields for each request."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from graphql import GraphQLError, GraphQLField, ListValueNode, ObjectValueNode, ValueNode, VariableNode
from graphql.execution.collect_fields import FieldDetails
from graphql.execution.values import VariableValues, get_argument_values

from graph.query import Arguments, BadValue, Declaration
from graph.text import composed
from resolvers.execution.validation.values import null_variable


class ArgumentReader:
    """Reads the arguments of one field.

    graphql-core coerces the arguments of the first request. Literals and defaults cannot change, so they are cached.
    If the value of an argument is a variable, later requests use the coerced variable. graphql-core coerces the
    arguments again if such a variable is missing or null, and always if a literal contains a variable.
    """

    __slots__ = ("_cached", "_constant", "_declaration", "_details", "_direct", "_field")

    def __init__(self, field: GraphQLField, details: FieldDetails, declaration: Declaration):
        self._field, self._details, self._declaration = field, details, declaration
        self._constant: dict[str, Any] | None = None
        self._cached: Arguments | None = None
        self._direct = self._variables()

    def _variables(self) -> dict[str, str] | None:
        """Return the variables that are values of arguments, by argument; None if graphql-core is always needed."""
        direct: dict[str, str] = {}
        for argument in self._details.node.arguments or ():
            definition = self._field.args[argument.name.value]
            if isinstance(argument.value, VariableNode):
                direct[definition.out_name or argument.name.value] = argument.value.name.value
            elif _holds_variable(argument.value):
                return None
        if direct and self._details.fragment_variable_values:
            return None
        return direct

    def read(self, variables: VariableValues) -> Arguments:
        """Return the arguments of one request. Raises QueryError."""
        if self._cached is not None:
            return self._cached
        values = self._values(variables.coerced)
        if values is None:
            try:
                values = _plain(
                    get_argument_values(
                        self._field, self._details.node, variables, self._details.fragment_variable_values
                    )
                )
            except GraphQLError as error:  # a null variable for a non-null argument
                field, variable = self._details.node.name.value, null_variable(error)
                raise (
                    BadValue(field, "query.null-variable", variable=variable)
                    if variable
                    else BadValue(field, "query.bad-argument")
                ) from None
            if self._direct is not None:
                self._constant = {name: value for name, value in values.items() if name not in self._direct}
        arguments = self._declaration.arguments(values)
        if self._direct == {}:
            self._cached = arguments
        return arguments

    def _values(self, coerced: Mapping[str, Any]) -> dict[str, Any] | None:
        """Return the coerced arguments without graphql-core; None if it is needed."""
        if self._constant is None or self._direct is None:
            return None
        values = dict(self._constant)
        for name, variable in self._direct.items():
            value = coerced.get(variable)
            if value is None:
                return None
            values[name] = composed(value) if value.__class__ is str else _plain(value)
        return values


def _holds_variable(node: ValueNode) -> bool:
    match node:
        case VariableNode():
            return True
        case ListValueNode(values=values):
            return any(map(_holds_variable, values))
        case ObjectValueNode(fields=fields):
            return any(_holds_variable(field.value) for field in fields)
    return False


def _plain(value: Any) -> Any:
    """Return the value with enum members replaced by their values, and texts normalized as the loader does."""
    if isinstance(value, str):
        return composed(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {name: _plain(member) for name, member in value.items()}
    if isinstance(value, list):
        return [_plain(member) for member in value]
    return value
