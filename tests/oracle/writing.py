"""GraphQL text: literals, variables, aliases and fragments of one operation."""

import json
import random
from dataclasses import dataclass, field
from typing import Any


class Name(str):
    """The value of an enumeration: written without quotation marks."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A variable that stands for a value."""

    name: str


@dataclass(frozen=True, slots=True)
class Operation:
    """A document with one operation, and the variables of one request."""

    text: str
    variables: dict[str, Any]


def literal(value: Any) -> str:
    """A value as it stands in a document.

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
    """An operation while it is written: what was declared so far."""

    choice: random.Random
    variables: dict[str, Any] = field(default_factory=dict)
    declarations: list[str] = field(default_factory=list)
    fragments: list[str] = field(default_factory=list)
    #: Names of fragments by the type they are on, with the levels below them.
    reusable: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    aliases: int = 0

    def chance(self, probability: float) -> bool:
        return self.choice.random() < probability

    def alias(self) -> str:
        self.aliases += 1
        return f"a{self.aliases}"

    def variable(self, type_: str, value: Any) -> Reference:
        """A variable with this value, given with the request or as the default."""
        name = f"v{len(self.declarations)}"
        if holds_reference(value):
            raise ValueError("a variable cannot hold a variable")
        if self.chance(0.3):
            self.declarations.append(f"${name}: {type_} = {literal(value)}")
        else:
            self.declarations.append(f"${name}: {type_}")
            self.variables[name] = value
        return Reference(name)

    def missing_variable(self, type_: str) -> Reference:
        """A variable that is not given: its argument counts as left out."""
        name = f"v{len(self.declarations)}"
        self.declarations.append(f"${name}: {type_}")
        return Reference(name)

    def fragment(self, type_: str, selection: str, levels: int) -> str:
        """A spread of a new fragment with this selection."""
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
