"""The filters of a `where`. All comparisons in one filter must hold.

A comparison with a missing value is false; `ne`, `notIn` and `not` match exactly the remaining nodes.
"""

from typing import Any

import strawberry

from graph.model import Kind
from schema.names import annotation, register, registered, with_article

_TEXTS = {
    "eq": "Equal to this value.",
    "ne": "Not equal to this value, or missing.",
    "in_": "One of these values.",
    "not_in": "None of these values, or missing.",
    "lt": "Less than this value.",
    "lte": "Less than or equal to this value.",
    "gt": "Greater than this value.",
    "gte": "Greater than or equal to this value.",
    "contains": "Contains this text; ignores case and treats ё as е.",
    "starts_with": "Starts with this text; ignores case and treats ё as е.",
    "is_null": "Missing if true, present if false.",
}
#: The operand types that are not a single value of the type `of`.
_OPERANDS = {"in_": "list[{of}]", "not_in": "list[{of}]", "is_null": "bool", "contains": "str", "starts_with": "str"}
_DATE_TEXTS = {
    "eq": "Equal to this date, including its precision.",
    "lt": "Begins before this day, month or year.",
    "lte": "Begins before or within this day, month or year.",
    "gt": "Begins after the end of this day, month or year.",
    "gte": "Begins at or after the start of this day, month or year.",
}


def input_type(name: str, description: str, members: dict[str, tuple[str, str]]) -> type:
    """Create and register an input type.

    members: the type and description of each member by its Python name; all members are optional.
    """
    annotations = {member: annotation(f"{type_} | None") for member, (type_, _) in members.items()}
    namespace: dict[str, Any] = {"__annotations__": annotations}
    for member, (_, text) in members.items():
        field = strawberry.field(
            description=text, default=strawberry.UNSET, name=member[:-1] if member.endswith("_") else None
        )
        namespace[member] = field
    input_ = strawberry.input(type(name, (), namespace), description=description)
    register(input_)
    return input_


def filter_type(name: str, of: str, operators: str, description: str, texts: dict[str, str] = _TEXTS) -> str:
    """Create the filter for values of the type `of` unless it exists. Return its name."""
    if not registered(name):
        members = {}
        for operator in operators.split():
            type_ = _OPERANDS.get(operator, "{of}").format(of=of)
            members[operator] = (type_, texts.get(operator, _TEXTS[operator]))
        input_type(name, f"{description} All comparisons must hold.", members)
    return name


_EQUALITY = "eq ne in_ not_in is_null"
_RANGE = _EQUALITY + " lt lte gt gte"
ID_FILTER = filter_type(
    "IDFilter",
    "ID",
    "eq ne in_ not_in starts_with",
    "Comparisons of an id.",
    {"starts_with": "Starts with this text, case-sensitively."},
)
STRING_FILTER = filter_type("StringFilter", "str", _EQUALITY + " contains starts_with", "Comparisons of a text.")
TEXT_FILTER = filter_type(
    "TextFilter",
    "str",
    "eq in_ contains starts_with is_null",
    "Comparisons of a bilingual text: each may hold in either language.",
)
FILTERS = {
    Kind.STRING: STRING_FILTER,
    Kind.TEXT: STRING_FILTER,
    Kind.INT: filter_type("IntFilter", "int", _RANGE, "Comparisons of a whole number."),
    Kind.FLOAT: filter_type("FloatFilter", "float", _RANGE, "Comparisons of a number."),
    Kind.DATE: filter_type("DateFilter", "PartialDate", _RANGE, "Comparisons of a date.", _DATE_TEXTS),
}


def enum_filter(enum_name: str) -> str:
    """Create the filter for an enumeration unless it exists. Return its name."""
    description = f"Comparisons of {with_article(enum_name)} value."
    return filter_type(f"{enum_name}Filter", enum_name, _EQUALITY, description)
