"""The examples in the documentation: GraphQL operations with their variables, answers and statements.

An example is a fenced block ```graphql. The blocks that follow it, up to a heading or a block of another kind,
belong to it: ```json variables, ```json (the answer), ```cypher (the statement that the operation becomes).
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parents[2]
#: The English and the Russian README, with the same examples and commands.
READMES = [CHECKOUT / "README.md", CHECKOUT / "README.ru.md"]
#: The documents whose examples are executed.
DOCUMENTS = [*READMES, *sorted((CHECKOUT / "docs").glob("*.md"))]

#: Columns of an answer in a document.
WIDTH = 110

_PART = re.compile(r"^```([^\n`]+)\n(.*?)^```$|^#+ ", re.MULTILINE | re.DOTALL)
_FOLLOWING = {"json variables", "json", "cypher"}


@dataclass(slots=True)
class Example:
    """An operation. blocks: what belongs to it, by kind; spans: where these stand in the document."""

    file: Path
    line: int
    query: str
    blocks: dict[str, str] = field(default_factory=dict)
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.file.relative_to(CHECKOUT)}:{self.line}"

    @property
    def variables(self) -> dict[str, Any] | None:
        return json.loads(self.blocks["json variables"]) if "json variables" in self.blocks else None


def examples(file: Path) -> list[Example]:
    """The examples of a document."""
    return list(_examples(file, file.read_text(encoding="utf-8")))


def _examples(file: Path, text: str) -> Iterator[Example]:
    example = None
    for part in _PART.finditer(text):
        kind = part[1]
        if kind == "graphql":
            example = Example(file, text.count("\n", 0, part.start()) + 1, part[2])
            yield example
        elif example and kind in _FOLLOWING and kind not in example.blocks:
            example.blocks[kind], example.spans[kind] = part[2], part.span(2)
        else:
            example = None


def laid_out(value: Any, indent: str = "", used: int = 0) -> str:
    """JSON with every array and object on one line if it fits there. used: columns that are taken before it.

    >>> print(laid_out({"a": [1, "б"]}))
    {"a": [1, "б"]}
    """
    flat = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, (dict, list)) or not value or used + len(flat) <= WIDTH:
        return flat
    inner = indent + "  "
    if isinstance(value, dict):
        names = [f"{json.dumps(name, ensure_ascii=False)}: " for name in value]
        members = [
            name + laid_out(member, inner, len(inner + name) + 1)
            for name, member in zip(names, value.values(), strict=True)
        ]
    else:
        members = [laid_out(member, inner, len(inner) + 1) for member in value]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    body = ",\n".join(inner + member for member in members)
    return f"{opening}\n{body}\n{indent}{closing}"


def comparable(answer: str) -> str:
    """An answer's JSON in the form in which two are compared: members in their order, numbers to 10 digits.

    The last digits of a logarithm differ between processors; between the stores nothing does.
    """
    return laid_out(json.loads(answer, parse_float=lambda number: float(f"{float(number):.10g}")))
