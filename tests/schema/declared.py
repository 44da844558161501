"""The public schema, and what its fields declare of the graph."""

from collections.abc import Iterator

from graphql import GraphQLField, GraphQLInterfaceType, GraphQLObjectType, get_named_type

from graph.model import MODEL
from graph.query.fields.field import Declaration
from graph.query.links import Hop, Link
from schema.declare import GRAPH
from schema.public import GRAPHQL_SCHEMA as PUBLIC
from schema.strawberry_adapter import metadata_of
from tests.support.narrowing import instance

#: The types of nodes, interfaces of them included.
NODE_TYPES = [*MODEL.by_label, *MODEL.interfaces]


def declared(type_name: str) -> Iterator[tuple[str, GraphQLField, Declaration]]:
    """The fields of a type that lie in the graph: name, field and where."""
    type_ = PUBLIC.type_map[type_name]
    assert isinstance(type_, (GraphQLObjectType, GraphQLInterfaceType))
    for name, field in type_.fields.items():
        if declaration := metadata_of(field).get(GRAPH):
            yield name, field, declaration


def composite_types() -> list[str]:
    return [
        name
        for name, type_ in PUBLIC.type_map.items()
        if isinstance(type_, (GraphQLObjectType, GraphQLInterfaceType)) and not name.startswith("__")
    ]


def edge_of(field: GraphQLField) -> str:
    """The edge type of a connection field."""
    return get_named_type(instance(get_named_type(field.type), GraphQLObjectType).fields["edges"].type).name


def concrete(labels) -> set[str]:
    """Node types with one of these labels; any for none."""
    return {t.label for label in labels for t in MODEL.concrete(label)} if labels else set(MODEL.by_label)


def step(starts: set[str], hop: Hop) -> set[str]:
    """The node types that one hop from these reaches in the model."""
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
    """The node types that a link from these reaches in the model, whatever labels it names."""
    for hop in link.hops:
        starts = step(starts, hop)
    return starts
