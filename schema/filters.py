"""Comparisons of values in a `where`. Several in one filter must all hold.

A comparison with a missing value is false, and `ne`, `notIn` and `not` give exactly the rest.
"""

from typing import Any

import strawberry

from graph.model import Kind
from schema.names import annotation, register, registered

_TEXTS = {
    "eq": "Equal.",
    "ne": "Not equal, or missing.",
    "in_": "One of these.",
    "not_in": "None of these, or missing.",
    "lt": "Less.",
    "lte": "Less or equal.",
    "gt": "Greater.",
    "gte": "Greater or equal.",
    "contains": "Contains this text, in upper or lower case; ё is е.",
    "starts_with": "Starts with this text, in upper or lower case; ё is е.",
    "is_null": "Missing (true) or there (false).",
}
#: What is compared with, where it is not one value of the type `of`.
_OPERANDS = {"in_": "list[{of}]", "not_in": "list[{of}]", "is_null": "bool", "contains": "str", "starts_with": "str"}
_DATE_TEXTS = {
    "eq": "Equal, also in precision.",
    "lt": "Begins before.",
    "lte": "Begins before, or in this day, month or year.",
    "gt": "Begins after this day, month or year.",
    "gte": "Begins at, or after, the beginning of this.",
}


def input_type(name: str, description: str, members: dict[str, tuple[str, str]]) -> type:
    """An input type whose members (python name -> type, description) may all be left out."""
    annotations = {member: annotation(f"{type_} | None") for member, (type_, _) in members.items()}
    namespace: dict[str, Any] = {"__annotations__": annotations}
    for member, (_, text) in members.items():
        field = strawberry.field(
            description=text, default=strawberry.UNSET, name=member[:-1] if member.endswith("_") else None
        )
        namespace[member] = field
    made = strawberry.input(type(name, (), namespace), description=description)
    register(made)
    return made


def filter_type(name: str, of: str, operators: str, description: str, texts: dict[str, str] = _TEXTS) -> str:
    """A filter over values of the type `of`, made once; returns its name."""
    if not registered(name):
        members = {}
        for operator in operators.split():
            type_ = _OPERANDS.get(operator, "{of}").format(of=of)
            members[operator] = (type_, texts.get(operator, _TEXTS[operator]))
        input_type(name, f"{description} Several comparisons must all hold.", members)
    return name


_EQUALITY = "eq ne in_ not_in is_null"
_RANGE = _EQUALITY + " lt lte gt gte"
ID_FILTER = filter_type(
    "IDFilter",
    "ID",
    "eq ne in_ not_in starts_with",
    "Comparisons of an id.",
    {"starts_with": "Starts with this text, in the same case."},
)
STRING_FILTER = filter_type("StringFilter", "str", _EQUALITY + " contains starts_with", "Comparisons of a text.")
TEXT_FILTER = filter_type(
    "TextFilter",
    "str",
    "eq in_ contains starts_with is_null",
    "Comparisons of a text in two languages: each holds where it holds in Russian or in English.",
)
FILTERS = {
    Kind.STRING: STRING_FILTER,
    Kind.TEXT: STRING_FILTER,
    Kind.INT: filter_type("IntFilter", "int", _RANGE, "Comparisons of a whole number."),
    Kind.FLOAT: filter_type("FloatFilter", "float", _RANGE, "Comparisons of a number."),
    Kind.DATE: filter_type("DateFilter", "PartialDate", _RANGE, "Comparisons of a date.", _DATE_TEXTS),
}


def enum_filter(enum_name: str) -> str:
    return filter_type(f"{enum_name}Filter", enum_name, _EQUALITY, f"Comparisons of a {enum_name}.")
