"""Read the arguments of a field of an operation, for each request."""

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

    graphql-core coerces the arguments of the first request. What then cannot change (literals and defaults) is kept;
    of an argument that is a variable as a whole, later requests take the coerced value. graphql-core is asked again
    where a variable is left out or null, and always for a literal with a variable inside.
    """

    __slots__ = ("_declaration", "_details", "_direct", "_field", "_fixed", "_kept")

    def __init__(self, field: GraphQLField, details: FieldDetails, declaration: Declaration):
        self._field, self._details, self._declaration = field, details, declaration
        self._fixed: dict[str, Any] | None = None
        self._kept: Arguments | None = None
        self._direct = self._variables()

    def _variables(self) -> dict[str, str] | None:
        """The names of the variables that are arguments, by argument; None where graphql-core is always needed."""
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
        """Return the arguments in one request. Raises QueryError."""
        if self._kept is not None:
            return self._kept
        given = self._given(variables.coerced)
        if given is None:
            try:
                given = _plain(
                    get_argument_values(
                        self._field, self._details.node, variables, self._details.fragment_variable_values
                    )
                )
            except GraphQLError as error:  # a variable that is null where null cannot be
                field, variable = self._details.node.name.value, null_variable(error)
                raise (
                    BadValue(field, "query.null-variable", variable=variable)
                    if variable
                    else BadValue(field, "query.bad-argument")
                ) from None
            if self._direct is not None:
                self._fixed = {name: value for name, value in given.items() if name not in self._direct}
        arguments = self._declaration.arguments(given)
        if self._direct == {}:
            self._kept = arguments
        return arguments

    def _given(self, coerced: Mapping[str, Any]) -> dict[str, Any] | None:
        """The coerced arguments, without graphql-core where that can be."""
        if self._fixed is None or self._direct is None:
            return None
        given = dict(self._fixed)
        for name, variable in self._direct.items():
            value = coerced.get(variable)
            if value is None:
                return None
            given[name] = composed(value) if value.__class__ is str else _plain(value)
        return given


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
    """Arguments with the values of their enumerations, and texts as the loader writes them."""
    if isinstance(value, str):
        return composed(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {name: _plain(member) for name, member in value.items()}
    if isinstance(value, list):
        return [_plain(member) for member in value]
    return value
