"""The public schema and the graph model agree: neither has an element that the other lacks."""

import pytest
from graphql import GraphQLEnumType, GraphQLNonNull, Undefined, get_named_type

from graph.model import MODEL, Kind
from graph.query.fields.by_id import ById
from graph.query.fields.to_many import ToMany
from graph.query.fields.to_one import ToOne
from graph.query.fields.translated import Translated
from graph.query.fields.value import Value
from graph.query.links import Link, SourcesOfRelationship
from graph.query.pages import DEFAULT_SIZE, MAX_SIZE
from graph.query.where.conditions import LinkCondition, PathCondition, TranslatedCondition, ValueCondition
from schema.peers import DEFAULT_PEERS
from schema.public import CONDITIONS
from tests.schema.declared import NODE_TYPES, PUBLIC, composite_types, concrete, declared, edge_of, reachable, step

SCALARS = {Kind.STRING: "String", Kind.TEXT: "String", Kind.INT: "Int", Kind.FLOAT: "Float", Kind.DATE: "PartialDate"}


def properties(label: str) -> dict:
    """Return the properties that every node with this label can have."""
    first, *others = [{p.name: p for p in t.properties} for t in MODEL.concrete(label)]
    return {name: p for name, p in first.items() if all(name in other for other in others)}


def names_of(properties_) -> set[str]:
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


@pytest.mark.parametrize("label", MODEL.by_label)
def test_every_property_has_a_field_of_the_same_name(label):
    assert fields_of(label) == {name: name for name in names_of(MODEL.by_label[label].properties)}


@pytest.mark.parametrize("label", MODEL.by_label)
def test_every_field_has_the_type_of_its_property(label):
    for name, property_ in properties(label).items():
        field = PUBLIC.type_map[label].fields[name]
        type_ = get_named_type(field.type)
        assert isinstance(field.type, GraphQLNonNull) == property_.required, name
        if property_.kind is Kind.ENUM:
            assert tuple(type_.values) == property_.values, name
        elif name == "id":
            assert type_.name == "ID"
        else:
            assert type_.name == SCALARS[property_.kind], name


@pytest.mark.parametrize("label", MODEL.interfaces)
def test_an_interface_exposes_only_properties_that_all_its_types_have(label):
    assert set(fields_of(label)) <= set(properties(label))


def test_every_translated_text_is_stored_in_both_languages():
    for type_name in composite_types():
        fields = PUBLIC.type_map[type_name].fields
        for name, _, declaration in declared(type_name):
            if isinstance(declaration, Translated):
                assert {f"{declaration.base}Ru", f"{declaration.base}En"} <= fields.keys(), f"{type_name}.{name}"


@pytest.mark.parametrize("label", NODE_TYPES)
def test_every_link_follows_the_model(label):
    for name, _, declaration in declared(label):
        link = getattr(declaration, "link", None)
        if isinstance(link, Link):
            for start in concrete([label]):
                assert reachable({start}, link), f"{label}.{name} leads nowhere from a {start}"
            ends = reachable(concrete([label]), link)
            assert not link.labels or concrete(link.labels) <= ends, f"{label}.{name} has a label that it cannot reach"


@pytest.mark.parametrize("label", NODE_TYPES)
def test_a_field_of_one_node_has_at_most_one_target(label):
    for name, _, declaration in declared(label):
        if isinstance(declaration, ToOne):
            (hop,) = declaration.link.hops
            assert hop.direction == "out", f"{label}.{name}"
            assert not any(r.many for r in MODEL.relationships if r.type in hop.types), f"{label}.{name}"


