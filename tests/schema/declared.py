"""The public schema, and the graph declarations of its fields."""

from collections.abc import Iterator

from graphql import GraphQLField, GraphQLInterfaceType, GraphQLObjectType, get_named_type

from graph.model import MODEL
from graph.query.fields.field import Declaration
from graph.query.fields.translated import Translated
from graph.query.fields.value import Value
from graph.query.links import Hop, Link
from schema.declare import GRAPH
from schema.public import GRAPHQL_SCHEMA as PUBLIC
from schema.strawberry_adapter import metadata_of
from tests.support.narrowing import instance

#: The node types, including their interfaces.
NODE_TYPES = [*MODEL.by_label, *MODEL.interfaces]


def declared(type_name: str) -> Iterator[tuple[str, GraphQLField, Declaration]]:
    """Yield the fields of a type that have a graph declaration: name, field, declaration."""
    type_ = PUBLIC.type_map[type_name]
    assert isinstance(type_, (GraphQLObjectType, GraphQLInterfaceType))
    for name, field in type_.fields.items():
        if declaration := metadata_of(field).get(GRAPH):
            yield name, field, declaration


def composite_types() -> list[str]:
    """Return the names of the object types and interfaces."""
    return [
        name
        for name, type_ in PUBLIC.type_map.items()
        if isinstance(type_, (GraphQLObjectType, GraphQLInterfaceType)) and not name.startswith("__")
    ]


def edge_of(field: GraphQLField) -> str:
    """Return the edge type of a connection field."""
    return get_named_type(instance(get_named_type(field.type), GraphQLObjectType).fields["edges"].type).name


def concrete(labels) -> set[str]:
    """Return the node types with one of these labels; all node types if there are no labels."""
    return {t.label for label in labels for t in MODEL.concrete(label)} if labels else set(MODEL.by_label)


def step(starts: set[str], hop: Hop) -> set[str]:
    """Return the node types that one hop from these reaches in the model."""
    ends = {
        end
        for r in MODEL.relationships
        if r.type in hop.types
        for here, there, direction in ((r.start, r.end, "out"), (r.end, r.start, "in"))
        if hop.direction in (direction, "both") and concrete(here) & starts
        for end in concrete(there)
    }
    return ends | (starts if hop.optional else set())


def reachable(starts: set[str], link: Link) -> set[str]:
    """Return the node types that a link from these reaches in the model, regardless of its labels."""
    for hop in link.hops:
        starts = step(starts, hop)
    return starts


def properties(label: str) -> dict:
    """Return the properties that every node with this label can have."""
    first, *others = [{p.name: p for p in t.properties} for t in MODEL.concrete(label)]
    return {name: p for name, p in first.items() if all(name in other for other in others)}


def names_of(properties_) -> set[str]:
    """Return the names of properties."""
    return {p.name for p in properties_}


def fields_of(type_name: str) -> dict[str, str]:
    """Return the stored properties that a type exposes, each with its field."""
    fields = {}
    for name, _, declaration in declared(type_name):
        match declaration:
            case Value(property=property_):
                fields[property_] = name
            case Translated(base=base):
                fields.setdefault(f"{base}Ru", name)
                fields.setdefault(f"{base}En", name)
    return fields
