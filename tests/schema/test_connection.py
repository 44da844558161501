"""Connections, their edges and their arguments."""

from graphql import GraphQLNonNull, Undefined, get_named_type

from graph.model import MODEL
from graph.query.fields.computed import Computed
from graph.query.fields.connection.aggregate import Aggregate
from graph.query.fields.to_many import ToMany
from graph.query.links import Link, SourcesOfRelationship
from graph.query.pages import DEFAULT_SIZE, MAX_PAGE, MAX_SIZE
from schema.declare import GRAPH
from schema.neighbourhood import DEFAULT_PATHS, MAX_PATHS
from schema.peers import DEFAULT_PEERS
from schema.strawberry_adapter import metadata_of
from tests.schema.declared import (
    NODE_TYPES,
    PUBLIC,
    composite_types,
    declared,
    edge_of,
    fields_of,
    names_of,
)


def test_edges_expose_the_properties_and_sources_of_their_relationship():
    for label in NODE_TYPES:
        for name, field, declaration in declared(label):
            if isinstance(declaration, ToMany) and isinstance(declaration.link, Link):
                (hop,) = declaration.link.hops
                stored = {p for r in MODEL.relationships if r.type in hop.types for p in names_of(r.properties)}
                assert set(fields_of(edge_of(field))) == stored, f"{label}.{name}"
                assert declaration.link.has_sources == (not {"STATED_IN", "IN_DATASET"}.intersection(hop.types)), label


def test_lists_of_a_type_share_a_connection_type_unless_their_edges_have_properties():
    shared: dict[str, set[str]] = {}
    for type_name in composite_types():
        for name, field, declaration in declared(type_name):
            if isinstance(declaration, ToMany):
                edge = PUBLIC.type_map[edge_of(field)]
                if not fields_of(edge.name):
                    assert set(edge.fields) == {"cursor", "node", "sources"}, f"{type_name}.{name}"
                    shared.setdefault(declaration.target, set()).add(get_named_type(field.type).name)
    assert shared == {label: {f"{label}Connection"} for label in (*NODE_TYPES, "Node")}


def test_every_edge_has_sources_which_are_nullable_on_shared_edge_types():
    for type_name in composite_types():
        for name, field, declaration in declared(type_name):
            if isinstance(declaration, ToMany):
                edge = edge_of(field)
                (links,) = [d.link for _, _, d in declared(edge) if isinstance(d, ToMany)]
                assert links == SourcesOfRelationship(), f"{type_name}.{name}"
                nullable = not isinstance(PUBLIC.type_map[edge].fields["sources"].type, GraphQLNonNull)
                assert nullable == (not fields_of(edge)), f"{type_name}.{name}"


def test_descriptions_state_the_maximum_page_size():
    for name in composite_types():
        for field in PUBLIC.type_map[name].fields.values():
            declaration = metadata_of(field).get(GRAPH)
            limit = MAX_PAGE if isinstance(declaration, (ToMany, Aggregate)) else MAX_SIZE
            if isinstance(declaration, Computed):
                limit = {"shortestPath": MAX_PATHS, "compare": MAX_PAGE}.get(declaration.name, limit)
            for argument in ("first", "last"):
                if argument in field.args:
                    assert f"1 to {limit:,}" in field.args[argument].description


def test_the_default_page_size_is_in_the_schema_or_in_the_description_beside_last():
    for type_name in composite_types():
        for name, field in PUBLIC.type_map[type_name].fields.items():
            first = field.args.get("first")
            if first is None:
                continue
            assert str(first.type) == "Int", f"{type_name}.{name}"
            if "last" in field.args:
                assert first.default_value is Undefined, f"{type_name}.{name}"
                assert f"The default is {DEFAULT_SIZE} unless `last` is given" in first.description
                assert {"after", "before"} <= field.args.keys(), f"{type_name}.{name}"
            else:
                expected = {"peers": DEFAULT_PEERS, "shortestPath": DEFAULT_PATHS}.get(name, DEFAULT_SIZE)
                assert first.default_value == expected, f"{type_name}.{name}"