@pytest.mark.parametrize("label", NODE_TYPES)
def test_a_field_has_the_type_of_the_target_nodes(label):
    for name, field, declaration in declared(label):
        if isinstance(declaration, ToOne):
            target = get_named_type(field.type)
        elif isinstance(declaration, ToMany):
            target = get_named_type(PUBLIC.type_map[edge_of(field)].fields["node"].type)
            assert target.name == declaration.target
        else:
            continue
        types = (
            {t.name for t in PUBLIC.get_possible_types(target)} if target.name not in MODEL.by_label else {target.name}
        )
        assert types == concrete(declaration.link.labels), f"{label}.{name}"


@pytest.mark.parametrize("relationship", MODEL.relationships, ids=lambda r: r.type)
def test_every_relationship_can_be_followed_in_both_directions(relationship):
    for start in concrete(relationship.start):
        assert reachable_ends(start, relationship.type, "out") == concrete(relationship.end), start
    for end in concrete(relationship.end):
        assert reachable_ends(end, relationship.type, "in") == concrete(relationship.start), end


def reachable_ends(label: str, relationship_type: str, direction: str) -> set[str]:
    """Return the node types that a type's fields reach over a relationship type."""
    ends = set()
    for _, _, declaration in declared(label):
        link = getattr(declaration, "link", None)
        if (
            isinstance(link, Link)
            and link.single
            and relationship_type in link.hops[0].types
            and (link.hops[0].direction in (direction, "both"))
        ):
            ends |= concrete(link.labels) & step({label}, link.hops[0])
    return ends


@pytest.mark.parametrize("label", NODE_TYPES)
def test_edges_expose_the_properties_and_sources_of_their_relationship(label):
    for name, field, declaration in declared(label):
        if isinstance(declaration, ToMany) and isinstance(declaration.link, Link):
            (hop,) = declaration.link.hops
            stored = {p for r in MODEL.relationships if r.type in hop.types for p in names_of(r.properties)}
            assert set(fields_of(edge_of(field))) == stored, f"{label}.{name}"
            assert declaration.link.has_sources == (not {"STATED_IN", "IN_DATASET"}.intersection(hop.types))


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


@pytest.mark.parametrize("label", NODE_TYPES)
def test_a_field_is_non_null_if_the_model_requires_exactly_one_node(label):
    for name, field, declaration in declared(label):
        if isinstance(declaration, ToOne):
            (hop,) = declaration.link.hops
            (relationship,) = [r for r in MODEL.relationships if r.type in hop.types]
            always = relationship.required and concrete(relationship.end) == concrete(declaration.link.labels)
            assert isinstance(field.type, GraphQLNonNull) == always, f"{label}.{name}"


@pytest.mark.parametrize(
    "name",
    [
        "Adoption.practice",
        "Adoption.territory",
        "Assessment.subject",
        "Code.territory",
        "Cohort.program",
        "Observation.indicator",
        "Observation.subject",
    ],
)
def test_a_required_link_is_non_null(name):
    type_name, _, field = name.partition(".")
    assert isinstance(PUBLIC.type_map[type_name].fields[field].type, GraphQLNonNull)


@pytest.mark.parametrize("label", MODEL.by_label)
def test_every_type_has_provenance_fields(label):
    fields = PUBLIC.type_map[label].fields
    assert "datasets" in fields or label == "Dataset"
    assert "sources" in fields or label in ("Source", "Dataset")


@pytest.mark.parametrize("label", [*NODE_TYPES, "Node"])
def test_every_type_has_root_fields_for_one_node_and_for_a_list(label):
    by_id = {d.label for _, _, d in declared("Query") if isinstance(d, ById)}
    lists = {d.target for _, _, d in declared("Query") if isinstance(d, ToMany)}
    assert (label in by_id & lists) != (label == "Node")
    assert (label in by_id | lists) != (label == "Node")


def test_root_fields_are_nullable_so_that_an_error_does_not_affect_the_others():
    assert not [name for name, field in PUBLIC.query_type.fields.items() if isinstance(field.type, GraphQLNonNull)]


