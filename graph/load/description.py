"""The files and columns of the load format as Markdown tables, generated from the model for docs/loading.md.

`python -m graph.load.description` prints them.
"""

from collections.abc import Iterator

from graph.load.columns import PropertyColumn, ReferenceColumn, Table
from graph.load.errors import pattern_remedy
from graph.load.folder import known_names
from graph.model import Kind, NodeType, Property, Relationship

_KINDS = {
    Kind.STRING: "line of text",
    Kind.TEXT: "text",
    Kind.INT: "whole number",
    Kind.FLOAT: "number",
    Kind.DATE: "date",
}


def tables() -> str:
    """Return a heading and a table for each file, in the order of loading."""
    return "\n\n".join("\n".join(_table(name, part)) for name, part in known_names().items()) + "\n"


def _table(name: str, part: NodeType | Relationship) -> Iterator[str]:
    if isinstance(part, NodeType):
        yield f"### `{name}`: {part.label}"
    else:
        yield f"### `{name}`: {' or '.join(part.start)} {part.type} {' or '.join(part.end)}"
    yield ""
    yield "| column | holds |"
    yield "| --- | --- |"
    columns = Table(part).columns
    for header, column in columns.items():
        if isinstance(column, PropertyColumn):
            yield f"| `{header}` | {_property(column.property_)} |"
        elif column.key is None:
            keys = [f"`{h}`" for h, c in columns.items() if c.role == column.role and h != header]
            yield f"| `{header}` | {_reference(column, keys)} |"


def _property(property_: Property) -> str:
    parts = [_kind(property_)]
    if property_.required:
        parts.append("required")
    if property_.pattern:
        prefix = property_.pattern.partition(":")[0]
        parts.append(pattern_remedy(property_.name, prefix).text("en"))
    return "; ".join(parts)


def _kind(property_: Property) -> str:
    if property_.kind is Kind.ENUM:
        return "one of " + ", ".join(f"`{value}`" for value in property_.values)
    kind = _KINDS[property_.kind]
    minimum, maximum = property_.minimum, property_.maximum
    if minimum is not None and maximum is not None:
        return f"{kind} from {minimum} to {maximum}"
    if minimum is not None:
        return f"{kind}, {minimum} or more"
    return kind if maximum is None else f"{kind}, {maximum} or less"


def _reference(column: ReferenceColumn, keys: list[str]) -> str:
    parts = [f"{'ids' if column.many else 'id'} of {' or '.join(column.labels)}"]
    if column.required:
        parts.append("required")
    if keys:
        parts.append("or " + ", ".join(keys))
    if column.relationship is not None:
        parts.append(f"creates {column.relationship.type}")
        if column.relationship.acyclic:
            parts.append("must not form a cycle")
    return "; ".join(parts)


if __name__ == "__main__":
    print(tables(), end="")
