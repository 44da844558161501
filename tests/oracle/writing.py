"""The text of a GraphQL operation: its literals, variables, aliases and fragments."""

import json
import random
from dataclasses import dataclass, field
from typing import Any


class Name(str):
    """An enumeration value, written without quotation marks."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to a variable."""

    name: str


@dataclass(frozen=True, slots=True)
class Operation:
    """A document with one operation, and its variables."""

    text: str
    variables: dict[str, Any]


def literal(value: Any) -> str:
    """Return a value as a GraphQL literal.

    >>> literal({"a": [1.5, True, None], "b": Name("DESC"), "c": "a\\"b"})
    '{a: [1.5, true, null], b: DESC, c: "a\\\\"b"}'
    """
    match value:
        case Reference(name=name):
            return f"${name}"
        case Name():
            return str(value)
        case dict():
            return f"{{{', '.join(f'{name}: {literal(member)}' for name, member in value.items())}}}"
        case list():
            return f"[{', '.join(map(literal, value))}]"
    return json.dumps(value, ensure_ascii=False)


@dataclass
class Draft:
    """An operation under construction: its declarations so far."""

    choice: random.Random
    variables: dict[str, Any] = field(default_factory=dict)
    declarations: list[str] = field(default_factory=list)
    fragments: list[str] = field(default_factory=list)
    #: Names of fragments by type condition, with the levels of nodes below them.
    reusable: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    aliases: int = 0

    def chance(self, probability: float) -> bool:
        return self.choice.random() < probability

    def alias(self) -> str:
        self.aliases += 1
        return f"a{self.aliases}"

    def variable(self, type_: str, value: Any) -> Reference:
        """Declare a variable with this value, sent with the request or as its default."""
        name = f"v{len(self.declarations)}"
        if holds_reference(value):
            raise ValueError("the value of a variable must not refer to a variable")
        if self.chance(0.3):
            self.declarations.append(f"${name}: {type_} = {literal(value)}")
        else:
            self.declarations.append(f"${name}: {type_}")
            self.variables[name] = value
        return Reference(name)

    def missing_variable(self, type_: str) -> Reference:
        """Declare a variable without a value: its argument counts as omitted."""
        name = f"v{len(self.declarations)}"
        self.declarations.append(f"${name}: {type_}")
        return Reference(name)

    def fragment(self, type_: str, selection: str, levels: int) -> str:
        """Add a fragment with this selection and return its spread."""
        name = f"F{len(self.fragments)}"
        self.fragments.append(f"fragment {name} on {type_} {selection}")
        self.reusable.setdefault(type_, []).append((name, levels))
        return f"...{name}"

    def operation(self, selection: str) -> Operation:
        head = f"query Generated({', '.join(self.declarations)})" if self.declarations else "query"
        return Operation("\n".join([f"{head} {selection}", *self.fragments]), self.variables)


def holds_reference(value: Any) -> bool:
    if isinstance(value, dict):
        return any(holds_reference(member) for member in value.values())
    if isinstance(value, list):
        return any(holds_reference(member) for member in value)
    return isinstance(value, Reference)