@pytest.mark.parametrize("label", NODE_TYPES)
def test_every_property_and_link_has_a_condition(label):
    conditions = CONDITIONS[f"{label}Where"]
    compared = {c.property: c for c in conditions.values() if isinstance(c, ValueCondition)}
    assert set(fields_of(label)) == set(compared)
    for name, property_ in properties(label).items():
        if name in compared:
            assert compared[name].kind is property_.kind
    for name, _, declaration in declared(label):
        if isinstance(declaration, Translated):
            assert conditions[name] == TranslatedCondition(declaration.base)
        if isinstance(declaration, (ToOne, ToMany)) and len(set(declaration.link.labels)) == 1:
            assert conditions[name].link == declaration.link
            assert conditions[name].quantified == isinstance(declaration, ToMany)


@pytest.mark.parametrize("label", NODE_TYPES)
def test_conditions_are_public_and_follow_links_of_the_model(label):
    public = PUBLIC.type_map[f"{label}Where"].fields
    conditions = CONDITIONS[f"{label}Where"]
    assert set(public) == set(conditions) | {"and", "or", "not"}
    for name, condition in conditions.items():
        links = {LinkCondition: lambda c: (c.link,), PathCondition: lambda c: c.links}.get(type(condition))
        # A type inherits all conditions of its interfaces, even if only other types can meet them.
        inherited = [
            interface
            for interface in MODEL.interfaces
            if label in concrete([interface]) and CONDITIONS[f"{interface}Where"].get(name) == condition
        ]
        for link in links(condition) if links else ():
            ends = reachable(concrete([label, *inherited]), link)
            assert ends & concrete(link.labels), f"{label}Where.{name} leads nowhere"
        if isinstance(condition, LinkCondition):
            assert condition.where in CONDITIONS, name


@pytest.mark.parametrize("label", NODE_TYPES)
def test_every_type_can_be_filtered_by_country(label):
    condition = CONDITIONS[f"{label}Where"]["country"]
    property_ = condition.condition if isinstance(condition, PathCondition) else condition
    assert property_ == ValueCondition("country", Kind.STRING)
    if isinstance(condition, PathCondition):
        assert all(link.labels == ("Territory",) for link in condition.links)


@pytest.mark.parametrize("label", NODE_TYPES)
def test_lists_can_be_ordered_by_id_and_by_every_sortable_property(label):
    order = PUBLIC.type_map[f"{label}OrderField"]
    stored = {value.value.value if hasattr(value.value, "value") else value.value for value in order.values.values()}
    assert stored == {"id"} | {name for name, p in properties(label).items() if p.sortable}


def test_relationship_and_search_types_match_the_model():
    hidden = {t.label for t in MODEL.node_types if t.hidden}
    assert set(PUBLIC.type_map["RelationshipType"].values) == {
        r.type for r in MODEL.relationships if not hidden.intersection(r.end)
    }
    searched = {t.label for t in MODEL.node_types if any(p.searched for p in t.properties)}
    search_types = PUBLIC.type_map["SearchType"].values
    assert set(search_types) == {label.upper() for label in searched}


def test_every_enumeration_is_used():
    used = {get_named_type(member.type).name for type_ in PUBLIC.type_map.values() for member in _members(type_)}
    enumerations = {
        name
        for name, type_ in PUBLIC.type_map.items()
        if isinstance(type_, GraphQLEnumType) and not name.startswith("__")
    }
    assert enumerations <= used


def _members(type_):
    for field in getattr(type_, "fields", {}).values():
        yield field
        yield from getattr(field, "args", {}).values()


def test_descriptions_state_the_maximum_page_size():
    for name in composite_types():
        for field in PUBLIC.type_map[name].fields.values():
            for argument in ("first", "last"):
                if argument in field.args:
                    assert f"1 to {MAX_SIZE}" in field.args[argument].description


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
                expected = DEFAULT_PEERS if name == "peers" else DEFAULT_SIZE
                assert first.default_value == expected, f"{type_name}.{name}"
