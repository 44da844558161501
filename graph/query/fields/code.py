"""Code generation: readers write code that builds a value of the response from a row, independently of GraphQL.

A generated function takes `r`, a list of columns, and `a`, the arguments of the request. It raises `CannotComplete` for
a row that it cannot complete; the reader and graphql-core then complete that row. The code uses the name
`CannotComplete` and the names that a ResponseField returns.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

#: A line for functions that read no column, which would otherwise not detect a missing row.
IS_ROW = "    if r.__class__ is not list: raise CannotComplete"


class ResponseField(Protocol):
    """A field of the response for which code is generated, as the schema and the operation define its value.

    nullable: whether the value may be null.
    """

    @property
    def nullable(self) -> bool: ...

    def checked(self, variable: str) -> list[str]:
        """Return the lines that convert the value of a variable into that of the response."""

    def members(self, type_: str) -> Sequence[tuple[str, "ResponseField | None"]]:
        """Return the members selected on this type, by response key; None stands for `__typename`."""

    def function(self, lines: Sequence[str], result: str) -> str:
        """Return the name of a new function of `r` and `a`."""

    def table(self, expression: str) -> str:
        """Return the name of the value of an expression, which is evaluated once."""

    def name(self, value: object) -> str:
        """Return the name of an existing object."""


class CodeReader(Protocol):
    """A reader that can generate equivalent code."""

    def code(self, field: ResponseField, variable: str) -> list[str]:
        """Return the lines that assign the value of the field in the response to a variable."""


def object_lines(type_: str, readers: Mapping[str, CodeReader], field: ResponseField) -> tuple[list[str], str]:
    """Return the lines that read the members of an object of this type, and the expression of the object."""
    lines: list[str] = []
    members: list[str] = []
    for i, (key, member) in enumerate(field.members(type_)):
        if member is None:
            members.append(f"{key!r}: {type_!r}")
        else:
            lines += readers[key].code(member, f"v{i}")
            members.append(f"{key!r}: v{i}")
    return lines, f"{{{', '.join(members)}}}"


def object_function(type_: str, items: Sequence[tuple[str, Any]], field: ResponseField) -> str:
    """Return the name of a function that builds an object of this type from its row."""
    lines, result = object_lines(type_, dict(items), field)
    return field.function(lines or [IS_ROW], result)
