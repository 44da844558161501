"""A validation rule specific to this service."""

import math

from graphql import FloatValueNode, GraphQLError, GraphQLFloat, IntValueNode, ValidationRule, get_named_type


class FiniteNumbersRule(ValidationRule):
    """Rejects Float literals over 1.8e308, which IEEE 754 rounds to infinity: JSON cannot represent it."""

    def enter_float_value(self, node: FloatValueNode | IntValueNode, *_: object) -> None:
        type_ = self.context.get_input_type()
        if type_ is not None and get_named_type(type_) is GraphQLFloat and not math.isfinite(float(node.value)):
            self.report_error(GraphQLError("Float cannot represent a number beyond 1.7976931348623157e308", node))

    enter_int_value = enter_float_value
