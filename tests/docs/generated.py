"""The parts of the documents that are generated from the model and the schema.

A part is enclosed in `<!-- generated from the code: NAME -->` and `<!-- end -->`.
"""

import re
from collections.abc import Callable, Iterable

from graphql import GraphQLEnumType, GraphQLInputObjectType, GraphQLObjectType, build_schema

from graph.model import MODEL, Kind, NodeType, Property, Relationship
from graph.query.fields.to_many import ToMany
from graph.query.fields.to_one import ToOne
from graph.query.links import Link
from schema.declare import GRAPH
from schema.names import registered
from schema.public import SCHEMA
from schema.strawberry_adapter import fields_of
from tests.support.narrowing import instance

PART = re.compile(r"(<!-- generated from the code: (\w+) -->\n).*?(^<!-- end -->$)", re.MULTILINE | re.DOTALL)

#: The filters with the values that they compare. One enumeration filter represents all of them.
_FILTERS = {
    "IDFilter": "ids",
    "StringFilter": "strings",
    "TextFilter": "names and texts",
    "IntFilter": "whole numbers",
    "FloatFilter": "numbers",
    "ModuleModeFilter": "enumerations",
    "DateFilter": "dates",
}

_PUBLIC = build_schema(SCHEMA.as_str())
_KINDS = {Kind.STRING: "string", Kind.TEXT: "text", Kind.INT: "whole number", Kind.FLOAT: "number", Kind.DATE: "date"}
#: Relationships that start at nearly every type: their start, and the fields that read them from either end.
_FROM_MOST_TYPES = {
    "STATED_IN": ("every type but Source and Dataset", "`sources` of each", "`Source.statements`"),
    "IN_DATASET": ("every type but Dataset", "`datasets` of each", "`Dataset.nodes`"),
}


def regenerate(text: str) -> str:
    """Return the document with its generated parts renewed."""
    return PART.sub(lambda part: f"{part[1]}{_GENERATORS[part[2]]()}\n{part[3]}", text)


def node_tables() -> str:
    """Return a section for each node type: its id prefix, file, interfaces and properties."""
    return "\n".join(_node_table(type_) for type_ in MODEL.node_types)


def _node_table(type_: NodeType) -> str:
    public = instance(_PUBLIC.type_map[type_.label], GraphQLObjectType)
    facts = [
        f"Id prefix: `{type_.prefix}:`",
        f"file: `{type_.file}`",
        *(f"interface: {interface}" for interface in type_.interfaces),
    ]
    rows = []
    for property_ in type_.properties:
        if property_.name.endswith("En"):
            continue
        name = property_.name.removesuffix("Ru")
        names = [property_.name] if name == property_.name else [name + "Ru", name + "En"]
        rows.append([_codes(names), _kind(property_), ", ".join(_roles(property_)), public.fields[name].description])
    table = _table(["property", "kind", "role", "meaning"], rows)
    return f"### {type_.label}\n{public.description} {'; '.join(facts)}.\n\n{table}\n"


def _kind(property_: Property) -> str:
    if property_.kind is Kind.ENUM:
        return "one of " + _codes(property_.values)
    bounds = [property_.minimum, property_.maximum]
    if bounds == [None, None]:
        return _KINDS[property_.kind]
    lower, upper = ("" if b is None else f"{b:g}" for b in bounds)
    return f"{_KINDS[property_.kind]}, {lower} to {upper}" if upper else f"{_KINDS[property_.kind]} from {lower}"


def _roles(property_: Property) -> list[str]:
    """Return the roles of a property; every property can be read and filtered."""
    return [
        word
        for word, holds in (
            ("required", property_.required),
            ("sortable", property_.sortable),
            ("category", property_.categorical),
            ("searched", property_.searched),
            ("key in files", property_.key),
        )
        if holds
    ]


def relationship_table() -> str:
    """Return the table of relationship types, with the fields that read them."""
    rows = []
    for relationship in MODEL.relationships:
        start, forward, back = _FROM_MOST_TYPES.get(relationship.type) or (
            ", ".join(relationship.start),
            _fields(relationship, "out"),
            _fields(relationship, "in"),
        )
        rows.append(
            [
                f"`{relationship.type}`",
                start,
                ", ".join(relationship.end),
                _cardinality(relationship),
                _codes(p.name for p in relationship.properties),
                forward,
                back,
            ]
        )
    return _table(
        ["type", "start", "end", "cardinality", "properties", "fields at the start", "fields at the end"], rows
    )


def _cardinality(relationship: Relationship) -> str:
    words = ["any number" if relationship.many else "one" if relationship.required else "at most one"]
    if relationship.acyclic:
        words.append("acyclic")
    if relationship.symmetric:
        words.append("undirected")
    return ", ".join(words)


def _fields(relationship: Relationship, direction: str) -> str:
    """Return the public fields that read a relationship; a field of an interface appears once."""
    names: list[str] = []
    for label in (*MODEL.interfaces, *MODEL.by_label):
        interfaces = MODEL.by_label[label].interfaces if label in MODEL.by_label else ()
        for field in fields_of(registered(label)):
            declaration = field.metadata.get(GRAPH)
            link = declaration.link if isinstance(declaration, (ToOne, ToMany)) else None
            if (
                isinstance(link, Link)
                and link.single
                and relationship.type in link.hops[0].types
                and link.hops[0].direction in (direction, "both")
                and not any(f"{interface}.{field.graphql_name}" in names for interface in interfaces)
            ):
                names.append(f"{label}.{field.graphql_name}")
    return _codes(names)


def operator_table() -> str:
    """Return the table of the comparisons of a `where`, with the values they apply to."""
    operators: dict[tuple[str, str], list[str]] = {}
    for filter_, values in _FILTERS.items():
        for operator, field in _filter(filter_).fields.items():
            operators.setdefault((operator, field.description), []).append(values)
    return _table(
        ["operator", "condition on the value", "applies to"],
        [
            [f"`{operator}`", _lower(text).removesuffix("."), ", ".join(values)]
            for (operator, text), values in operators.items()
        ],
    )


def _filter(name: str) -> GraphQLInputObjectType:
    return instance(_PUBLIC.type_map[name], GraphQLInputObjectType)


def order_table() -> str:
    """Return the table of the order fields of each type."""
    rows = []
    for label in (*(t.label for t in MODEL.node_types), *MODEL.interfaces):
        fields = instance(_PUBLIC.type_map[f"{label}OrderField"], GraphQLEnumType).values
        rows.append([label, _codes(fields)])
    return _table(["list of", "`orderBy: {field: ...}`"], rows)


def dimension_table() -> str:
    """Return the table of the dimensions and numbers of each type."""
    rows = []
    for label in (*(t.label for t in MODEL.node_types), *MODEL.interfaces):
        enumerations = [_PUBLIC.type_map.get(f"{label}{suffix}") for suffix in ("Dimension", "Number")]
        rows.append([label, *(_codes(t.values) if isinstance(t, GraphQLEnumType) else "" for t in enumerations)])
    return _table(["list of", "dimensions", "numbers"], rows)


def _lower(text: str) -> str:
    return text[0].lower() + text[1:]


def _codes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


_GENERATORS: dict[str, Callable[[], str]] = {
    "nodes": node_tables,
    "relationships": relationship_table,
    "operators": operator_table,
    "orders": order_table,
    "dimensions": dimension_table,
}
