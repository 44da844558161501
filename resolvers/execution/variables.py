"""Coerce the variables of an operation for each request."""

from collections.abc import Callable
from typing import Any

from graphql import GraphQLSchema, OperationDefinitionNode, get_nullable_type
from graphql.execution.get_variable_signature import GraphQLVariableSignature, get_variable_signature
from graphql.execution.values import VariableValues, VariableValueSource, get_variable_values

from errors import ErrorCode
from resolvers.execution.errors import RequestError
from resolvers.execution.json_text import quote_as_json
from resolvers.execution.validation.values import explain_variables

#: Values of these types need no coercion if this check holds.
_CHECKS: dict[str, Callable[[Any], bool]] = {
    "ID": lambda value: value.__class__ is str,
    "String": lambda value: value.__class__ is str,
    "Boolean": lambda value: value.__class__ is bool,
    "Int": lambda value: value.__class__ is int and -2147483648 <= value <= 2147483647,
}


class Variables:
    """Coerces the variables of one operation.

    A variable whose value already has its type is used as is. graphql-core coerces all others: missing, null, a list,
    an input object, an enum, or invalid.
    """

    def __init__(self, schema: GraphQLSchema, definition: OperationDefinitionNode):
        self._schema, self._definitions = schema, definition.variable_definitions or ()
        signatures = [get_variable_signature(schema, node) for node in self._definitions]
        valid = [s for s in signatures if isinstance(s, GraphQLVariableSignature)]
        self._checks = [(s.name, s, check) for s in valid if (check := _CHECKS.get(str(get_nullable_type(s.type))))]
        self._simple = len(self._checks) == len(self._definitions)

    def coerce(self, raw_values: dict[str, Any], *, suggestions: bool) -> VariableValues:
        """Return the variables of a request. Raises RequestError."""
        if self._simple:
            coerced, sources = {}, {}
            for name, signature, is_coerced in self._checks:
                value = raw_values.get(name)
                if not is_coerced(value):
                    break
                coerced[name], sources[name] = value, VariableValueSource(signature, value)
            else:
                return VariableValues(sources, coerced)
        values = get_variable_values(
            self._schema, self._definitions, raw_values, max_errors=50, hide_suggestions=not suggestions
        )
        if isinstance(values, list):
            explain_variables(self._schema, values, raw_values)
            raise RequestError(quote_as_json(values, raw_values), ErrorCode.BAD_USER_INPUT)
        return values
