"""Code that makes a value of the response straight from a row: what the readers write, without knowing GraphQL.

A function takes `r`, a list of columns, and `a`, the arguments of the request. It raises `CannotComplete` for a row
that it cannot complete: then the reader and graphql-core complete the same row. Names in it: `CannotComplete`, and the
names that a ResponseField gives.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

#: A line without which a function that reads no column would not notice that there is no row.
IS_ROW = "    if r.__class__ is not list: raise CannotComplete"


class ResponseField(Protocol):
    """A field of the response for which code is written: what schema and operation say of its value.

    nullable: whether the value may be null.
    """

    @property
    def nullable(self) -> bool: ...

    def checked(self, variable: str) -> list[str]:
        """The lines that turn a variable's value into that of the response."""

    def members(self, type_: str) -> Sequence[tuple[str, "ResponseField | None"]]:
        """What is selected of a value of this type, by response key; None for `__typename`."""

    def function(self, lines: Sequence[str], result: str) -> str:
        """The name of a new function of `r` and `a`."""

    def table(self, expression: str) -> str:
        """The name of the value of an expression, which is made once."""

    def name(self, value: object) -> str:
        """The name of an object that is there already."""


class CodeReader(Protocol):
    """A reader that can write code that reads the same."""

    def code(self, field: ResponseField, variable: str) -> list[str]:
        """The lines that give a variable the value of the field in the response."""


def object_lines(type_: str, readers: Mapping[str, CodeReader], field: ResponseField) -> tuple[list[str], str]:
    """The lines that read the members of an object of this type, and the expression of the object."""
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
    """The name of a function that makes an object of this type from its row."""
    lines, result = object_lines(type_, dict(items), field)
    return field.function(lines or [IS_ROW], result)
