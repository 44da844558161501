"""The public schema and the graph model agree: neither has an element that the other lacks."""

import pytest
from graphql import GraphQLNonNull, get_named_type

from graph.model import MODEL, Kind
from graph.query.fields.to_many import ToMany
from graph.query.fields.to_one import ToOne
from graph.query.fields.translated import Translated
from graph.query.links import Link
from tests.schema.declared import (
    NODE_TYPES,
    PUBLIC,
    composite_types,
    concrete,
    declared,
    edge_of,
    fields_of,
    names_of,
    properties,
    reachable,
    step,
)

SCALARS = {Kind.STRING: "String", Kind.TEXT: "String", Kind.INT: "Int", Kind.FLOAT: "Float", Kind.DATE: "PartialDate"}


def test_every_property_has_a_field_of_the_same_name():
    for label in MODEL.by_label:
        assert fields_of(label) == {name: name for name in names_of(MODEL.by_label[label].properties)}, label


def test_every_field_has_the_type_of_its_property():
    for label in MODEL.by_label:
        for name, property_ in properties(label).items():
            field = PUBLIC.type_map[label].fields[name]
            type_ = get_named_type(field.type)
            assert isinstance(field.type, GraphQLNonNull) == property_.required, f"{label}.{name}"
            if property_.kind is Kind.ENUM:
                assert tuple(type_.values) == property_.values, f"{label}.{name}"
            elif name == "id":
                assert type_.name == "ID", label
            else:
                assert type_.name == SCALARS[property_.kind], f"{label}.{name}"


def test_an_interface_exposes_only_properties_that_all_its_types_have():
    for label in MODEL.interfaces:
        assert set(fields_of(label)) <= set(properties(label)), label


def test_every_translated_text_is_stored_in_both_languages():
    for type_name in composite_types():
        fields = PUBLIC.type_map[type_name].fields
        for name, _, declaration in declared(type_name):
            if isinstance(declaration, Translated):
                assert {f"{declaration.base}Ru", f"{declaration.base}En"} <= fields.keys(), f"{type_name}.{name}"


def test_every_link_follows_the_model():
    for label in NODE_TYPES:
        for name, _, declaration in declared(label):
            link = getattr(declaration, "link", None)
            if isinstance(link, Link):
                for start in concrete([label]):
                    assert reachable({start}, link), f"{label}.{name} leads nowhere from a {start}"
                ends = reachable(concrete([label]), link)
                assert not link.labels or concrete(link.labels) <= ends, (
                    f"{label}.{name} has a label that it cannot reach"
                )


def test_a_field_of_one_node_has_at_most_one_target():
    for label in NODE_TYPES:
        for name, _, declaration in declared(label):
            if isinstance(declaration, ToOne):
                (hop,) = declaration.link.hops
                assert hop.direction == "out", f"{label}.{name}"
                assert not any(r.many for r in MODEL.relationships if r.type in hop.types), f"{label}.{name}"


def test_a_field_has_the_type_of_the_target_nodes():
    for label in NODE_TYPES:
        for name, field, declaration in declared(label):
            if isinstance(declaration, ToOne):
                target = get_named_type(field.type)
            elif isinstance(declaration, ToMany):
                target = get_named_type(PUBLIC.type_map[edge_of(field)].fields["node"].type)
                assert target.name == declaration.target, label
            else:
                continue
            types = (
                {t.name for t in PUBLIC.get_possible_types(target)}
                if target.name not in MODEL.by_label
                else {target.name}
            )
            assert types == concrete(declaration.link.labels), f"{label}.{name}"


def test_every_relationship_can_be_followed_in_both_directions():
    for relationship in MODEL.relationships:
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


def test_a_field_is_non_null_if_the_model_requires_exactly_one_node():
    for label in NODE_TYPES:
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


def test_relationship_and_search_types_match_the_model():
    hidden = {t.label for t in MODEL.node_types if t.hidden}
    assert set(PUBLIC.type_map["RelationshipType"].values) == {
        r.type for r in MODEL.relationships if not hidden.intersection(r.end)
    }
    searched = {t.label for t in MODEL.node_types if any(p.searched for p in t.properties)}
    search_types = PUBLIC.type_map["SearchType"].values
    assert set(search_types) == {label.upper() for label in searched}
