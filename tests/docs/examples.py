"""The examples in the documentation: GraphQL operations with their variables, responses and statements.

An example is a fenced block ```graphql with the blocks that follow it, up to a heading or a block of another kind:
```json variables, ```json (the response), ```cypher (the statement that the operation compiles to).
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
#: Documents whose examples the tests execute.
DOCUMENTS = [*READMES, *sorted((CHECKOUT / "docs").glob("*.md"))]

#: Maximum width of a response in a document, in columns.
WIDTH = 110

_PART = re.compile(r"^```([^\n`]+)\n(.*?)^```$|^#+ ", re.MULTILINE | re.DOTALL)
_FOLLOWING = {"json variables", "json", "cypher"}


@dataclass(slots=True)
class Example:
    """An operation in a document, with the blocks that belong to it.

    blocks: their texts by kind. spans: their positions in the document by kind.
    """

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
    """Return the examples of a document."""
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


def format_json(value: Any, indent: str = "", used: int = 0) -> str:
    """Return JSON with every array and object on one line if it fits. used: columns taken before the value.

    >>> print(format_json({"a": [1, "б"]}))
    {"a": [1, "б"]}
    """
    flat = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, (dict, list)) or not value or used + len(flat) <= WIDTH:
        return flat
    inner = indent + "  "
    if isinstance(value, dict):
        names = [f"{json.dumps(name, ensure_ascii=False)}: " for name in value]
        members = [
            name + format_json(member, inner, len(inner + name) + 1)
            for name, member in zip(names, value.values(), strict=True)
        ]
    else:
        members = [format_json(member, inner, len(inner) + 1) for member in value]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    body = ",\n".join(inner + member for member in members)
    return f"{opening}\n{body}\n{indent}{closing}"


def comparable(answer: str) -> str:
    """Return the JSON of a response in a form for comparison: members in order, numbers rounded to 10 digits.

    The last digits of a logarithm differ between processors. The stores return the same digits.
    """
    return format_json(json.loads(answer, parse_float=lambda number: float(f"{float(number):.10g}")))
